/** Writes a file that only this user can read, so that after a crash it holds the old text or the new one. */
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ensurePrivateFolder } from './private-folder.ts';
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
  ensurePrivateFolder(dirname(file));
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

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes the chunks as they come, into a folder that exists. A file that may be replaced stays as it is, with its own mode, until the
 * whole new one takes its place. Otherwise the file must not exist (EEXIST). What is not whole is removed.
 */
export async function writePrivately(file: string, chunks: Chunks, isReplaced: boolean): Promise<void> {
  // Nothing takes the place of a terminal, a pipe or /dev/null.
  if (isReplaced && !isFileOrNothing(file)) return writeInto(openSync(file, 'w'), chunks);
  const target = isReplaced ? `${file}.${process.pid}.part` : file;
  const descriptor = openSync(target, 'wx', OWNER_ONLY);
  try {
    await writeInto(descriptor, chunks, () => {
      fchmodSync(descriptor, OWNER_ONLY);
      fsyncSync(descriptor);
    });
    if (target !== file) renameSync(target, file);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

async function writeInto(descriptor: number, chunks: Chunks, finish: () => void = () => undefined): Promise<void> {
  try {
    for await (const chunk of chunks) writeFileSync(descriptor, chunk);
    finish();
  } finally {
    closeSync(descriptor);
  }
}

function isFileOrNothing(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
}

/** Makes a file that is there already readable by this user only. What is no file, such as a terminal, keeps its mode. */
export function hideFile(descriptor: number): void {
  if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, OWNER_ONLY);
}
