/** Stores directories. All code that creates, changes or removes a directory calls this file. */
import { isDeepStrictEqual } from 'node:util';
import type { Directory, DirectoryRule } from '../../domain/directory.ts';
import { tidyName } from '../../domain/names.ts';
import {
  deleteDirectory,
  deleteDirectoryCalls,
  fromDirectory,
  insertDirectory,
  updateDirectory,
} from '../../storage/statements/directories.ts';
import { deleteDirectoryGroups, deleteDirectoryPeople } from '../../storage/statements/directory-members.ts';
import { checkRevision, type Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';
import { recordDirectory } from '../record-directories.ts';

/** As an administrator sets it. What is left out stays. */
export type DirectoryChange = Partial<Pick<Directory, 'name' | 'kind' | 'onInactive' | 'rules'>>;

export async function insertNewDirectory(
  edit: Edit,
  wanted: Omit<Directory, 'createdAt' | 'modifiedAt' | 'revision'>,
): Promise<Directory> {
  await requireRules(edit, wanted.rules);
  const made: Directory = {
    ...wanted,
    name: tidyName('name', wanted.name),
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  edit.tx.send(insertDirectory, { org: edit.org, ...fromDirectory(made) });
  recordDirectory.created(edit, made);
  return made;
}

/** Writes nothing if nothing differs. */
export async function changeDirectory(edit: Edit, before: Directory, change: DirectoryChange): Promise<Directory> {
  checkRevision(edit, before);
  if (change.rules !== undefined) await requireRules(edit, change.rules);
  const name = change.name === undefined ? before.name : tidyName('name', change.name);
  const wanted: Directory = { ...before, ...change, name };
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Directory = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(updateDirectory, { org: edit.org, ...fromDirectory(after) });
  recordDirectory.updated(edit, before, after);
  return after;
}

/** Who comes from it stays as they are. */
export function deleteOfDirectory(edit: Edit, before: Directory): void {
  checkRevision(edit, before);
  const key = { org: edit.org, directoryId: before.id };
  edit.tx.send(deleteDirectoryPeople, key);
  edit.tx.send(deleteDirectoryGroups, key);
  edit.tx.send(deleteDirectoryCalls, key);
  edit.tx.send(deleteDirectory, { org: edit.org, id: before.id });
  recordDirectory.removed(edit, before);
}

async function requireRules(edit: Edit, rules: readonly DirectoryRule[]): Promise<void> {
  for (const { locationId } of rules) {
    if (locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, locationId, 'rules');
  }
}
