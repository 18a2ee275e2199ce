/** PostgreSQL databases for one test each: empty ones, and ones that have the schema already. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/open.ts';
import { distribute } from './distribute.ts';

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Of all databases that the tests make, so that they are told from others on a server that is not the tests' own. */
export const PREFIX = 'heldby_test_';

export async function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(serverUrl());
}

/** A copy of the template is a fifth of the work of the migrations. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const { host } = new URL(server);
  const template = process.env.HELDBY_TEST_TEMPLATE;
  // A test that starts a server of its own finds no template there, and no other nodes.
  if (template !== undefined && new URL(template).host === host) return createDatabase(server, template);
  const database = await createDatabase(server);
  await migrateStore(database.url);
  if (process.env.HELDBY_TEST_DISTRIBUTED_HOST === host) await distribute(database.url);
  return database;
}

export async function createDatabase(server: string, template?: string): Promise<TestDatabase> {
  const name = `${PREFIX}${randomBytes(6).toString('hex')}`;
  // Copying files is quicker than logging every page, and nothing else is open in a template.
  const copied = template === undefined ? '' : ` template ${databaseOf(template)} strategy file_copy`;
  await ask(server, `create database ${name}${copied}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(server, `drop database if exists ${name} with (force)`).then(() => undefined) };
}

/** Brings the store there to the present schema; the URL is null for an embedded one. */
export async function migrateStore(databaseUrl: string | null, dataFolder = ''): Promise<void> {
  const storage = openStorage({ databaseUrl, dataFolder, namedStatements: true, onFatal: rethrow });
  try {
    await migrate(storage);
  } finally {
    await storage.close();
  }
}

/** One statement on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const server = process.env.HELDBY_TEST_POSTGRES;
  if (server === undefined) throw new Error('run the tests with `npm test`: it starts PostgreSQL');
  return server;
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function rethrow(error: Error): never {
  throw error;
}
