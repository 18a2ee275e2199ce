/**
 * The store for more than one machine, put together: reads over a few pipelined connections, transactions over a pool.
 *
 * connect.ts, readers.ts, writers.ts, statements.ts, statistics.ts, transactions.ts, lock.ts and whole-store.ts are plain. The strategies
 * are in queues.ts and batch.ts (many works in one commit) and shared-reads.ts (one query for many readers).
 */
import { Problem } from '../../domain/problem.ts';
import { createClaimDue } from '../jobs.ts';
import { query } from '../sql/statement.ts';
import { selectEventSequence } from '../statements/organizations.ts';
import type { Storage } from '../storage.ts';
import { connectionConfig } from './connect.ts';
import { createQueues } from './queues.ts';
import { createReaders } from './readers.ts';
import { createSharedReads, sharedOver } from './shared-reads.ts';
import { createReader, type StatementOptions } from './statements.ts';
import { createStatistics } from './statistics.ts';
import { createRunTransaction } from './transactions.ts';
import { createWholeStore } from './whole-store.ts';
import { createWriters } from './writers.ts';

export interface PostgresOptions extends StatementOptions {
  /** After this time a server that does not answer, and a transaction that does not go on, count as gone. */
  readonly silenceLimitMs?: number;
}

/** Far longer than any statement or wait for the organization's row; shorter than clients wait for their answer. */
const SILENCE_LIMIT_MS = 10_000;

/**
 * A list's statement has hundreds of conditions. While a table has no statistics, the planner guesses that it is dear, and compiles it for
 * seconds to read a few rows. Poolers that break prepared statements refuse the parameter, too.
 */
const WITHOUT_COMPILING = { options: '-c jit=off' };

const anything = query<Record<string, never>, { one: number }>('select 1 as "one"');

export function openPostgres(url: string, options: PostgresOptions): Storage {
  const silenceLimitMs = options.silenceLimitMs ?? SILENCE_LIMIT_MS;
  const config = { ...connectionConfig(url, silenceLimitMs), ...(options.namedStatements ? WITHOUT_COMPILING : {}) };
  const writers = createWriters(config);
  const readers = createReaders(config, silenceLimitMs);
  const { send: sendReads, ...read } = createSharedReads(createReader(readers.send, options), sharedOver(readers.send), options);
  const runTransaction = createRunTransaction(writers, silenceLimitMs, readers.renew);
  const statistics = createStatistics(writers);
  const queues = createQueues(runTransaction, { ...options, silenceLimitMs, grown: statistics.grown });
  const wholeStore = createWholeStore(runTransaction, options);
  const { accept, isClosed, close } = createGate(async () => {
    sendReads();
    await statistics.settled();
    await Promise.all([writers.close(), readers.close()]);
  });
  const transaction: Storage['transaction'] = (org, work, { rollback = false } = {}) =>
    accept(() => queues.enqueue(org, work, rollback));

  return {
    engine: 'postgres',
    ...read,
    transaction,
    claimDue: createClaimDue(read, transaction),
    // A commit is visible only when the server has made it durable, so the stored sequence is enough.
    durablePosition: async org => (await read.one(selectEventSequence, { org }))?.sequence ?? 0,
    exclusively: work => accept(() => wholeStore.exclusively(work)),
    snapshot: work => accept(() => wholeStore.snapshot(work)),
    ready: async () => !isClosed() && (await read.one(anything, {})) !== undefined,
    close,
  };
}

/** After `close` nothing is accepted; what was accepted before is finished first. */
function createGate(closeAll: () => Promise<void>) {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  return {
    accept: async <T>(begin: () => Promise<T>): Promise<T> => {
      if (closing !== undefined) throw new Problem('unavailable', 'The store is closed.');
      const accepted = begin();
      running.add(accepted);
      try {
        return await accepted;
      } finally {
        running.delete(accepted);
      }
    },
    isClosed: () => closing !== undefined,
    close: () => {
      closing ??= Promise.allSettled(running).then(closeAll);
      return closing;
    },
  };
}
