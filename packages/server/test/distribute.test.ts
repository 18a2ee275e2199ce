/** The tests can run on a distributed engine; that they would spread the tables as they should is seen without one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { catalogueOfPostgres } from './support/catalogue.ts';
import { ask, freshDatabase, migratedDatabase, migrateStore, type TestDatabase } from './support/databases.ts';
import { type Distributed, distribute } from './support/distribute.ts';

/** Citus' functions as far as they can be told from outside: each notes how it was called. */
const STAND_INS = `
  create schema noted;
  create table noted.calls (number int generated always as identity primary key, name text, target text, key text);
  create function create_distributed_table(target regclass, key text) returns void language sql
    as $$ insert into noted.calls (name, target, key) values ('distributed', target::text, key) $$;
  create function create_reference_table(target regclass) returns void language sql
    as $$ insert into noted.calls (name, target) values ('reference', target::text) $$;`;

/** Where the server has the real functions, every other test shows what they do. */
const skip = process.env.HELDBY_TEST_DISTRIBUTE === '1';

describe('the distribution of the tables', { skip }, () => {
  let database: TestDatabase | undefined;
  let told: Distributed = { distributed: [], reference: [] };
  let calls: { name: string; target: string; key: string | null }[] = [];
  before(async () => {
    database = await freshDatabase();
    await migrateStore(database.url);
    const { tables } = await catalogueOfPostgres(database.url);
    await ask(database.url, STAND_INS);
    told = await distribute(database.url);
    calls = await ask(database.url, 'select name, target, key from noted.calls order by number');
    assert.ok(tables.length > 20);
    assert.deepEqual([...told.distributed, ...told.reference].toSorted(), tables.map(table => table.name).toSorted());
  });
  after(() => database?.drop());

  it('is by the organization for every table whose key begins with it', () => {
    const distributed = calls.filter(call => call.name === 'distributed');
    assert.deepEqual(
      distributed.map(call => call.target),
      told.distributed,
    );
    assert.ok(['device', 'person', 'assignment', 'event'].every(table => told.distributed.includes(table)));
    assert.deepEqual(new Set(distributed.map(call => call.key)), new Set(['org_id']));
  });

  it('copies every other table to all nodes, before any is distributed', () => {
    const [reference, distributed] = [calls.filter(call => call.name === 'reference'), told.distributed];
    assert.deepEqual(
      reference.map(call => call.target),
      told.reference,
    );
    assert.ok(['origin_index', 'schema_migration'].every(table => told.reference.includes(table)));
    assert.deepEqual(
      calls.findIndex(call => call.name === 'distributed'),
      calls.length - distributed.length,
    );
  });

  it('fails where the server has no such functions', async () => {
    const plain = await freshDatabase();
    try {
      await migrateStore(plain.url);
      await assert.rejects(distribute(plain.url), /function create_reference_table\(regclass\) does not exist/);
    } finally {
      await plain.drop();
    }
  });
});

describe('a database of the tests', () => {
  it('has the schema, and goes without a trace', async () => {
    const { url, drop } = await migratedDatabase();
    const names = () => ask<{ datname: string }>(process.env.HELDBY_TEST_POSTGRES ?? '', 'select datname from pg_database');
    const [name] = new URL(url).pathname.split('/').slice(1);
    assert.match(name ?? '', /^heldby_test_[0-9a-f]{12}$/);
    assert.deepEqual(await ask(url, 'select count(*)::int as "count" from device'), [{ count: 0 }]);
    await drop();
    assert.ok((await names()).every(each => each.datname !== name));
  });
});
