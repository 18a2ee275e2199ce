/** Releases a person from their directory: it does not see them any more, and administrators change them again. */
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { deleteLink, selectManager } from '../../storage/statements/directory-members.ts';
import { checkRevision, type Edit } from '../change.ts';
import { savePerson } from '../people/save.ts';

export async function releasePerson(edit: Edit, person: Person): Promise<Person> {
  checkRevision(edit, person);
  const manager = await edit.tx.one(selectManager, { org: edit.org, personId: person.id });
  if (manager === undefined) throw new Problem('conflict', `${person.displayName} is managed by no directory.`);
  edit.tx.send(deleteLink, { org: edit.org, directoryId: manager.directoryId, personId: person.id });
  return unmark(edit, person);
}

/** Nobody shows any more as the directory's. */
export function unmark(edit: Edit, person: Person): Promise<Person> {
  const { managedBy: _, ...details } = person.details ?? {};
  return savePerson(edit, person, { ...person, details: Object.keys(details).length === 0 ? null : details });
}
