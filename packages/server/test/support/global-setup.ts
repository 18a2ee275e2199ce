/** Runs once before and after all test files (node --test-global-setup): one PostgreSQL, whose address the files inherit. */
import { startPostgres, type TestPostgres } from './postgres.ts';

let postgres: TestPostgres | undefined;

export async function globalSetup(): Promise<void> {
  postgres = await startPostgres();
  process.env.HELDBY_TEST_POSTGRES = postgres.url;
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop();
}
