/** Directories as the contract shows them. */
import type * as api from '@heldby/contract';
import type { Directory } from '../domain/directory.ts';
import { toIso } from '../lib/instant.ts';

export function toDirectoryRecord(directory: Directory): api.DirectoryRecord {
  const { rules, createdAt, modifiedAt, ...rest } = directory;
  const times = { createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
  return { ...rest, rules: rules.map(rule => ({ ...rule })), ...times };
}
