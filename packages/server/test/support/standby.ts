/** A synchronous standby of a server under test. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './databases.ts';
import type { TestPostgres } from './postgres.ts';

const STANDBY_DEADLINE_MS = 20_000;

/** Stops the primary for a moment, copies it, and lets every further commit wait for the copy. */
export async function addStandby(primary: TestPostgres): Promise<TestPostgres> {
  await primary.halt('SIGINT');
  const standby = await primary.createStandby();
  await primary.start();
  await standby.start();
  await ask(primary.url, "alter system set synchronous_standby_names = '*'");
  await ask(primary.url, 'select pg_reload_conf()');
  const deadline = Date.now() + STANDBY_DEADLINE_MS;
  while ((await ask(primary.url, "select 1 from pg_stat_replication where sync_state = 'sync'")).length === 0) {
    assert.ok(Date.now() < deadline, 'the standby does not follow');
    await sleep(20);
  }
  return standby;
}
