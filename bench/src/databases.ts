/** Starts PostgreSQL for a measurement. Commits are synced to disk. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '../../packages/server/test/support/postgres.ts';

/** Creates an empty database and returns its URL. */
export type CreateDatabase = () => Promise<string>;

export async function withPostgres<T>(work: (createDatabase: CreateDatabase) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ durable: true });
  try {
    return await work(() => createDatabase(postgres.url));
  } finally {
    await postgres.stop();
  }
}

/** What autovacuum does within minutes. Without statistics, PostgreSQL plans as if every table were empty. */
export async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

async function createDatabase(server: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
