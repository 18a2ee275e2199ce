/**
 * Copies the write-ahead log back into the database file from a worker thread, because a checkpoint syncs both files
 * and would stop the event loop. Starts when the log has grown; holds writers back only when it grows without end.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export interface Checkpointer {
  /** Tell it after each commit. */
  readonly committed: () => void;
  /** Resolves at once, or, when the log has outgrown its limit, after the checkpoint that empties it. Ask before each commit. */
  readonly roomForWriting: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Until 3.51.3 (and but for 3.50.7 and 3.44.6) a checkpoint that starts at the instant at which a commit begins the log
 * anew can leave out pages for good: https://sqlite.org/wal.html#walresetbug. Node.js 24 began with such a version.
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

/** Whenever the log has grown by so much, it is copied back while writing goes on. */
const STEP_BYTES = 8 * 1024 * 1024;
/**
 * At this size writers wait, so that the checkpoint can reach the log's end and the log starts anew. Most has been copied
 * by then; without a limit, a store that is written to without a pause has a log that never ends.
 */
const LIMIT_BYTES = 32 * 1024 * 1024;

export function createCheckpointer(database: string, logFile: string, sqliteVersion = process.versions.sqlite): Checkpointer {
  const script = new URL(`./checkpoint-thread${import.meta.url.slice(-3)}`, import.meta.url);
  let worker: Worker | undefined;
  let running: Promise<boolean> | undefined;
  let logBytes = 0;
  let copyAt = STEP_BYTES;
  let limit = LIMIT_BYTES;
  const alone = sqliteVersion === undefined || racesWithCommits(sqliteVersion);

  /** Not before there is something to copy: a thread takes as much memory as a tenth of the whole server at rest. */
  const started = () => {
    if (worker === undefined) {
      worker = new Worker(script, { workerData: { database }, execArgv: [] });
      worker.unref();
    }
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
      // Two microseconds; commits are too different in size to be counted instead.
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
      // A long read (a backup) keeps the log from starting anew: it may grow on, rather than hold every write back.
      if (!(await checkpoint('restart'))) limit = logBytes + LIMIT_BYTES;
      logBytes = 0;
    },
    close: async () => {
      await running;
      await worker?.terminate();
    },
  };
}
