/**
 * Makes commits durable: one fdatasync of the write-ahead log, on the thread pool, for all commits that wait for it.
 * A sync that fails cannot be undone or repeated (the kernel may have dropped the pages), so it ends the process.
 */
import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../domain/problem.ts';

export interface LogSync {
  /** Resolves when everything committed before the call is on the disk. */
  readonly durable: () => Promise<void>;
  readonly failed: () => boolean;
  readonly close: () => Promise<void>;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export type SyncFile = (descriptor: number, done: (error: Error | null) => void) => void;

export function createLogSync(file: string, onFatal: (error: Error) => void, syncFile: SyncFile = fdatasync): LogSync {
  // Windows flushes only what is open for writing.
  const descriptor = openSync(file, 'r+');
  syncFolders(dirname(file));
  let waiting: Waiter[] = [];
  let syncing = false;
  let failure: Error | undefined;

  const sync = () => {
    if (syncing || waiting.length === 0) return;
    syncing = true;
    const served = waiting;
    waiting = [];
    syncFile(descriptor, error => {
      syncing = false;
      if (error !== null) return fail(error, served);
      for (const waiter of served) waiter.resolve();
      sync();
    });
  };
  const fail = (cause: Error, served: readonly Waiter[]) => {
    failure = new Problem('unavailable', 'The store could not write to its disk.', { cause });
    for (const waiter of [...served, ...waiting]) waiter.reject(failure);
    waiting = [];
    onFatal(cause);
  };
  const durable = () =>
    new Promise<void>((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      waiting.push({ resolve, reject });
      sync();
    });

  return {
    durable,
    failed: () => failure !== undefined,
    close: async () => {
      // Whoever waits has been told; closing goes on.
      await durable().catch(() => undefined);
      closeSync(descriptor);
    },
  };
}

/** A new file's name is durable only when its folder is synced too; and a new folder's name, when the one above it is. */
function syncFolders(folder: string): void {
  if (process.platform === 'win32') return;
  syncFolder(folder);
  for (let child = resolve(folder), above = dirname(child); above !== child; child = above, above = dirname(child)) {
    try {
      syncFolder(above);
    } catch {
      return; // Of a folder that this user may not read, nothing was made by him.
    }
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
