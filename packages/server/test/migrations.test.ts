/** Migrations: each applied once and whole, and a store that this program does not understand is left alone. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { digest } from '../src/lib/crypto.ts';
import { knownMigrations, type Migration, migrate } from '../src/storage/migrate.ts';
import { openStorage } from '../src/storage/open.ts';
import { type Query, query } from '../src/storage/sql/statement.ts';
import type { Storage } from '../src/storage/storage.ts';
import { freshSettings, onBothDatabases } from './support/registry.ts';

const numbers = query<Record<string, never>, { n: number }>('select n as "n" from numbers order by n');
const letters = query<Record<string, never>, { n: number }>('select n as "n" from letters order by n');
const ledger = query<Record<string, never>, { version: number; name: string }>(`
  select version as "version", name as "name" from schema_migration order by version`);

function migration(version: number, name: string, sql: string): Migration {
  return { version, name, sql, checksum: digest(sql) };
}

const first = migration(
  1,
  'numbers',
  'create table numbers (\n  n bigint not null primary key\n);\ninsert into numbers (n) values (1);',
);
const second = migration(2, 'letters', 'create table letters (\n  n bigint not null primary key\n);');
const third = migration(3, 'more', 'insert into numbers (n) values (3);');
/** Changes a lot, and then cannot go on. */
const failing = migration(
  2,
  'failing',
  'create table letters (\n  n bigint not null primary key\n);\ninsert into numbers (n) values (2);\ninsert into numbers (n) values (1);',
);

/** Plain objects: SQLite's rows have no prototype. */
async function rowsOf<R>(storage: Storage, statement: Query<Record<string, never>, R>): Promise<R[]> {
  return (await storage.all(statement, {})).map(row => ({ ...row }));
}

const refused = (message: string) => ({ name: 'Problem', code: 'precondition_failed', message });

onBothDatabases('migrating', engine => {
  /** Runs the work on a store that has had nothing yet. */
  const onEmptyStore = async (work: (storage: Storage, reopen: () => Storage) => Promise<void>) => {
    const { settings, remove } = await freshSettings(engine);
    const opened: Storage[] = [];
    const open = () => {
      const storage = openStorage({ ...settings, onFatal: assert.fail });
      opened.push(storage);
      return storage;
    };
    try {
      await work(open(), open);
    } finally {
      for (const storage of opened) await storage.close();
      await remove();
    }
  };
  const names = (migrations: readonly Migration[]) => migrations.map(each => each.name);

  it('applies everything to an empty store, in order, and nothing to one that is up to date', () =>
    onEmptyStore(async storage => {
      const known = knownMigrations();
      assert.ok(known.length > 0);
      assert.deepEqual(await migrate(storage), known);
      assert.deepEqual(
        await rowsOf(storage, ledger),
        known.map(({ version, name }) => ({ version, name })),
      );
      assert.deepEqual(await migrate(storage), []);
    }));

  it('applies only what is missing to a store of an older program', () =>
    onEmptyStore(async storage => {
      await migrate(storage, [first]);
      assert.deepEqual(names(await migrate(storage, [first, second, third])), ['letters', 'more']);
      assert.deepEqual(await rowsOf(storage, numbers), [{ n: 1 }, { n: 3 }]);
    }));

  it('applies each migration once when two nodes start at the same moment', () =>
    onEmptyStore(async (storage, reopen) => {
      const applied = await Promise.all([storage, reopen()].map(each => migrate(each, [first, second, third])));
      assert.deepEqual(names(applied.flat()).toSorted(), ['letters', 'more', 'numbers']);
      assert.deepEqual(await rowsOf(storage, numbers), [{ n: 1 }, { n: 3 }]);
    }));

  it('refuses a store to which a migration was applied that has been changed since', () =>
    onEmptyStore(async storage => {
      await migrate(storage, [first, second]);
      const changed = { ...first, checksum: digest('something else') };
      const refusal = refused('Migration 1 was changed after the store had applied it.');
      await assert.rejects(migrate(storage, [changed, second, third]), refusal);
      assert.equal((await rowsOf(storage, ledger)).length, 2, 'nothing was applied after it');
    }));

  it('refuses a store whose history has a migration that this program does not have', () =>
    onEmptyStore(async storage => {
      await migrate(storage, [first, second]);
      await assert.rejects(migrate(storage, [first, third]), refused('Migration 2 was changed after the store had applied it.'));
    }));

  it('refuses a store that a newer program wrote, and says which to run', () =>
    onEmptyStore(async storage => {
      await migrate(storage, [first, second, third]);
      const refusal = refused('The store has schema 3, this program knows 2: run the newer heldby that wrote it.');
      await assert.rejects(migrate(storage, [first, second]), refusal);
    }));

  it('leaves nothing of a migration that fails, keeps those before it, and goes on once it is mended', () =>
    onEmptyStore(async storage => {
      await assert.rejects(migrate(storage, [first, failing, third]), /unique/i);
      assert.deepEqual(await rowsOf(storage, ledger), [{ version: 1, name: 'numbers' }]);
      assert.deepEqual(await rowsOf(storage, numbers), [{ n: 1 }]);
      await assert.rejects(storage.all(letters, {}), /letters/);
      assert.deepEqual(names(await migrate(storage, [first, second, third])), ['letters', 'more']);
      assert.deepEqual(await rowsOf(storage, letters), []);
    }));
});

it('the migrations of the program are numbered from 1 without a gap', () => {
  assert.deepEqual(
    knownMigrations().map(each => each.version),
    knownMigrations().map((_each, index) => index + 1),
  );
});
