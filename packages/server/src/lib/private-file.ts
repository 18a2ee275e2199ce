/** Writes a file that only this user can read, so that after a crash it holds the old text or the new one. */
import { chmodSync, closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './sync-path.ts';

const OWNER_ONLY = 0o600;

/**
 * Makes the file where there is none, readable by this user only from its first moment on. SQLite would make it as the umask allows,
 * and a reader who opened it before a later `chmod` could go on reading.
 */
export function ensurePrivateFile(file: string): void {
  try {
    // Only where there is none: closing another descriptor of a file would release SQLite's locks on it.
    closeSync(openSync(file, 'wx', OWNER_ONLY));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(file, OWNER_ONLY);
}

/** Replaces the file if it exists. Creates its folder, readable by this user only. */
export function writePrivateFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.new`;
  // What a killed process left behind may have other permissions.
  rmSync(unfinished, { force: true });
  const descriptor = openSync(unfinished, 'wx', OWNER_ONLY);
  try {
    fchmodSync(descriptor, OWNER_ONLY);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}
