/** Looks into a store from outside, past everything of heldby but its schema: one unchanging view, read as rows. */
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

export interface Look {
  readonly rows: <Row>(sql: string) => Promise<Row[]>;
}

const INT8 = 20;
/** Larger than any page of what it reads; the default would ask the disk again and again. */
const CACHE_KIBIBYTES = 65_536;

/** Everything in the SQLite file; a writing process may go on meanwhile. */
export async function lookIntoFile<T>(file: string, work: (look: Look) => Promise<T>): Promise<T> {
  const connection = new DatabaseSync(file, { timeout: 5_000 });
  try {
    connection.exec(`pragma cache_size = -${CACHE_KIBIBYTES}; begin`);
    return await work({ rows: async <Row>(sql: string) => connection.prepare(sql).all() as Row[] });
  } finally {
    connection.close();
  }
}

/** What is wrong with the file, in SQLite's own words; nothing when it is sound. */
export function faultsOf(file: string): string[] {
  const connection = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const found = connection.prepare('pragma integrity_check').all();
    return found.map(row => String(row.integrity_check)).filter(text => text !== 'ok');
  } finally {
    connection.close();
  }
}

export async function lookIntoPostgres<T>(url: string, work: (look: Look) => Promise<T>): Promise<T> {
  const getTypeParser = ((oid: number, format: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work({ rows: async <Row>(sql: string) => (await client.query(sql)).rows as Row[] });
  } finally {
    await client.end();
  }
}
