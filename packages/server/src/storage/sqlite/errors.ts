/** Tells the store's trouble from a defect: SQLite's primary result codes as problems. */
import { Problem } from '../../domain/problem.ts';

/** A full disk, a read-only or a damaged file, another process in the way: not the caller's fault, and it may pass. */
const UNAVAILABLE = new Set([5, 6, 8, 10, 11, 13, 14, 26]); // busy locked readonly ioerr corrupt full cantopen notadb
const BUSY = 5;

/** The primary result code, or undefined when SQLite did not throw this. */
function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

export function closed(): Problem {
  return new Problem('unavailable', 'The store is closed.');
}

/** The error as `unavailable` where it is the store's trouble, and as it is elsewhere. */
export function asProblem(error: unknown): unknown {
  // node:sqlite itself refuses a connection that was closed; SQLite never sees the call.
  if ((error as { code?: unknown } | null)?.code === 'ERR_INVALID_STATE') return closed();
  const code = resultCode(error);
  if (code === undefined || !UNAVAILABLE.has(code)) return error;
  return new Problem('unavailable', 'The store cannot take this now.', { cause: error });
}
