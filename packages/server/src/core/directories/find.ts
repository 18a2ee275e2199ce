/** Finds directories by id, and by the application as which they act. */
import type { Directory } from '../../domain/directory.ts';
import type { DirectoryId, OrgId, OwnerId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import {
  type DirectoryRow,
  selectDirectory,
  selectDirectoryOfApplication,
  toDirectory,
} from '../../storage/statements/directories.ts';
import type { Reader } from '../../storage/storage.ts';

/** With how many it manages, and when it last called. */
export async function readDirectory(reader: Reader, org: OrgId, id: DirectoryId): Promise<DirectoryRow> {
  const row = await reader.one(selectDirectory, { org, id });
  if (row === undefined) throw notFound('directory');
  return row;
}

export async function requireDirectory(reader: Reader, org: OrgId, id: DirectoryId): Promise<Directory> {
  return toDirectory(await readDirectory(reader, org, id));
}

/** Undefined for an application that is no directory. */
export async function directoryOf(reader: Reader, org: OrgId, applicationId: OwnerId): Promise<Directory | undefined> {
  const row = await reader.one(selectDirectoryOfApplication, { org, applicationId });
  return row && toDirectory(row);
}
