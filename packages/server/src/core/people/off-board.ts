/** Off-boards a person: ends their assignments, revokes their credentials and removes them. Their history stays. */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { removePerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { requireAdministratorLeft } from '../last-administrator.ts';
import { record } from '../record.ts';
import { replaceAdministered } from './administered.ts';
import { requireRoleToGive } from './roles.ts';

export interface OffBoarded {
  readonly personId: PersonId;
  readonly endedAssignments: number;
  readonly revokedCredentials: number;
}

/** The recorded reason if the caller gave none. */
const REMOVED = 'the person was removed';

export async function offBoard(edit: Edit, person: Person, reason: string | null): Promise<OffBoarded> {
  requireRoleToGive(edit.actor, person.role);
  if (edit.actor.id === person.id) throw new Problem('conflict', 'You cannot remove yourself. Ask another administrator.');
  await requireAdministratorLeft(edit, person, null);
  const why = reason ?? REMOVED;
  const began = edit.recorded.length;
  edit.tx.send(removePerson, { org: edit.org, id: person.id, reason: why, now: edit.now });
  await replaceAdministered(edit, person.id, []);
  if (person.details !== null) await saveIdentifiers(edit, 'person', person.id, person.details, null);
  edit.afterCommit(() => edit.actors.forgetSubject(person.id));
  await tell(edit, 'person off-boarded', { person, reason: why });
  const theirs = edit.recorded.slice(began).filter(({ owner }) => owner?.id === person.id);
  record.personRemoved(edit, person);
  return {
    personId: person.id,
    endedAssignments: theirs.filter(({ type }) => type === 'assignment.ended').length,
    revokedCredentials: theirs.filter(({ type }) => type === 'credential.revoked').length,
  };
}
