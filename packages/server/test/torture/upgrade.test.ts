/**
 * A store of every earlier schema, with rows as its program left them, comes to the present schema and loses nothing.
 *
 * The schemas before the program's first migration are made up (upgrade/history): the last of them is that migration's schema, and
 * follows it for as long as that is not released. With a further migration of the program, upgrade/rows gets a file by the name of
 * the schema before: a row in every table that it brought, as its program wrote them, and rows that use its new columns. What a
 * migration itself does to rows goes into CHANGES and FILLED below. The present schema needs no file.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { verifyHistory } from '../../src/core/verify-history.ts';
import type { Settings } from '../../src/settings.ts';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { knownMigrations, type Migration, migrate } from '../../src/storage/migrate.ts';
import { DATABASE_FILE, openStorage } from '../../src/storage/open.ts';
import { command } from '../../src/storage/sql/statement.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { catalogueOfPostgres, catalogueOfSqlite } from '../support/catalogue.ts';
import { ENGINES, freshSettings, migratedSettings } from '../support/registry.ts';

type Row = Readonly<Record<string, unknown>>;
type Content = ReadonlyMap<string, readonly Row[]>;

const UPGRADE = new URL('upgrade/', import.meta.url);
const madeUp = knownMigrations(new URL('history/', UPGRADE));
const known = knownMigrations();
/** Everything that a store goes through. The program's first migration makes at once what the made-up ones lead to. */
const steps: readonly Migration[] = [...madeUp, ...known.slice(1)];
const earlier = steps.slice(0, -1);
/** In upgrade/rows/registry.sql. */
const TOKEN = 'hb_api_upgrade';
const ANNS_PHONE = '01980000-0000-7000-8000-000000000061';

/** What a migration does to rows on purpose, by its name and the table; everything else stays as it was. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, (row: Row) => Row>>>> = {
  // The group for everybody takes a number.
  handsets: { organization: row => (Number(row.org_id) > 0 ? { ...row, last_number: Number(row.last_number) + 1 } : row) },
  // A registration is found by its assignment, and its beginning is in the history.
  clustering: { push_registration: ({ id: _id, created_at: _createdAt, ...row }) => row },
};
/** Tables into which a migration writes rows that were not there. */
const FILLED: Readonly<Record<string, readonly string[]>> = { handsets: ['person_group'] };

const forgetMigrations = command<Record<string, never>>('delete from schema_migration');
const enterMigration = command<{ version: number; name: string; checksum: string }>(`
  insert into schema_migration (version, name, checksum) values (:version, :name, :checksum)`);

/** Brings the store to the schema behind this many steps. */
async function advance(storage: Storage, count: number): Promise<void> {
  if (count > madeUp.length) return void (await migrate(storage, known.slice(0, 1 + count - madeUp.length)));
  await migrate(storage, madeUp.slice(0, count));
  if (count === madeUp.length) await handOver(storage);
}

/** The schema is that of the program's first migration now: its ledger says so from here on. */
async function handOver(storage: Storage): Promise<void> {
  const [first] = known;
  assert.ok(first !== undefined);
  await storage.exclusively(async tx => {
    await tx.run(forgetMigrations, {});
    await tx.run(enterMigration, { version: first.version, name: first.name, checksum: first.checksum });
  });
}

/** Runs each step up to the count, and after each what the program of that schema wrote. */
async function build(storage: Storage, count: number): Promise<void> {
  for (const [index, { name }] of steps.slice(0, count).entries()) {
    await advance(storage, index + 1);
    await storage.exclusively(async (_tx, script) => script(rowsOfSchema(name, storage.engine)));
  }
}

/** `bytes('…')` stands for bytes in hexadecimal digits, which each database spells in its own way. */
function rowsOfSchema(name: string, engine: Storage['engine']): string {
  const file = new URL(`rows/${name}.sql`, UPGRADE);
  assert.ok(existsSync(file), `add ${file.pathname}: rows in every table that this schema brought`);
  const bytes = engine === 'sqlite' ? "x'$1'" : "'\\x$1'::bytea";
  return readFileSync(file, 'utf8').replaceAll(/bytes\('([0-9a-f]+)'\)/g, bytes);
}

function contentOf(storage: Storage, migrations: readonly Migration[]): Promise<Content> {
  return storage.snapshot(async (_reader, rowsOf) => {
    const content = new Map<string, Row[]>();
    for (const { name, key } of tablesOf(migrations)) {
      const rows: Row[] = [];
      for await (const batch of rowsOf(name, key)) rows.push(...batch.map(row => ({ ...row })));
      content.set(name, rows);
    }
    return content;
  });
}

