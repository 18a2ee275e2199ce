/** Statements on a PostgreSQL connection: by name where that is allowed, given up when the server is silent, exact in numbers. */
import pg from 'pg';
import type { Command, Query } from '../sql/statement.ts';
import { type AnyStatement, bind } from '../sql/statement.ts';
import { selectRows } from '../sql/table-rows.ts';
import type { Commands, Reader, RowSource } from '../storage.ts';
import { asProblem } from './errors.ts';

export interface StatementOptions {
  /** Off for poolers that break named statements (pgbouncer before 1.21 in transaction mode). */
  readonly namedStatements: boolean;
}

export type Send = (text: string, values: unknown[], name: string | undefined) => Promise<pg.QueryResult>;

const BATCH_ROWS = 500;
/** int8 arrives as text. Instants and counters fit a number; what does not is refused, never rounded. */
const INT8_OID = 20;
/** bytea arrives as `\\x…`, in hex. */
const BYTEA_OID = 17;

/** The statement, given up when the server is silent for too long: a network that swallows everything reports no error. */
export function limited<Q extends pg.QueryConfig>(statement: Q, silenceLimitMs: number | undefined): Q {
  return silenceLimitMs === undefined ? statement : { ...statement, query_timeout: silenceLimitMs };
}

/** Whatever takes a query: a connection, or several of them. */
export interface Queried {
  readonly query: (query: pg.QueryConfig) => Promise<pg.QueryResult>;
}

/** The statement with its parameters, as it is sent. */
export function toSend<P>(statement: AnyStatement, parameters: P, options: StatementOptions): Parameters<Send> {
  const name = options.namedStatements ? statement.name : undefined;
  return [statement.postgres, bind(statement, parameters as never), name];
}

export function createSend(client: Queried, silenceLimitMs?: number): Send {
  return (text, values, name) =>
    client.query(limited(name === undefined ? { text, values } : { text, values, name }, silenceLimitMs));
}

export function createReader(send: Send, options: StatementOptions): Reader {
  const all = async <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) => {
    try {
      return (await send(...toSend(statement, parameters, options))).rows as R[];
    } catch (error) {
      throw asProblem(error);
    }
  };
  return { all, one: async (statement, parameters) => (await all(statement, parameters))[0] };
}

export function createCommands(send: Send, options: StatementOptions): Commands {
  const reader = createReader(send, options);
  return {
    ...reader,
    run: async (statement, parameters) => (await send(...toSend(statement, parameters, options))).rowCount ?? 0,
    returning: <P, R>(statement: Command<P, R>, parameters: P) => reader.all(statement as unknown as Query<P, R>, parameters),
  };
}

export function rowsOf(client: pg.ClientBase): RowSource {
  return async function* (table, orderBy, of) {
    await client.query(`declare every_row no scroll cursor for ${selectRows(table, orderBy, of)}`);
    for (;;) {
      const { rows } = await client.query(`fetch ${BATCH_ROWS} from every_row`);
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('close every_row');
  };
}

export function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8_OID) return exactNumber;
  if (oid === BYTEA_OID) return bytes;
  return pg.types.getTypeParser(oid, format as 'text');
}

/** A plain array, as SQLite's driver gives it, without the methods of a Buffer. */
function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint does not fit a number exactly: ${text}`);
  return value;
}
