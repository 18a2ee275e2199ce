/** Brings somebody back who left: the same person, with their id and history. */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { fromPerson, returnPerson, selectGonePerson, selectPerson, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireFreeLogin } from './create.ts';
import { tidied } from './input.ts';
import { releaseOffBoardingsOf } from './off-boardings.ts';
import { requireRoleToGive } from './roles.ts';

/** How they come back. Null keeps what they had. */
export type ReturnWish = Pick<Person, 'disabledReason'> & Partial<Pick<Person, 'login' | 'role' | 'locationId'>>;

/** Somebody who left; `conflict` for somebody who is here. */
export async function requireGone({ tx, org }: Edit, id: PersonId): Promise<Person> {
  const gone = await tx.one(selectGonePerson, { org, id });
  if (gone !== undefined) return toPerson(gone);
  const here = await tx.one(selectPerson, { org, id });
  if (here === undefined) throw notFound('person');
  throw new Problem('conflict', `${here.displayName} is here: there is nobody to bring back.`);
}

export async function bringBack(edit: Edit, gone: Person, wish: ReturnWish, how: 'restored' | 'rehired'): Promise<Person> {
  const after: Person = { ...gone, ...tidied(wish), modifiedAt: edit.now, revision: gone.revision + 1 };
  requireRoleToGive(edit.actor, after.role);
  await requireFreeLogin(edit, after.login, gone.id);
  edit.tx.send(returnPerson, { org: edit.org, ...fromPerson(after) });
  releaseOffBoardingsOf(edit, gone.id);
  edit.afterCommit(() => edit.actors.forgetSubject(gone.id));
  const tell = how === 'restored' ? record.personRestored : record.personRehired;
  tell(edit, after);
  return after;
}
