/** What is different in a store that is distributed over machines, with the double of Citus. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { knownMigrations, type Migration, migrate } from '../src/storage/migrate.ts';
import { callsOf, installCitusDouble } from './support/citus-double.ts';
import { temporaryFolder } from './support/command.ts';
import { createCommandSession } from './support/command-session.ts';
import { ask, migratedDatabase, type TestDatabase } from './support/databases.ts';
import { contentsAt, withStore } from './support/stores.ts';

const skip = process.env.HELDBY_TEST_DISTRIBUTE === '1';

describe('a distributed store', { skip }, () => {
  const run = createCommandSession();
  let database: TestDatabase;
  let where: readonly string[];
  before(async () => {
    database = await migratedDatabase();
    where = ['--database-url', database.url, '--data', temporaryFolder()];
    for (const words of [
      ['org', 'create', 'Acme'],
      ['person', 'create', 'ann'],
    ])
      assert.equal((await run([...words, ...where])).status, 0);
    await installCitusDouble(database.url);
    assert.equal((await run(['distribute', ...where])).status, 0);
  });
  after(() => database.drop());

  it('distributes the tables of a later migration in the same transaction, and nothing of one that fails', async () => {
    const later = (sql: string): Migration[] => [...knownMigrations(), { version: 9000, name: 'later', sql, checksum: 'later' }];
    const made = 'create table extra (org_id integer not null, id text not null, primary key (org_id, id));';
    const before = await callsOf(database.url);
    await assert.rejects(
      withStore(database.url, store => migrate(store, later(`${made} insert into nowhere values (1);`))),
      /nowhere/,
    );
    assert.deepEqual(await callsOf(database.url), before);
    await withStore(database.url, store => migrate(store, later(made)));
    assert.deepEqual((await callsOf(database.url)).slice(before.length), [
      { name: 'distributed', target: 'extra', key: 'org_id', beside: 'organization', mode: 'sequential' },
    ]);
    await ask(database.url, 'delete from schema_migration where version = 9000; drop table extra');
  });

  it('is not moved, with the reason', async () => {
    const { status, stderr } = await run(['move', '--to', join(temporaryFolder(), 'to'), ...where]);
    assert.match(stderr, /^heldby: This store is distributed by Citus, which takes no triggers, and a move needs them/);
    assert.equal(status, 4);
    assert.deepEqual(await ask(database.url, 'select 1 from pg_trigger t where not t.tgisinternal'), []);
  });

  it('gives away no organization, and takes none', async () => {
    const ids = await ask<{ id: string }>(database.url, 'select id from organization where org_id > 0');
    const other = ['--data', join(temporaryFolder(), 'other')];
    assert.equal((await run(['org', 'create', 'Beta', ...other])).status, 0);
    const [beta] = JSON.parse((await run(['org', 'list', '--json', ...other])).stdout) as { id: string }[];
    const away = await run(['move', '--organization', ids[0]?.id ?? '', '--to', join(temporaryFolder(), 'to'), ...where]);
    assert.match(away.stderr, /^heldby: This store is distributed by Citus/m);
    const here = await run(['move', '--organization', beta?.id ?? '', '--to', database.url, ...other]);
    assert.match(here.stderr, /^heldby: The target is distributed by Citus, into which only a whole store moves/m);
    assert.deepEqual([away.status, here.status], [4, 4]);
    assert.equal((await ask(database.url, 'select 1 from organization where org_id < 0')).length, 0);
  });

  it('is filled by a move, which makes its tables anew and distributes them', async () => {
    const other = await migratedDatabase();
    try {
      await installCitusDouble(other.url);
      const [from, there] = [
        ['--data', temporaryFolder()],
        ['--data', temporaryFolder(), '--database-url', other.url],
      ];
      for (const words of [
        ['distribute', ...there],
        ['org', 'create', 'Acme', ...from],
        ['move', '--to', other.url, ...from],
      ]) {
        const { status, stderr } = await run(words);
        assert.equal(status, 0, stderr);
      }
      assert.match((await run(['distribute', ...there])).stdout, /there is nothing to do/);
      assert.match((await run(['org', 'list', ...there])).stdout, /Acme/);
    } finally {
      await other.drop();
    }
  });

  it('is backed up, and restored into a database that is distributed before', async () => {
    const file = join(temporaryFolder(), 'backup');
    assert.equal((await run(['backup', file, ...where])).status, 0);
    const other = await migratedDatabase();
    try {
      await installCitusDouble(other.url);
      const there = ['--database-url', other.url, '--data', temporaryFolder()];
      for (const words of [['distribute'], ['restore', file]]) {
        const { status, stderr } = await run([...words, ...there]);
        assert.equal(status, 0, stderr);
      }
      assert.deepEqual(await contentsAt(other.url), await contentsAt(database.url));
      assert.match((await run(['distribute', ...there])).stdout, /there is nothing to do/);
    } finally {
      await other.drop();
    }
  });
});
