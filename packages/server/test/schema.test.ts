/** The schema as the databases themselves see it: the same on both, and nothing in it ties two tenants together. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { describedTables } from '../../../scripts/generate/schema/described.ts';
import { generate } from '../../../scripts/generate/schema.ts';
import { knownMigrations, migrate } from '../src/storage/migrate.ts';
import { DATABASE_FILE, openStorage } from '../src/storage/open.ts';
import { type Catalogue, catalogueOfPostgres, catalogueOfSqlite, type Table, violations } from './support/catalogue.ts';
import { freshDatabase } from './support/databases.ts';
import { ENGINES, type Engine, freshSettings } from './support/registry.ts';

const OFFENDERS = `
  create table no_tenant (id text not null primary key);
  create table late_tenant (id integer not null, org_id integer not null, primary key (org_id, id));
  create table wrong_index (org_id integer not null, id integer not null, name text, primary key (org_id, id));
  create index wrong_index_name on wrong_index (name);
  create unique index wrong_index_expression on wrong_index ((org_id + 1), id);
  create table no_key (org_id integer not null, id integer not null);
  create table leaving (org_id integer not null, id integer not null, other text references no_tenant (id), primary key (org_id, id));
  create view seen as select id from no_tenant;`;
const OFFENCES = [
  'a foreign key of leaving leaves the tenant',
  'late_tenant does not begin with org_id',
  'no_key has no primary key',
  'no_tenant does not begin with org_id',
  'the primary key of no_tenant does not begin with org_id',
  'there is a view seen',
  'wrong_index_expression of wrong_index does not begin with org_id',
  'wrong_index_name of wrong_index does not begin with org_id',
];

describe('the schema', () => {
  const catalogues = new Map<Engine, Catalogue>();
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-schema-'));
    for (const engine of ENGINES) {
      const { settings, remove } = await freshSettings(engine);
      const storage = openStorage({ ...settings, onFatal: assert.fail });
      await migrate(storage);
      await storage.close();
      const catalogue =
        settings.databaseUrl === null
          ? catalogueOfSqlite(join(settings.dataFolder, DATABASE_FILE))
          : await catalogueOfPostgres(settings.databaseUrl);
      catalogues.set(engine, catalogue);
      await remove();
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const catalogueOf = (engine: Engine) => catalogues.get(engine) ?? assert.fail(`no catalogue of ${engine}`);

  for (const engine of ENGINES) {
    it(`begins every tenant table, primary key and index with org_id, and runs nothing by itself, on ${engine}`, () => {
      const catalogue = catalogueOf(engine);
      assert.ok(catalogue.tables.length >= 18, 'the catalogue was read');
      assert.ok(catalogue.tables.flatMap(table => table.indexes).length >= 30, 'with its indexes');
      assert.deepEqual(violations(catalogue), []);
    });
  }

  it('is the same on both databases: tables, columns in their order, indexes', () => {
    const [sqlite, postgres] = ENGINES.map(catalogueOf).map(({ tables }) => tables.map(comparable));
    assert.deepEqual(sqlite, postgres);
  });

  it('has only columns of four types, and text that sorts by its bytes', () => {
    for (const [engine, types] of [
      ['sqlite', ['blob', 'integer', 'text']],
      ['postgres', ['bigint', 'bytea', 'integer', 'text']],
    ] as const) {
      const found = catalogueOf(engine).tables.flatMap(table => table.columns.map(column => column.type));
      assert.deepEqual([...new Set(found)].toSorted(), types);
    }
  });

  it('is what its generated snapshots make of empty databases', async () => {
    const { url, drop } = await freshDatabase();
    await runOnPostgres(url, readSnapshot('postgres'));
    assert.deepEqual(await catalogueOfPostgres(url), catalogueOf('postgres'));
    await drop();
    const file = join(folder, 'snapshot.sqlite');
    runOnSqlite(file, readSnapshot('sqlite'));
    assert.deepEqual(catalogueOfSqlite(file), catalogueOf('sqlite'));
  });

  it('has snapshots that are as the migrations make them', async () => {
    for (const [path, text] of Object.entries(await generate())) {
      assert.equal(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), text, `${path}: run \`npm run generate\``);
    }
  });

  it('says of every table what a row is, and of every index which question it answers or which rule it enforces', () => {
    const tables = describedTables(knownMigrations().map(({ sql }) => sql));
    const { tables: real } = catalogueOf('sqlite');
    const ledger = real.filter(({ name }) => name !== 'schema_migration');
    assert.deepEqual(tables.map(({ name }) => name).toSorted(), ledger.map(({ name }) => name).toSorted());
    for (const { name, columns, comment, indexes } of tables) {
      const table = real.find(each => each.name === name) ?? assert.fail(name);
      assert.deepEqual(
        columns.map(column => [column.name, column.isNullable]),
        table.columns.map(column => [column.name, !column.notNull]),
      );
      assert.match(comment, /\.$/, `the comment above ${name}`);
      assert.equal(indexes.length, table.indexes.filter(({ primary }) => !primary).length, name);
      for (const index of indexes) assert.match(index.comment, /\.$/, `the comment above ${index.name}`);
    }
  });

  it('would be refused on SQLite with any table, key, index, view, trigger or counter that ties tenants together', () => {
    const file = join(folder, 'offenders.sqlite');
    runOnSqlite(
      file,
      `${OFFENDERS}
      create trigger reacts after insert on no_key begin select 1; end;
      create table counted (org_id integer not null, id integer primary key autoincrement);`,
    );
    assert.deepEqual(
      violations(catalogueOfSqlite(file)),
      [...OFFENCES, 'counted has no primary key', 'there is a sequence of counted', 'there is a trigger reacts'].toSorted(),
    );
  });

  it('would be refused on PostgreSQL with any of these, too', async () => {
    const { url, drop } = await freshDatabase();
    await runOnPostgres(
      url,
      `${OFFENDERS}
      create function react() returns trigger language plpgsql as 'begin return new; end';
      create trigger reacts after insert on no_key for each row execute function react();
      create sequence counted;`,
    );
    const found = violations(await catalogueOfPostgres(url));
    await drop();
    assert.deepEqual(
      found,
      [...OFFENCES, 'there is a function react', 'there is a sequence counted', 'there is a trigger reacts'].toSorted(),
    );
  });
});

/** What both databases can be asked for: names of primary keys and kinds of integers are their own. */
function comparable({ name, columns, indexes }: Table) {
  return {
    name,
    columns: columns.map(column => ({ ...column, type: column.type.replace('bigint', 'integer').replace('bytea', 'blob') })),
    indexes: indexes
      .map(index => ({ ...index, name: index.primary ? 'primary key' : index.name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function readSnapshot(engine: Engine): string {
  return readFileSync(new URL(`../src/storage/schema.${engine}.sql`, import.meta.url), 'utf8');
}

function runOnSqlite(file: string, sql: string): void {
  const connection = new DatabaseSync(file);
  connection.exec(sql);
  connection.close();
}

async function runOnPostgres(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
