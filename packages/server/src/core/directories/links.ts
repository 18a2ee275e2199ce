/** Stores how directories know people. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS } from '@heldby/contract';
import type { Directory, DirectoryPerson } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import {
  fromLink,
  insertLink,
  selectDeletedLinkByLogin,
  selectLink,
  selectLinkByExternalId,
  toLink,
  updateLink,
} from '../../storage/statements/directory-members.ts';
import type { Edit } from '../change.ts';
import { requireJsonLength, requireLength } from '../lengths.ts';

/** How the directory knows somebody, also after it has deleted them. */
export async function findLink({ tx, org }: Edit, { id }: Directory, personId: PersonId): Promise<DirectoryPerson | undefined> {
  const row = await tx.one(selectLink, { org, directoryId: id, personId });
  return row && toLink(row);
}

export async function findLinkByExternalId(
  { tx, org }: Edit,
  { id }: Directory,
  externalId: string,
): Promise<DirectoryPerson | undefined> {
  const row = await tx.one(selectLinkByExternalId, { org, directoryId: id, externalId });
  return row && toLink(row);
}

/** Who had the login when the directory deleted them. */
export async function findDeletedLink({ tx, org }: Edit, { id }: Directory, key: string): Promise<DirectoryPerson | undefined> {
  const row = await tx.one(selectDeletedLinkByLogin, { org, directoryId: id, loginKey: key });
  return row && toLink(row);
}

export function insertNewLink(edit: Edit, link: DirectoryPerson): DirectoryPerson {
  requireStorable(link);
  edit.tx.send(insertLink, { org: edit.org, ...fromLink(link) });
  return link;
}

/** Writes nothing if nothing differs. */
export function saveLink(edit: Edit, before: DirectoryPerson, wanted: DirectoryPerson): DirectoryPerson {
  if (isDeepStrictEqual(before, wanted)) return before;
  requireStorable(wanted);
  const after = { ...wanted, modifiedAt: edit.now };
  edit.tx.send(updateLink, { org: edit.org, ...fromLink(after) });
  return after;
}

function requireStorable({ externalId, attributes }: DirectoryPerson): void {
  if (externalId !== null) requireLength('externalId', externalId, LENGTHS.subject);
  requireJsonLength('attributes', attributes, LENGTHS.extras);
}
