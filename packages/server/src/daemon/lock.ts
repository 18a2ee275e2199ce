/**
 * Locks a data folder for one process. The lock is SQLite's own, on an empty database next to the store, so the operating system
 * releases it when the process dies, on every platform.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from '../lib/private-file.ts';
import { ensurePrivateFolder } from '../lib/private-folder.ts';
import { isBusy } from '../storage/sqlite/errors.ts';

export const LOCK_FILE = 'heldby.lock';

export interface FolderLock {
  readonly release: () => void;
}

/** The lock, or undefined while another process has it. Creates the folder, readable by this user only. */
export function lockFolder(folder: string): FolderLock | undefined {
  ensurePrivateFolder(folder);
  const file = join(folder, LOCK_FILE);
  ensurePrivateFile(file);
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    // The database stays empty, so a journal file would be of no use.
    connection.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => connection.close() };
}
