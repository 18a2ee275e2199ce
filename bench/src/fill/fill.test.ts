/** Tests that a filled store equals what the services would write, and that every run fills the same one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../../packages/server/src/app.ts';
import { verifyHistory } from '../../../packages/server/src/core/verify-history.ts';
import { systemActor } from '../../../packages/server/src/domain/actor.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import { tablesOf } from '../../../packages/server/src/storage/backup/tables.ts';
import { knownMigrations } from '../../../packages/server/src/storage/migrate.ts';
import type { Storage } from '../../../packages/server/src/storage/storage.ts';
import { phoneAt } from '../data.ts';
import { type Filled, fillStore } from './fill.ts';

const SIZES = { people: 3, desks: 2 };

describe('a filled store', () => {
  let folder: string;
  let filled: Filled;
  let registry: Registry;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-fill-'));
    filled = await fillStore({ dataFolder: join(folder, 'one') }, SIZES);
    registry = await open(join(folder, 'one'));
  });
  after(async () => {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets everybody in it read their phones and register another', async () => {
    const { authentication, phones } = registry.services;
    for (let person = 0; person < SIZES.people; person += 1) {
      const { token, personId, deviceIds } = filled.caller(person);
      const actor = await authentication.authenticate(token);
      assert.equal(actor.id, personId);
      const page = { limit: 10, offset: 0, newestFirst: false };
      const before = await phones.list(actor, page);
      assert.deepEqual(before.phones.map(phone => phone.deviceId).toSorted(), deviceIds.toSorted());
      assert.deepEqual(
        before.phones.map(phone => phone.token).toSorted(),
        [0, 1, 2].map(device => phoneAt(person, device).token).toSorted(),
      );
      await phones.register({ actor }, phoneAt(person, 3));
      assert.equal((await phones.list(actor, page)).total, 4);
    }
  });

  it('gives numbers and sequences without gaps, and goes on behind them', async () => {
    const { storage, services } = registry;
    const [organization] = await services.organizations.list();
    assert.ok(organization !== undefined);
    await services.people.create(
      { actor: systemActor(organization.org, organization.id) },
      { login: 'x', firstName: 'X', lastName: 'Y' },
    );
    const sequences = (await rowsOf(storage, 'event'))
      .filter(row => row.org_id === organization.org)
      .map(row => Number(row.sequence));
    assert.deepEqual(
      sequences,
      sequences.map((_, index) => index + 1),
    );
    const { fault, events } = await storage.snapshot(reader => verifyHistory(reader, organization.org));
    assert.deepEqual([fault, events], [null, sequences.length]);
    const numbers = [...(await rowsOf(storage, 'device')), ...(await rowsOf(storage, 'person'))].map(row => row.number);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it("is the same in every run, but for the administrator's secret", async () => {
    const contents: string[] = [];
    for (const name of ['two', 'three']) {
      await fillStore({ dataFolder: join(folder, name) }, SIZES);
      const other = await open(join(folder, name));
      const tables = tablesOf(knownMigrations()).map(({ name }) => name);
      const rows = await Promise.all(
        tables.filter(table => !table.startsWith('credential')).map(table => rowsOf(other.storage, table)),
      );
      contents.push(JSON.stringify(rows));
      await other.close();
    }
    assert.equal(contents[0], contents[1]);
    assert.doesNotMatch(contents[0] ?? '', /fffffff\d|[a-z]mark"/, 'a mark of the patterns is left');
  });
});

function open(dataFolder: string): Promise<Registry> {
  const fail = (error: Error) => {
    throw error;
  };
  return openRegistry(readSettings({ dataFolder }, {}), pino({ level: 'silent' }), fail);
}

async function rowsOf(storage: Storage, table: string): Promise<Readonly<Record<string, unknown>>[]> {
  const key = tablesOf(knownMigrations()).find(each => each.name === table)?.key ?? '';
  return storage.snapshot(async (_reader, rows) => {
    const all: Readonly<Record<string, unknown>>[] = [];
    for await (const batch of rows(table, key)) all.push(...batch);
    return all;
  });
}
