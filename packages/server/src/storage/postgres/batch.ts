/**
 * Works that share one transaction. They run one after another, each from a savepoint on, so that a work that throws is
 * undone alone. A savepoint costs no round trip: it is sent in front of the work's first statement and not waited for.
 */
import type pg from 'pg';
import type { OrgId } from '../../domain/ids.ts';
import type { Counters } from '../counters.ts';
import type { Job } from '../job.ts';
import { updateCounters } from '../statements/organizations.ts';
import type { Transaction } from '../storage.ts';
import { asProblem, isReadOnlyServer } from './errors.ts';
import { createSend, limited, type Send, type StatementOptions, toSend } from './statements.ts';
import type { Ended } from './transactions.ts';
import { runWork } from './work.ts';

/** What became of a job, once the transaction is ended. */
export interface Outcome {
  readonly job: Job<Transaction>;
  readonly isKept: boolean;
  readonly tell: () => void;
}

export interface BatchOptions extends StatementOptions {
  /** Takes the next job from the queue, and says how many wait behind it. */
  readonly take: () => { job: Job<Transaction>; behind: number } | undefined;
  readonly silenceLimitMs: number;
  readonly org: OrgId;
  readonly counters: Counters;
}

/** PostgreSQL keeps 64 savepoints of a transaction in memory. With more, the reads of all connections look for them on disk. */
const BATCH_LIMIT = 64;
/** After this time a batch takes no more works, so that the first ones get their answers. */
const BATCH_TIME_LIMIT_MS = 100;

/** Runs what waits. A work that is alone needs no savepoint: undoing it undoes the transaction. */
export async function runBatch(client: pg.PoolClient, options: BatchOptions): Promise<Ended<readonly Outcome[]>> {
  const until = performance.now() + BATCH_TIME_LIMIT_MS;
  const send = createSend(client, options.silenceLimitMs);
  const outcomes: Outcome[] = [];
  let savepoint: Savepoint | undefined;
  while (outcomes.length < BATCH_LIMIT && performance.now() < until) {
    const next = options.take();
    if (next === undefined) break;
    if (outcomes.length === 0 && next.behind > 0) savepoint = createSavepoint(client, options.silenceLimitMs);
    const begun = savepoint?.begin();
    const takeBack = options.counters.mark();
    const outcome = await attempt(next.job, send, options);
    await begun;
    if (!outcome.isKept) {
      takeBack();
      await savepoint?.undo();
    }
    outcomes.push(outcome);
    if (savepoint === undefined) break;
  }
  if (!outcomes.some(outcome => outcome.isKept)) return { result: outcomes, finish: 'rollback' };
  return { result: outcomes, finish: 'commit', last: writeCounters(send, options) };
}

/** An error of the work concerns that work alone, unless the server takes no writes at all. */
async function attempt(job: Job<Transaction>, send: Send, options: BatchOptions): Promise<Outcome> {
  try {
    const isKept = await runWork(job.run, send, options);
    return { job, isKept, tell: job.settle };
  } catch (error) {
    if (isReadOnlyServer(error)) throw error;
    return { job, isKept: false, tell: () => job.fail(asProblem(error)) };
  }
}

/** Sent in front of the commit. When it fails, the server answers the commit with a rollback. */
function writeCounters(send: Send, options: BatchOptions): Promise<unknown> | undefined {
  const changed = options.counters.changed();
  return changed && send(...toSend(updateCounters, { org: options.org, ...changed }, options));
}

interface Savepoint {
  /** Await it after the work, not before: a failure here also concerns the work before, whose savepoint it releases. */
  readonly begin: () => Promise<unknown>;
  /** Back to where the work began. */
  readonly undo: () => Promise<void>;
}

/** One savepoint that is released and set again behind each work that is kept. The commit releases the last one. */
function createSavepoint(client: pg.PoolClient, silenceLimitMs: number): Savepoint {
  let next = 'savepoint work';
  const run = (text: string) => client.query(limited({ text }, silenceLimitMs));
  return {
    begin: () => {
      const begun = next === '' ? Promise.resolve() : run(next);
      next = 'release savepoint work; savepoint work';
      // Prevents an unhandled rejection; the awaiter still sees the error.
      begun.catch(() => undefined);
      return begun;
    },
    undo: async () => {
      await run('rollback to savepoint work');
      next = '';
    },
  };
}
