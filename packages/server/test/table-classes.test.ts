/** Where each table is on a Citus cluster, by construction; and the double of Citus that tests use refuses what would not be possible there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { classifiedTables } from '../src/storage/distribute/classes.ts';
import { knownMigrations, migrate } from '../src/storage/migrate.ts';
import { type Catalogue, catalogueOfPostgres, type Table, violations } from './support/catalogue.ts';
import { installCitusDouble } from './support/citus-double.ts';
import { ask, freshDatabase, migratedDatabase, type TestDatabase } from './support/databases.ts';
import { withStore } from './support/stores.ts';

const skip = process.env.HELDBY_TEST_DISTRIBUTE === '1';
const TABLES = classifiedTables(knownMigrations());

/** Every reason for which Citus would refuse a table as heldby distributes it, as sentences. */
function obstacles({ tables }: Catalogue): string[] {
  const classes = new Map(TABLES.map(table => [table.name, table.class]));
  return tables.flatMap(table => {
    const kind = classes.get(table.name);
    if (kind === undefined) return [`${table.name} is in no class`];
    return kind === 'reference' ? [] : obstaclesOf(table);
  });
}

function obstaclesOf({ name, columns, indexes, foreignKeys }: Table): string[] {
  const key = columns.find(column => column.name === 'org_id');
  const loose = indexes.filter(index => index.unique && !index.columns.includes('org_id'));
  return [
    ...(key?.type === 'integer' && key.notNull ? [] : [`${name} has no org_id like the others`]),
    ...loose.map(index => `${index.name} is unique in all organizations`),
    ...(foreignKeys.length > 0 ? [`${name} refers to another table`] : []),
  ];
}

describe('the class of a table', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
    await withStore(database.url, migrate);
  });
  after(() => database.drop());

  it('is known for every table, and fits its keys', async () => {
    const catalogue = await catalogueOfPostgres(database.url);
    assert.deepEqual(catalogue.tables.map(({ name }) => name).toSorted(), TABLES.map(({ name }) => name).toSorted());
    assert.deepEqual(obstacles(catalogue), []);
    assert.deepEqual(violations(catalogue), []);
  });

  it('would be missed in a new table, and so would a key that Citus refuses', async () => {
    await ask(database.url, 'create table stray (id text primary key); create unique index loose on device (id)');
    assert.deepEqual(obstacles(await catalogueOfPostgres(database.url)).toSorted(), [
      'loose is unique in all organizations',
      'stray is in no class',
    ]);
  });
});

describe('the double of Citus', { skip }, () => {
  it('refuses what Citus refuses', async () => {
    const { url, drop } = await migratedDatabase();
    try {
      await installCitusDouble(url);
      const call = (text: string) => ask(url, `select ${text}`);
      await ask(url, 'create table part (org_id bigint, id text); create table owner (org_id integer references organization)');
      await assert.rejects(call("create_distributed_table('device', 'id')"), /a unique key of device lacks id/);
      await assert.rejects(call("create_distributed_table('owner', 'org_id')"), /owner refers to a table that is elsewhere/);
      await call("create_distributed_table('organization', 'org_id')");
      await assert.rejects(call("create_distributed_table('organization', 'org_id')"), /distributed already/);
      await assert.rejects(call("create_distributed_table('part', 'org_id', colocate_with => 'organization')"), /another type/);
      await assert.rejects(
        call("create_distributed_table('part', 'org_id', colocate_with => 'device')"),
        /device is not distributed/,
      );
      await call("create_distributed_table('owner', 'org_id', colocate_with => 'organization')");
    } finally {
      await drop();
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
