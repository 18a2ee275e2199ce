/**
 * Runs once before and after all test files, which inherit what it puts into the environment: the address of a PostgreSQL, and
 * stores of both kinds that have the schema, to be copied.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, migrateStore } from './databases.ts';
import { startPostgres } from './postgres.ts';

const cleanups: (() => unknown)[] = [];

export async function globalSetup(): Promise<void> {
  await providePostgres();
  await provideTemplates();
}

export async function globalTeardown(): Promise<void> {
  for (const cleanup of cleanups.toReversed()) await cleanup();
}

/** The server that the environment names, or one of the tests' own. */
async function providePostgres(): Promise<void> {
  if (process.env.HELDBY_TEST_POSTGRES !== undefined) return;
  const { url, stop } = await startPostgres();
  cleanups.push(stop);
  process.env.HELDBY_TEST_POSTGRES = url;
}

async function provideTemplates(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-template-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  await migrateStore(null, folder);
  process.env.HELDBY_TEST_TEMPLATE_FOLDER = folder;

  const server = process.env.HELDBY_TEST_POSTGRES ?? '';
  if (process.env.HELDBY_TEST_DISTRIBUTE === '1') {
    // Every database is distributed by itself: Citus does not copy what is.
    process.env.HELDBY_TEST_DISTRIBUTED_HOST = new URL(server).host;
    return;
  }
  const { url, drop } = await createDatabase(server);
  cleanups.push(drop);
  await migrateStore(url);
  process.env.HELDBY_TEST_TEMPLATE = url;
}
