/**
 * Many works in one commit, on PostgreSQL.
 *
 * A transaction locks its organization's row until its commit is on the disk, so writers of one organization would each wait
 * for all commits before theirs. Therefore each organization has a queue in this process, and everything that waits in it
 * shares the next transaction (batch.ts). 64 writers then wait for one commit. Organizations run beside each other.
 */
import type pg from 'pg';
import { requireHere } from '../../domain/elsewhere.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { createCounters } from '../counters.ts';
import { createJob, type Job, type Order } from '../job.ts';
import type { StoredCounterRow } from '../statements/organizations.ts';
import type { Transaction, Work } from '../storage.ts';
import { type Outcome, runBatch } from './batch.ts';
import { withoutOutcome } from './errors.ts';
import { lockOrganization } from './lock.ts';
import type { StatementOptions } from './statements.ts';
import type { RunTransaction } from './transactions.ts';

export interface Queues {
  readonly enqueue: <T>(org: OrgId, work: Work<T>, rollback: boolean) => Promise<T>;
}

export interface QueueOptions extends StatementOptions {
  /** A work that has waited this long for its turn is refused. */
  readonly silenceLimitMs: number;
  /** Called after a commit, with the number of the organization's events before and after it. */
  readonly grown: (before: number, after: number) => void;
}

interface WaitingJob extends Job<Transaction> {
  /** Call it when its turn has come. */
  readonly taken: () => void;
}

export function createQueues(runTransaction: RunTransaction, options: QueueOptions): Queues {
  const queues = new Map<OrgId, WaitingJob[]>();

  const runNext = async (org: OrgId, waiting: WaitingJob[]) => {
    const taken: Job<Transaction>[] = [];
    const last = waiting.at(-1);
    const take = () => {
      const job = waiting.shift();
      if (job === undefined) return undefined;
      job.taken();
      taken.push(job);
      return { job, behind: waiting.length };
    };
    let outcomes: readonly Outcome[] = [];
    let [before, after] = [0, 0];
    const work = async (client: pg.PoolClient, stored: StoredCounterRow | undefined) => {
      requireHere(stored?.elsewhere ?? null);
      const counters = createCounters(stored);
      const ended = await runBatch(client, { ...options, org, counters, take });
      outcomes = ended.result;
      before = stored?.event ?? 0;
      after = counters.changed()?.event ?? before;
      return ended;
    };
    try {
      await runTransaction(client => lockOrganization(client, org, options), work);
      options.grown(before, after);
      // Refusals are reported after the commit as well: "this is taken" may depend on another work of the transaction.
      for (const { tell } of outcomes) tell();
    } catch (error) {
      const undone = new Set(outcomes.flatMap(({ isKept, job }) => (isKept ? [] : [job])));
      for (const job of taken) job.fail(undone.has(job) ? withoutOutcome(error) : error);
      if (taken.length > 0 || last === undefined) return;
      // No connection, or no lock: that concerns all works that have waited since the beginning.
      for (const job of waiting.splice(0, waiting.indexOf(last) + 1)) job.fail(error);
    }
  };
  const run = async (org: OrgId, waiting: WaitingJob[]) => {
    while (waiting.length > 0) await runNext(org, waiting);
    queues.delete(org);
  };

  return {
    enqueue: <T>(org: OrgId, work: Work<T>, rollback: boolean) =>
      new Promise<T>((resolve, reject) => {
        const known = queues.get(org);
        const waiting = known ?? [];
        waiting.push(createWaitingJob({ work, rollback, resolve, reject }, waiting, options.silenceLimitMs));
        if (known !== undefined) return;
        queues.set(org, waiting);
        void run(org, waiting);
      }),
  };
}

/** Leaves the queue with an error when its turn does not come in time. */
function createWaitingJob<T>(order: Order<Transaction, T>, waiting: WaitingJob[], patienceMs: number): WaitingJob {
  const job = createJob(order);
  const taken = () => clearTimeout(patience);
  const waitingJob: WaitingJob = {
    ...job,
    fail: error => {
      taken();
      job.fail(error);
    },
    taken,
  };
  const patience = setTimeout(() => {
    waiting.splice(waiting.indexOf(waitingJob), 1);
    job.fail(new Problem('unavailable', 'This write has waited too long for its turn.'));
  }, patienceMs);
  return waitingJob;
}
