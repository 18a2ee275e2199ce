/**
 * Checkpoints: copying the write-ahead log back into the database file.
 *
 * A checkpoint syncs both files, which would stop the event loop, so a worker thread runs it. Each time the log has grown by
 * 8 MiB, what is in it is copied while writing goes on. SQLite can begin the log anew only when all of it is copied and
 * nothing reads it; under constant writing that moment never comes. So at 32 MiB writers wait for one checkpoint that
 * reaches the end of the log. A long read (a backup) prevents even that; then the log may grow by another 32 MiB.
 */
import { statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../lib/start-thread.ts';

export interface Checkpointer {
  /** Call it after each commit. */
  readonly committed: () => void;
  /** Await it before each commit. Resolves at once, or after a checkpoint when the log has outgrown its limit. */
  readonly roomForWriting: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Before 3.51.3, except in 3.50.7 and 3.44.6, a checkpoint that starts while a commit begins the log anew can lose pages:
 * https://sqlite.org/wal.html#walresetbug. The first releases of Node.js 24 contain such a version.
 */
export function racesWithCommits(sqliteVersion: string): boolean {
  const [major = 0, minor = 0, patch = 0] = sqliteVersion.split('.').map(Number);
  if (major !== 3 || minor > 51) return major < 3;
  const fixedFrom = new Map([
    [44, 6],
    [50, 7],
    [51, 3],
  ]);
  return patch < (fixedFrom.get(minor) ?? Number.POSITIVE_INFINITY);
}

/** Each time the log has grown by this much, it is copied back while writing goes on. */
const STEP_BYTES = 8 * 1024 * 1024;
/** At this size writers wait for a checkpoint. Most of the log is copied by then, so that the wait is short. */
const LIMIT_BYTES = 32 * 1024 * 1024;

export function createCheckpointer(database: string, logFile: string, sqliteVersion = process.versions.sqlite): Checkpointer {
  const script = new URL(`./checkpoint-thread${import.meta.url.slice(-3)}`, import.meta.url);
  let worker: Worker | undefined;
  let running: Promise<boolean> | undefined;
  let logBytes = 0;
  let copyAt = STEP_BYTES;
  let limit = LIMIT_BYTES;
  const alone = sqliteVersion === undefined || racesWithCommits(sqliteVersion);

  /** Starts the thread when there is something to copy: it takes a tenth of the memory of a server at rest. */
  const started = () => {
    worker ??= startThread(script, { database });
    return worker;
  };
  /** Whether all of it was copied. */
  const checkpoint = (mode: 'passive' | 'restart') => {
    running ??= new Promise<boolean>(resolve => {
      const thread = started();
      thread.once('message', (complete: boolean) => {
        running = undefined;
        resolve(complete);
      });
      thread.postMessage(mode);
    });
    return running;
  };

  return {
    committed: () => {
      // Takes two microseconds. Counting commits would not do: they differ too much in size.
      logBytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
      if (logBytes < STEP_BYTES) copyAt = STEP_BYTES;
      if (logBytes < LIMIT_BYTES) limit = LIMIT_BYTES;
      if (logBytes < copyAt) return;
      copyAt = logBytes + STEP_BYTES;
      void checkpoint('passive');
    },
    roomForWriting: async () => {
      if (alone) await running;
      if (logBytes < limit) return;
      await running;
      // A long read keeps the log from starting anew. Let it grow rather than hold every write back.
      if (!(await checkpoint('restart'))) limit = logBytes + LIMIT_BYTES;
      logBytes = 0;
    },
    close: async () => {
      await running;
      await worker?.terminate();
    },
  };
}
