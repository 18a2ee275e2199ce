/**
 * Works that share one transaction. Each runs inside a savepoint, so that one which throws is undone alone. Savepoints cost
 * no round trip: they travel in front of the work's own statements.
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
  /** The next job whose turn it is, and how many wait behind it. */
  readonly take: () => { job: Job<Transaction>; behind: number } | undefined;
  readonly silenceLimitMs: number;
  readonly org: OrgId;
  readonly counters: Counters;
}

/** PostgreSQL keeps 64 savepoints of a transaction at hand; with more, everybody else's reads go looking for them. */
const BATCH_LIMIT = 64;
/** After this time a batch takes no more works, so that its first ones get their answers. */
const BATCH_TIME_LIMIT_MS = 100;

/** Runs what waits. A work that is alone needs no savepoint: the whole transaction is its own. */
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

/** Whatever a work throws is its own affair, but for a server that will not keep its neighbours' changes either. */
async function attempt(job: Job<Transaction>, send: Send, options: BatchOptions): Promise<Outcome> {
  try {
    const isKept = await runWork(job.run, send, options);
    return { job, isKept, tell: job.settle };
  } catch (error) {
    if (isReadOnlyServer(error)) throw error;
    return { job, isKept: false, tell: () => job.fail(asProblem(error)) };
  }
}

/** Travels in front of the commit, which is answered by a rollback when this has failed. */
function writeCounters(send: Send, options: BatchOptions): Promise<unknown> | undefined {
  const changed = options.counters.changed();
  return changed && send(...toSend(updateCounters, { org: options.org, ...changed }, options));
}

interface Savepoint {
  /** Not to be awaited before the work, but after it: what fails here concerns the neighbour before, too. */
  readonly begin: () => Promise<unknown>;
  /** Back to where the work began. */
  readonly undo: () => Promise<void>;
}

/** One savepoint that moves on behind each work that is kept; the commit releases the last. */
function createSavepoint(client: pg.PoolClient, silenceLimitMs: number): Savepoint {
  let next = 'savepoint work';
  const run = (text: string) => client.query(limited({ text }, silenceLimitMs));
  return {
    begin: () => {
      const begun = next === '' ? Promise.resolve() : run(next);
      next = 'release savepoint work; savepoint work';
      // Whoever awaits it hears of its failure, which until then nobody has to have heard of.
      begun.catch(() => undefined);
      return begun;
    },
    undo: async () => {
      await run('rollback to savepoint work');
      next = '';
    },
  };
}
