/**
 * Many works in one commit.
 *
 * SQLite has one writer. Works wait in a queue; all that wait at the same moment run in one SQLite transaction, one after
 * another, each inside a savepoint of its own. A work that throws is rolled back to its savepoint, and the others go on.
 * So 64 writers pay for one commit, and all of them wait for one sync of the log (log-sync.ts).
 */
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { createJob, type Job } from '../job.ts';
import type { Checkpointer } from './checkpointer.ts';
import { asProblem, closed, isBusy } from './errors.ts';
import type { LogSync } from './log-sync.ts';

export interface Writer {
  readonly enqueue: <T>(work: () => Promise<T>, rollback: boolean) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Enough to share a commit, few enough that the event loop serves others between batches. */
const BATCH_LIMIT = 64;
/** How long a write waits while another process holds the file; then it is refused. */
const BUSY_DEADLINE_MS = 5_000;
const BUSY_RETRY_MS = 20;

/** Tells the caller what became of their work. */
type Outcome = () => void;

export interface WriterOptions {
  readonly connection: DatabaseSync;
  readonly log: LogSync;
  readonly checkpointer: Checkpointer;
  /** Writes what is written once for all works of the transaction. */
  readonly committing: () => void;
  /** Runs in the same turn of the event loop as the commit, before anything can read what it has changed. */
  readonly ended: () => void;
}

export function createWriter({ connection, log, checkpointer, committing, ended }: WriterOptions): Writer {
  const queue: Job<void>[] = [];
  let draining: Promise<void> | undefined;
  let isClosed = false;

  const wake = () => {
    draining ??= drain().finally(() => {
      draining = undefined;
      if (queue.length > 0) wake();
    });
  };
  const drain = async () => {
    // Let every request of this turn of the event loop join the batch.
    await new Promise(resolve => setImmediate(resolve));
    while (queue.length > 0) {
      await checkpointer.roomForWriting();
      await runBatch(queue.splice(0, BATCH_LIMIT));
    }
  };
  const commit = () => {
    committing();
    connection.exec('commit');
    ended();
  };
  const runBatch = async (batch: readonly Job<void>[]) => {
    try {
      await begin(connection);
      const outcomes: Outcome[] = [];
      for (const job of batch) outcomes.push(await inSavepoint(connection, job));
      commit();
      tellWhenDurable(log, batch, outcomes);
      checkpointer.committed();
    } catch (error) {
      for (const job of batch) job.fail(asProblem(error));
      ended();
      if (connection.isTransaction) connection.exec('rollback');
    }
  };

  return {
    enqueue: <T>(work: () => Promise<T>, rollback: boolean) =>
      new Promise<T>((resolve, reject) => {
        if (isClosed) return reject(closed());
        if (log.failed()) return reject(new Problem('unavailable', 'The store could not write to its disk.'));
        queue.push(createJob({ work, rollback, resolve, reject }));
        wake();
      }),
    close: async () => {
      isClosed = true;
      while (draining !== undefined) await draining;
    },
  };
}

/**
 * Not awaited by the queue: the next batch runs while the disk works on this one. Refusals wait for the sync as well: "this is
 * gone" and "this is taken" may depend on a write that is not on the disk yet.
 */
function tellWhenDurable(log: LogSync, batch: readonly Job<void>[], outcomes: readonly Outcome[]): void {
  log.durable().then(
    () => {
      for (const tell of outcomes) tell();
    },
    error => {
      for (const job of batch) job.fail(error);
    },
  );
}

/** Runs the work. One that throws is undone, and its neighbours go on. */
async function inSavepoint(connection: DatabaseSync, job: Job<void>): Promise<Outcome> {
  connection.exec('savepoint work');
  try {
    const keep = await job.run();
    if (!keep) connection.exec('rollback to work');
    connection.exec('release work');
    return job.settle;
  } catch (error) {
    if (!connection.isTransaction) throw error; // A full disk ends the whole transaction.
    connection.exec('rollback to work; release work');
    return () => job.fail(asProblem(error));
  }
}

async function begin(connection: DatabaseSync): Promise<void> {
  const deadline = Date.now() + BUSY_DEADLINE_MS;
  for (;;) {
    try {
      return connection.exec('begin immediate');
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await sleep(BUSY_RETRY_MS);
    }
  }
}
