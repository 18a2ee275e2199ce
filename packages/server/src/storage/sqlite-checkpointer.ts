/**
 * Copies the write-ahead log back into the database file from a worker thread, because a checkpoint syncs both files
 * and would stop the event loop. Starts when the log has grown; holds writers back only when it grows without end.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export interface Checkpointer {
  /** Tell it after each commit. */
  readonly committed: () => void;
  /** Resolves at once, or, when the log has outgrown its limit, after the checkpoint that empties it. */
  readonly roomForWriting: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A log of this size is copied back while writing goes on. */
const START_BYTES = 8 * 1024 * 1024;
/** At this size writers wait, so that the checkpoint can reach the log's end and the log starts anew. */
const LIMIT_BYTES = 128 * 1024 * 1024;
/** The log is looked at once in so many commits. */
const COMMITS_PER_LOOK = 64;

export function createCheckpointer(database: string, logFile: string): Checkpointer {
  const script = new URL(`./sqlite-checkpoint-thread${import.meta.url.slice(-3)}`, import.meta.url);
  const worker = new Worker(script, { workerData: { database }, execArgv: [] });
  let running: Promise<void> | undefined;
  let commits = 0;
  let logBytes = 0;

  worker.unref();
  const checkpoint = (mode: 'passive' | 'restart') => {
    running ??= new Promise<void>(resolve => {
      worker.once('message', () => {
        running = undefined;
        resolve();
      });
      worker.postMessage(mode);
    });
    return running;
  };

  return {
    committed: () => {
      commits += 1;
      if (commits % COMMITS_PER_LOOK !== 0) return;
      logBytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
      if (logBytes >= START_BYTES) void checkpoint('passive');
    },
    roomForWriting: async () => {
      if (logBytes < LIMIT_BYTES) return;
      await running;
      await checkpoint('restart');
      logBytes = 0;
    },
    close: async () => {
      await running;
      await worker.terminate();
    },
  };
}
