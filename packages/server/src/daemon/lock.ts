/**
 * One process at a time works on a data folder. The lock is SQLite's own on an empty database beside the store: the
 * operating system takes it back when its holder dies, however that happens, on every platform.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from '../storage/sqlite/errors.ts';

const LOCK_FILE = 'heldby.lock';

export interface FolderLock {
  readonly release: () => void;
}

/** The lock, or undefined while another process has it. Makes the folder, readable by this user alone. */
export function lockFolder(folder: string): FolderLock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, LOCK_FILE);
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    // In memory: the journal would be one more file, of a database that never holds anything.
    connection.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => connection.close() };
}
