/** Brings somebody back who left: the same person, with their id and history. */
import { type PersonDetails, withoutCleared } from '../../domain/details.ts';
import { type Identifier, identifier } from '../../domain/identifier.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { selectIdentified } from '../../storage/statements/identifiers.ts';
import { fromPerson, returnPerson, selectGonePerson, selectPerson, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { keptPerson } from '../merged.ts';
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
  if (gone !== undefined) {
    const kept = await keptPerson(tx, org, id);
    if (kept !== undefined)
      throw new Problem('conflict', `This record was merged into the person ${kept}: undo the merge instead.`);
    return toPerson(gone);
  }
  const here = await tx.one(selectPerson, { org, id });
  if (here === undefined) throw notFound('person');
  throw new Problem('conflict', `${here.displayName} is here: there is nobody to bring back.`);
}

/** What a person is found by elsewhere is free when they leave. What somebody else has by now stays with them. */
async function freeDetails({ tx, org }: Edit, { id, details }: Person): Promise<PersonDetails | null> {
  if (details === null) return null;
  const isFree = async (wanted: Identifier) => {
    const other = await tx.one(selectIdentified, { org, noun: 'person', ...wanted });
    return other === undefined || other.id === id;
  };
  const { externalIds = [], employeeNumber, ...others } = details;
  const kept = [];
  for (const each of externalIds) if (await isFree(identifier.external(each.source, each.id))) kept.push(each);
  const keepsNumber = employeeNumber !== undefined && (await isFree(identifier.employeeNumber(employeeNumber)));
  return withoutCleared<PersonDetails>({ ...others, externalIds: kept, ...(keepsNumber ? { employeeNumber } : {}) });
}

export async function bringBack(edit: Edit, gone: Person, wish: ReturnWish, how: 'restored' | 'rehired'): Promise<Person> {
  const details = await freeDetails(edit, gone);
  const after: Person = { ...gone, ...tidied(wish), details, modifiedAt: edit.now, revision: gone.revision + 1 };
  requireRoleToGive(edit.actor, after.role);
  await requireFreeLogin(edit, after.login, gone.id);
  edit.tx.send(returnPerson, { org: edit.org, ...fromPerson(after) });
  if (details !== null) await saveIdentifiers(edit, 'person', gone.id, null, details);
  releaseOffBoardingsOf(edit, gone.id);
  edit.afterCommit(() => edit.actors.forgetSubject(gone.id));
  const recordReturn = how === 'restored' ? record.personRestored : record.personRehired;
  recordReturn(edit, after);
  await tell(edit, 'login given', { person: after, isNew: false });
  return after;
}
