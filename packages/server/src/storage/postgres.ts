/** The store for more than one machine: reads over a few pipelined connections, transactions over a pool of their own. */
import pg from 'pg';
import type { OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { asProblem, isReadOnlyServer, outcomeUnknown } from './postgres-errors.ts';
import { createReaders } from './postgres-readers.ts';
import { createWriters } from './postgres-writers.ts';
import type { Command, Query } from './sql.ts';
import { bind, query } from './sql.ts';
import type { Reader, RowSource, Storage, Transaction } from './storage.ts';

export interface PostgresOptions {
  /** Off for poolers that break named statements (pgbouncer before 1.21 in transaction mode). */
  readonly namedStatements: boolean;
  /** After this time a server that does not answer, and a transaction that does not go on, count as gone. */
  readonly silenceLimitMs?: number;
}

/** Far longer than any statement or wait for the organization's row; shorter than clients wait for their answer. */
const SILENCE_LIMIT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** An idle connection whose server vanished is found out by then, where nothing else would ask. */
const KEEP_ALIVE_AFTER_MS = 10_000;
const BATCH_ROWS = 500;
/** int8 arrives as text. Instants and counters fit a number; what does not is refused, never rounded. */
const INT8_OID = 20;

const lockOrganization = query<{ org: OrgId }, { org: OrgId }>(`
  select org_id as "org" from organization where org_id = :org`);
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
  const read = createReader((text, values, name) => readers.query(text, values, name), options);

  // A node that froze within a transaction would keep the organization's row, and all its other writers waiting.
  const begin = `begin; set local idle_in_transaction_session_timeout = ${silenceLimitMs}`;
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** Takes a connection, runs `start` and the work on it, and ends the transaction as `finish` says. */
  const inTransaction = async <T>(
    start: (client: pg.PoolClient) => Promise<unknown>,
    work: (client: pg.PoolClient) => Promise<T>,
    finish: 'commit' | 'rollback',
  ) => {
    const { client, release } = await writers.connect();
    let state: Parameters<typeof release>[0] = 'whole';
    try {
      await start(client);
      const result = await work(client);
      await end(client, finish, silenceLimitMs);
      return result;
    } catch (error) {
      if (isReadOnlyServer(error)) {
        // Another server takes the writes now: whatever is connected to this one is of no more use.
        state = 'renewed';
        readers.renew();
      } else if (!(await rollBack(client, error, silenceLimitMs))) state = 'broken';
      throw asProblem(error);
    } finally {
      release(state);
    }
  };
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
    await Promise.all([writers.close(), readers.close()]);
  };

  return {
    engine: 'postgres',
    ...read,
    transaction: (org, work, transactionOptions) => {
      const start = async (client: pg.PoolClient) => {
        await client.query(limited({ text: begin }, silenceLimitMs));
        await client.query(limited({ text: `${lockOrganization.postgres} for update`, values: [org] }, silenceLimitMs));
      };
      const finish = transactionOptions?.rollback ? 'rollback' : 'commit';
      return accept(() => inTransaction(start, client => work(createTransaction(client, options, silenceLimitMs)), finish));
    },
    exclusively: work => {
      const script = (client: pg.PoolClient) => async (sql: string) => {
        await client.query(sql);
      };
      const start = (client: pg.PoolClient) => client.query('begin; select pg_advisory_xact_lock(7523946071)');
      return accept(() => inTransaction(start, client => work(createTransaction(client, options), script(client)), 'commit'));
    },
    snapshot: work => {
      // PostgreSQL fixes what the transaction sees at its first statement, not at its begin.
      const start = (client: pg.PoolClient) => client.query('begin isolation level repeatable read read only; select 1');
      return accept(() => inTransaction(start, client => work(createTransaction(client, options), rowsOf(client)), 'rollback'));
    },
    ready: async () => closing === undefined && (await read.one(anything, {})) !== undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** The statement, given up when the server is silent for too long: a network that swallows everything reports no error. */
function limited<Q extends pg.QueryConfig>(statement: Q, silenceLimitMs: number | undefined): Q {
  return silenceLimitMs === undefined ? statement : { ...statement, query_timeout: silenceLimitMs };
}

/** PostgreSQL answers `commit` with a rollback, and without an error, when a statement failed and the work hid that. */
async function end(client: pg.PoolClient, finish: 'commit' | 'rollback', silenceLimitMs: number): Promise<void> {
  let ended: pg.QueryResult;
  try {
    ended = await client.query(limited({ text: finish }, silenceLimitMs));
  } catch (error) {
    throw finish === 'commit' ? outcomeUnknown(error) : error;
  }
  if (finish === 'commit' && ended.command !== 'COMMIT') throw new Error('a transaction hid the failure of a statement');
}

/** Whether the connection can be used again after the error. One that has gone silent is not asked. */
async function rollBack(client: pg.PoolClient, error: unknown, silenceLimitMs: number): Promise<boolean> {
  const problem = asProblem(error);
  if (problem instanceof Problem && problem.code === 'unavailable') return false;
  try {
    await client.query(limited({ text: 'rollback' }, silenceLimitMs));
    return true;
  } catch {
    return false;
  }
}

type Send = (text: string, values: unknown[], name: string | undefined) => Promise<pg.QueryResult>;

function createReader(send: Send, options: PostgresOptions): Reader {
  const all = async <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) => {
    const name = options.namedStatements ? statement.name : undefined;
    try {
      return (await send(statement.postgres, bind(statement, parameters), name)).rows as R[];
    } catch (error) {
      throw asProblem(error);
    }
  };
  return { all, one: async (statement, parameters) => (await all(statement, parameters))[0] };
}

function createTransaction(client: pg.PoolClient, options: PostgresOptions, silenceLimitMs?: number): Transaction {
  const send: Send = (text, values, name) =>
    client.query(limited(name === undefined ? { text, values } : { text, values, name }, silenceLimitMs));
  const reader = createReader(send, options);
  return {
    ...reader,
    run: async (statement, parameters) => {
      const name = options.namedStatements ? statement.name : undefined;
      return (await send(statement.postgres, bind(statement, parameters), name)).rowCount ?? 0;
    },
    returning: <P, R>(statement: Command<P, R>, parameters: P) => reader.all(statement as unknown as Query<P, R>, parameters),
  };
}

function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8_OID) return exactNumber;
  return pg.types.getTypeParser(oid, format as 'text');
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint does not fit a number exactly: ${text}`);
  return value;
}

function rowsOf(client: pg.PoolClient): RowSource {
  return async function* (table, orderBy) {
    await client.query(`declare every_row no scroll cursor for select * from ${table} order by ${orderBy}`);
    for (;;) {
      const { rows } = await client.query(`fetch ${BATCH_ROWS} from every_row`);
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('close every_row');
  };
}
