/** A store that grows from nothing is analyzed at once, and its prepared statements find rows by their keys. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openTestRegistry } from '../../../test/support/registry.ts';
import { isWorthIt } from './statistics.ts';

const DEADLINE_MS = 10_000;

it('a growing organization is looked at after 64 events, and whenever it has four times as many', () => {
  const looked = [];
  for (let events = 0; events < 5_000; events += 1) if (isWorthIt(events, events + 1)) looked.push(events + 1);
  assert.deepEqual(looked, [64, 256, 1024, 4096]);
  assert.equal(isWorthIt(0, 3_000), true);
});

it('the tables of a store that grows are analyzed, before PostgreSQL itself looks at them', async () => {
  const registry = await openTestRegistry('postgres');
  const client = new pg.Client({ connectionString: registry.settings.databaseUrl ?? '' });
  try {
    await client.connect();
    const { services, system } = registry;
    for (let count = 0; count < 70; count += 1) await services.devices.create({ actor: system }, { kind: 'mobile' });
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const { rows } = await client.query("select reltuples from pg_class where oid in ('device'::regclass, 'event'::regclass)");
      if (rows.every(({ reltuples }) => reltuples > 50)) break;
      assert.ok(Date.now() < deadline, 'the tables have no statistics');
      await sleep(20);
    }
  } finally {
    await client.end();
    await registry.close();
  }
});
