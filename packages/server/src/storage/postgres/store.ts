/** The store for more than one machine: reads over a few pipelined connections, transactions over a pool of their own. */
import type pg from 'pg';
import { Problem } from '../../domain/problem.ts';
import { createClaimDue } from '../due-work.ts';
import { query } from '../sql/statement.ts';
import { selectEventSequence } from '../statements/organizations.ts';
import type { Storage } from '../storage.ts';
import { createQueues } from './queues.ts';
import { createReaders } from './readers.ts';
import { createSharedReads } from './shared-reads.ts';
import { createCommands, createReader, createSend, rowsOf, type StatementOptions, typeParser } from './statements.ts';
import { createRunTransaction } from './transactions.ts';
import { createWriters } from './writers.ts';

export interface PostgresOptions extends StatementOptions {
  /** After this time a server that does not answer, and a transaction that does not go on, count as gone. */
  readonly silenceLimitMs?: number;
}

/** Far longer than any statement or wait for the organization's row; shorter than clients wait for their answer. */
const SILENCE_LIMIT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** An idle connection whose server vanished is found out by then, where nothing else would ask. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Migrations and restores of several nodes run one after another. */
const EXCLUSIVE = 'begin; select pg_advisory_xact_lock(7523946071)';

const anything = query<Record<string, never>, { one: number }>('select 1 as "one"');

export function openPostgres(url: string, options: PostgresOptions): Storage {
  const silenceLimitMs = options.silenceLimitMs ?? SILENCE_LIMIT_MS;
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, silenceLimitMs),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    application_name: 'heldby',
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  };
  const writers = createWriters(config);
  const readers = createReaders(config, silenceLimitMs);
  const { send: sendReads, ...read } = createSharedReads(createReader(createSend(readers), options), readers.query, options);
  const runTransaction = createRunTransaction(writers, silenceLimitMs, readers.renew);

  const queues = createQueues(runTransaction, { ...options, silenceLimitMs });
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** What was accepted before the close is finished; nothing is accepted after it. */
  const accept = async <T>(begin: () => Promise<T>): Promise<T> => {
    if (closing !== undefined) throw new Problem('unavailable', 'The store is closed.');
    const accepted = begin();
    running.add(accepted);
    try {
      return await accepted;
    } finally {
      running.delete(accepted);
    }
  };
  const close = async () => {
    await Promise.allSettled(running);
    sendReads();
    await Promise.all([writers.close(), readers.close()]);
  };

  const transaction: Storage['transaction'] = (org, work, transactionOptions) =>
    accept(() => queues.enqueue(org, work, transactionOptions?.rollback ?? false));

  return {
    engine: 'postgres',
    ...read,
    transaction,
    claimDue: createClaimDue(read, transaction),
    // A commit is visible only when the server has made it durable: the number needs nothing else.
    durablePosition: async org => (await read.one(selectEventSequence, { org }))?.sequence ?? 0,
    exclusively: work => {
      const run = async (client: pg.PoolClient) => {
        const script = async (sql: string) => void (await client.query(sql));
        const result = await work(createCommands(createSend(client), options), script);
        return { result, finish: 'commit' as const };
      };
      return accept(() => runTransaction(client => client.query(EXCLUSIVE), run));
    },
    snapshot: work => {
      // PostgreSQL fixes what the transaction sees at its first statement, not at its begin.
      const startSnapshot = (client: pg.PoolClient) => client.query('begin isolation level repeatable read read only; select 1');
      const run = async (client: pg.PoolClient) => {
        const result = await work(createReader(createSend(client), options), rowsOf(client));
        return { result, finish: 'rollback' as const };
      };
      return accept(() => runTransaction(startSnapshot, run));
    },
    ready: async () => closing === undefined && (await read.one(anything, {})) !== undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
