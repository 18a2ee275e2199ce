/** Readers: plain, with cached answers, and of one moment of the store. */
import type { DatabaseSync } from 'node:sqlite';
import type { HeldParameters, Query } from '../sql/statement.ts';
import { selectRows } from '../sql/table-rows.ts';
import type { Reader, RowSource, Storage } from '../storage.ts';
import { connectReadable } from './connect.ts';
import type { HeldAnswers } from './held-answers.ts';
import { createStatements, type Statements } from './prepared.ts';

/** Rows per batch when a whole table is read. */
const BATCH_ROWS = 500;

export function createReader({ all, one }: Statements): Reader {
  return {
    all: async (query, parameters) => all(query, parameters),
    one: async (query, parameters) => one(query, parameters),
  };
}

/** Reads what is committed. Answers to held queries come from the cache while they are exact (held-answers.ts). */
export function createCachingReader({ all, one }: Statements, held: HeldAnswers): Reader {
  const answer = <P, R>(query: Query<P, R>, parameters: P) => held.answer(query, parameters as P & HeldParameters, all) as R[];
  return {
    all: async (query, parameters) => (query.isHeld ? answer(query, parameters) : all(query, parameters)),
    one: async (query, parameters) => (query.isHeld ? answer(query, parameters)[0] : one(query, parameters)),
  };
}

/** Runs the work on a connection of its own, which sees the store as it is now until the work ends. */
export function readMoment<T>(file: string, work: Parameters<Storage['snapshot']>[0]): Promise<T> {
  return readMomentOf(connectReadable(file), work);
}

/** The same on this connection, which it closes. */
export async function readMomentOf<T>(connection: DatabaseSync, work: Parameters<Storage['snapshot']>[0]): Promise<T> {
  try {
    // SQLite fixes what a transaction sees at its first read, not at its begin.
    connection.exec('begin; select 1 from sqlite_schema');
    return (await work(createReader(createStatements(connection)), rowsOf(connection))) as T;
  } finally {
    connection.close();
  }
}

function rowsOf(connection: DatabaseSync): RowSource {
  return async function* (table, orderBy, of) {
    let batch: Record<string, unknown>[] = [];
    for (const row of connection.prepare(selectRows(table, orderBy, of)).iterate()) {
      batch.push(row);
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  };
}
