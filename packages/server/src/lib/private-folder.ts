/** Makes folders that only this user can read. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o700;

/**
 * Makes the folder and what it lies in, where they do not exist. Node's own `recursive` never ends where a folder is there in which none
 * can be made, such as `/proc`.
 */
export function ensurePrivateFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (!existsSync(dirname(folder))) ensurePrivateFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: OWNER_ONLY });
  } catch (error) {
    // Another process has made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
