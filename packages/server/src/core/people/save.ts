/** Stores people. All code that creates or changes a person calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS } from '@heldby/contract';
import { loginKey, type Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import { setPersonSince } from '../../storage/statements/past.ts';
import { fromPerson, insertPerson, updatePerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { requireAdministratorLeft } from '../last-administrator.ts';
import { requireJsonLength } from '../lengths.ts';
import { record } from '../record.ts';

/** Stores a new person. */
export async function insertNewPerson(edit: Edit, person: Person): Promise<void> {
  requireJsonLength('extras', person.extras, LENGTHS.extras);
  edit.tx.send(insertPerson, { org: edit.org, ...fromPerson(person) });
  record.personCreated(edit, person);
  await tell(edit, 'login given', { person, isNew: true });
}

/**
 * Writes the person if `wanted` differs from `before`, and returns the stored object.
 * `elsewhere`: a part of the person in another table has changed, so the revision goes up even if the row is equal.
 */
export async function savePerson(edit: Edit, before: Person, wanted: Person, elsewhere = false): Promise<Person> {
  if (!elsewhere && isDeepStrictEqual(wanted, before)) return before;
  await requireAdministratorLeft(edit, before, wanted);
  const after: Person = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  requireJsonLength('extras', after.extras, LENGTHS.extras);
  if (after.details !== before.details) await saveIdentifiers(edit, 'person', after.id, before.details, after.details);
  edit.tx.send(updatePerson, { org: edit.org, ...fromPerson(after) });
  edit.afterCommit(() => edit.actors.forgetSubject(after.id));
  if (before.disabledReason === null && after.disabledReason !== null) {
    record.personDisabled(edit, before, after);
    await tell(edit, 'person disabled', { person: after });
  } else if (before.disabledReason !== null && after.disabledReason === null) {
    record.personEnabled(edit, before, after);
    await tell(edit, 'person enabled', { person: after });
  } else record.personUpdated(edit, before, after);
  if (loginKey(after.login) !== loginKey(before.login)) await tell(edit, 'login given', { person: after, isNew: false });
  return after;
}

/** They were known earlier than they were added. */
export function backdatePerson(edit: Edit, before: Person, createdAt: Instant): void {
  const after: Person = { ...before, createdAt, modifiedAt: edit.now, revision: before.revision + 1 };
  const { id, modifiedAt, revision } = after;
  edit.tx.send(setPersonSince, { org: edit.org, id, createdAt, modifiedAt, revision });
  record.personUpdated(edit, before, after);
}