/** What the rows of the schema behind the first steps must be at the present one, as far as that schema knows them. */
function expectedOf(content: Content, count: number): Content {
  const changed = (table: string, row: Row) =>
    steps.slice(count).reduce((each, { name }) => CHANGES[name]?.[table]?.(each) ?? each, row);
  return new Map([...content].map(([table, rows]) => [table, rows.map(row => changed(table, row))]));
}

function requireKept(before: Content, after: Content, count: number): void {
  const filled = new Set(steps.slice(count).flatMap(({ name }) => FILLED[name] ?? []));
  for (const [table, rows] of expectedOf(before, count)) {
    const kept = after.get(table) ?? assert.fail(`the table ${table} is gone`);
    const asBefore = kept.map(row => pick(row, Object.keys(rows[0] ?? {})));
    assert.deepEqual(asBefore.slice(0, filled.has(table) ? rows.length : undefined), rows, table);
  }
  for (const [table, rows] of after) {
    if (before.has(table)) continue;
    assert.equal(rows.length > 0, filled.has(table), `${table} has ${rows.length} rows`);
  }
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map(name => [name, row[name]]));
}

/** The program works on it: the token is good, the phone is Ann's, its past is known, and the history goes on from where it was. */
async function requireUsable(settings: Settings): Promise<void> {
  const { services, storage, close } = await openRegistry(settings, pino({ level: 'silent' }), assert.fail);
  try {
    const actor = await services.authentication.authenticate(TOKEN);
    assert.equal(actor.name, 'Ann Lee 電話');
    const page = { limit: 10, cursor: null };
    const history = await services.holdings.historyOfDevice(actor, ANNS_PHONE, page);
    assert.deepEqual(history.items.map(each => each.until).toSorted(), [1_770_000_003_500_000, null]);
    const { phones } = await services.phones.list(actor, { limit: 10, offset: 0, newestFirst: false });
    assert.deepEqual(
      phones.map(phone => [phone.deviceId, phone.token, phone.pushState]),
      [[ANNS_PHONE, 'push-1', 'active']],
    );
    await services.people.create({ actor }, { login: 'dee', firstName: 'Dee', lastName: 'New' });
    const device = await services.devices.create({ actor }, { kind: 'mobile' });
    await services.assignments.create({ actor }, { deviceId: device.id, owner: { kind: 'person', id: actor.id }, role: 'owner' });
    const events = await storage.all(selectEventsAfter, { org: actor.org, after: 4, limit: 10 });
    assert.deepEqual(
      events.map(event => [event.sequence, event.type]),
      [
        [5, 'person.created'],
        [6, 'device.created'],
        [7, 'assignment.created'],
      ],
    );
    const { fault, events: verified } = await storage.snapshot(reader => verifyHistory(reader, actor.org));
    assert.deepEqual([fault, verified], [null, 7]);
  } finally {
    await close();
  }
}

/** Tables with their columns and indexes, whatever the order in which they came. */
async function schemaOf({ databaseUrl, dataFolder }: Settings) {
  const { tables } =
    databaseUrl === null ? catalogueOfSqlite(join(dataFolder, DATABASE_FILE)) : await catalogueOfPostgres(databaseUrl);
  return tables.map(({ name, columns, indexes }) => ({
    name,
    columns: columns.toSorted(byName),
    indexes: indexes.map(index => (index.primary ? { ...index, name: 'primary key' } : index)).toSorted(byName),
  }));
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

for (const engine of ENGINES) {
  describe(`an upgrade on ${engine}`, () => {
    for (const [index, { name }] of earlier.entries()) {
      const count = index + 1;
      it(`from schema ${count} (${name}) keeps every row, and the program works on it`, async () => {
        const { settings, remove } = await freshSettings(engine);
        const storage = openStorage({ ...settings, onFatal: assert.fail });
        try {
          await build(storage, count);
          const before = await contentOf(storage, steps.slice(0, count));
          for (const [table, rows] of before) assert.ok(rows.length > 0, `upgrade/rows leaves ${table} empty`);
          for (let further = count; further < steps.length; further += 1) await advance(storage, further + 1);
          requireKept(before, await contentOf(storage, known), count);
          await storage.close();
          await requireUsable(settings);
        } finally {
          await storage.close();
          await remove();
        }
      });
    }

    it('leads to the same schema as that of a new store', async () => {
      const [upgraded, anew] = [await freshSettings(engine), await migratedSettings(engine)];
      const storage = openStorage({ ...upgraded.settings, onFatal: assert.fail });
      for (const index of steps.keys()) await advance(storage, index + 1);
      await storage.close();
      assert.deepEqual(await schemaOf(upgraded.settings), await schemaOf(anew.settings));
      await upgraded.remove();
      await anew.remove();
    });
  });
}
