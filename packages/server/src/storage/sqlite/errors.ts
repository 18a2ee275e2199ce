/** Turns SQLite's result codes into problems where the store is in trouble; other errors are defects and stay as they are. */
import { Problem } from '../../domain/problem.ts';
import { movedAway } from '../moved-away.ts';

/** A full disk, a read-only or damaged file, another process that holds the file: not the caller's fault, and it may pass. */
const UNAVAILABLE = new Set([5, 6, 8, 10, 11, 13, 14, 26]); // busy locked readonly ioerr corrupt full cantopen notadb
const BUSY = 5;

/** The primary result code, or undefined when SQLite did not throw this. */
function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** A trigger refused the write: only a store that has moved has such triggers. */
const BY_TRIGGER = 1811;

/** Another process has the file, or the disk has no room or no time; the others mean a file that will be the same tomorrow. */
const PASSING = new Set([5, 6, 10, 13]);

/** Whether it may be different later; undefined if this is no error of SQLite. */
export function isPassing(error: unknown): boolean | undefined {
  const code = resultCode(error instanceof Problem ? error.cause : error);
  return code === undefined ? undefined : PASSING.has(code);
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

export function closed(): Problem {
  return new Problem('unavailable', 'The store is closed.');
}

/** `unavailable` where the store is in trouble; otherwise the error itself. */
export function asProblem(error: unknown): unknown {
  // node:sqlite refuses a closed connection before SQLite sees the call.
  if ((error as { code?: unknown } | null)?.code === 'ERR_INVALID_STATE') return closed();
  if ((error as { errcode?: unknown } | null)?.errcode === BY_TRIGGER) return movedAway(error);
  const code = resultCode(error);
  if (code === undefined || !UNAVAILABLE.has(code)) return error;
  return new Problem('unavailable', 'The store cannot take this now.', { cause: error });
}
