/**
 * Makes commits durable: one fdatasync of the write-ahead log, on the thread pool, for all commits that wait for it.
 *
 * A commit waits for a sync that began after it. While a sync runs, later commits gather for the next one, so that a slow
 * disk makes larger groups and not a longer queue. A sync that fails cannot be repeated, because the kernel may have dropped
 * the pages: everything that waits is refused, and the process ends.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { syncFolders } from './folders.ts';

export interface LogSync {
  /** Resolves when everything committed before the call is on the disk. Call it after each commit, in the same turn. */
  readonly durable: () => Promise<void>;
  /** The same for a reader: resolves at once where every commit is on the disk already. */
  readonly settled: () => Promise<void>;
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
  /** The waiters that the running sync serves; undefined while none runs. */
  let served: Waiter[] | undefined;
  let failure: Error | undefined;
  /** A process that was killed may have left commits in the log that it never synced. */
  let hasSynced = false;

  const sync = () => {
    if (served !== undefined || waiting.length === 0) return;
    served = waiting;
    waiting = [];
    syncFile(descriptor, ended);
  };
  const ended = (error: Error | null) => {
    const done = served ?? [];
    served = undefined;
    if (error !== null) return fail(error, done);
    hasSynced = true;
    for (const waiter of done) waiter.resolve();
    sync();
  };
  const fail = (cause: Error, done: readonly Waiter[]) => {
    failure = new Problem('unavailable', 'The store could not write to its disk.', { cause });
    for (const waiter of [...done, ...waiting]) waiter.reject(failure);
    waiting = [];
    onFatal(cause);
  };
  const wait = (queue: () => Waiter[]) =>
    new Promise<void>((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      queue().push({ resolve, reject });
      sync();
    });
  const durable = () => wait(() => waiting);

  return {
    durable,
    settled: async () => {
      if (hasSynced && failure === undefined && served === undefined && waiting.length === 0) return;
      // Each commit has called `durable`: where nothing waits, the running sync began after the last commit.
      await wait(() => (waiting.length === 0 && served !== undefined ? served : waiting));
    },
    failed: () => failure !== undefined,
    close: async () => {
      // A failure has been reported to those who waited; closing goes on.
      await durable().catch(() => undefined);
      closeSync(descriptor);
    },
  };
}
