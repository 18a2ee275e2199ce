/** Statements on a connection: prepared by name where that is allowed, and given up when the server is silent. */
import pg from 'pg';
import type { Command, Query } from '../sql/statement.ts';
import { type AnyStatement, bind } from '../sql/statement.ts';
import type { Commands, Reader } from '../storage.ts';
import { asProblem } from './errors.ts';
import { type Connection, sendOver } from './sending.ts';

export interface StatementOptions {
  /** Off for poolers that break named statements (pgbouncer before 1.21 in transaction mode). */
  readonly namedStatements: boolean;
}

/** Rows come as objects; with `isRaw`, as arrays. */
export type Send = (text: string, values: unknown[], name: string | undefined, isRaw?: boolean) => Promise<pg.QueryResult>;

/** Gives the statement a time limit: a network that swallows everything reports no error. */
export function limited<Q extends pg.QueryConfig>(statement: Q, silenceLimitMs: number | undefined): Q {
  return silenceLimitMs === undefined ? statement : { ...statement, query_timeout: silenceLimitMs };
}

/** The statement with its parameters, as it is sent. */
export function toSend<P>(statement: AnyStatement, parameters: P, options: StatementOptions): Parameters<Send> {
  const name = options.namedStatements ? statement.name : undefined;
  return [statement.postgres, bind(statement, parameters as never), name];
}

export function createSend(client: Connection, silenceLimitMs?: number): Send {
  return (text, values, name, isRaw) => sendOver(client, { text, values, name, limitMs: silenceLimitMs, isRaw });
}

/** The stack of an error that the server gives leads to its socket. Read again after an await, it leads to who asked. */
function fromHere(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) Error.captureStackTrace(error);
  return error;
}

export function createReader(send: Send, options: StatementOptions): Reader {
  const all = async <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) => {
    try {
      return (await send(...toSend(statement, parameters, options))).rows as R[];
    } catch (error) {
      throw asProblem(fromHere(error));
    }
  };
  return { all, one: async (statement, parameters) => (await all(statement, parameters))[0] };
}

export function createCommands(send: Send, options: StatementOptions): Commands {
  const reader = createReader(send, options);
  return {
    ...reader,
    run: async (statement, parameters) => {
      try {
        return (await send(...toSend(statement, parameters, options))).rowCount ?? 0;
      } catch (error) {
        throw fromHere(error);
      }
    },
    returning: <P, R>(statement: Command<P, R>, parameters: P) => reader.all(statement as unknown as Query<P, R>, parameters),
  };
}
