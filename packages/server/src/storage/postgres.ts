/** The store for more than one machine: reads over a few pipelined connections, transactions over a pool of their own. */
import pg from 'pg';
import type { OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { asProblem } from './postgres-errors.ts';
import { createReaders } from './postgres-readers.ts';
import type { Command, Query } from './sql.ts';
import { bind, query } from './sql.ts';
import type { Reader, RowSource, Storage, Transaction } from './storage.ts';

export interface PostgresOptions {
  /** Off for poolers that break named statements (pgbouncer before 1.21 in transaction mode). */
  readonly namedStatements: boolean;
}

/** Transactions that run at once; more of them wait in the pool. */
const TRANSACTIONS_LIMIT = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const BATCH_ROWS = 500;
/** int8 arrives as text. Instants and counters fit a number; what does not is refused, never rounded. */
const INT8_OID = 20;

const lockOrganization = query<{ org: OrgId }, { org: OrgId }>(`
  select org_id as "org" from organization where org_id = :org`);
const anything = query<Record<string, never>, { one: number }>('select 1 as "one"');

export function openPostgres(url: string, options: PostgresOptions): Storage {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'heldby',
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  };
  const pool = new pg.Pool({ ...config, max: TRANSACTIONS_LIMIT });
  pool.on('error', () => undefined); // An idle connection was cut: the next transaction opens another.
  // A connection that is cut within a transaction says so twice: to the statement, which fails, and to its listeners.
  pool.on('connect', client => client.on('error', () => undefined));
  const readers = createReaders(config);
  const read = createReader((text, values, name) => readers.query(text, values, name), options);

  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** Takes a connection, runs `start` and the work on it, and ends the transaction as `finish` says. */
  const inTransaction = async <T>(
    start: (client: pg.PoolClient) => Promise<unknown>,
    work: (client: pg.PoolClient) => Promise<T>,
    finish: 'commit' | 'rollback',
  ) => {
    const client = await connect(pool);
    let broken = false;
    try {
      await start(client);
      const result = await work(client);
      requireKept(finish, await client.query(finish));
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw asProblem(error);
    } finally {
      client.release(broken);
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
    await Promise.all([pool.end(), readers.close()]);
  };

  return {
    engine: 'postgres',
    ...read,
    transaction: (org, work, transactionOptions) => {
      const start = async (client: pg.PoolClient) => {
        await client.query('begin');
        await client.query({ text: `${lockOrganization.postgres} for update`, values: [org] });
      };
      const finish = transactionOptions?.rollback ? 'rollback' : 'commit';
      return accept(() => inTransaction(start, client => work(createTransaction(client, options)), finish));
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

/** PostgreSQL answers `commit` with a rollback, and without an error, when a statement failed and the work hid that. */
function requireKept(finish: 'commit' | 'rollback', ended: pg.QueryResult): void {
  if (finish === 'commit' && ended.command !== 'COMMIT') throw new Error('a transaction hid the failure of a statement');
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asProblem(error);
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

function createTransaction(client: pg.PoolClient, options: PostgresOptions): Transaction {
  const send: Send = (text, values, name) => client.query(name === undefined ? { text, values } : { text, values, name });
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
