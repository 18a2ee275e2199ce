/**
 * A store of every earlier schema, with rows as its program left them, comes to the present schema and loses nothing.
 *
 * With migration N, upgrade/N-1.sql is added: a row in every table that schema N-1 brought, as its program wrote them, and rows
 * that use its new columns. What N itself does to rows goes into CHANGES and FILLED below. The present schema needs no file.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import type { Settings } from '../../src/settings.ts';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { knownMigrations, type Migration, migrate } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/open.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';

type Row = Readonly<Record<string, unknown>>;
type Content = ReadonlyMap<string, readonly Row[]>;

const known = knownMigrations();
const earlier = known.slice(0, -1);
/** In upgrade/0001.sql. */
const TOKEN = 'hb_api_upgrade';
const ANNS_PHONE = '01980000-0000-7000-8000-000000000061';

/** What a migration does to rows on purpose, by its version and the table; everything else stays as it was. */
const CHANGES: Readonly<Record<number, Readonly<Record<string, (row: Row) => Row>>>> = {
  // The group for everybody takes a number.
  4: { organization: row => (Number(row.org_id) > 0 ? { ...row, last_number: Number(row.last_number) + 1 } : row) },
};
/** Tables into which a migration writes rows that were not there. */
const FILLED: Readonly<Record<number, readonly string[]>> = { 2: ['login_index'], 4: ['person_group'] };

/** Runs each migration up to the version, and after each what the program of that schema wrote. */
async function build(storage: Storage, version: number): Promise<void> {
  for (const { version: each } of known.slice(0, version)) {
    await migrate(storage, known.slice(0, each));
    await storage.exclusively(async (_tx, script) => script(rowsOfSchema(each)));
  }
}

function rowsOfSchema(version: number): string {
  const file = new URL(`upgrade/${String(version).padStart(4, '0')}.sql`, import.meta.url);
  assert.ok(existsSync(file), `add ${file.pathname}: rows in every table that schema ${version} brought`);
  return readFileSync(file, 'utf8');
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

/** What the rows of a schema must be at the present one, as far as that schema knows them. */
function expectedOf(content: Content, version: number): Content {
  const later = known.filter(each => each.version > version);
  const changed = (table: string, row: Row) =>
    later.reduce((each, { version: step }) => CHANGES[step]?.[table]?.(each) ?? each, row);
  return new Map([...content].map(([table, rows]) => [table, rows.map(row => changed(table, row))]));
}

function requireKept(before: Content, after: Content, version: number): void {
  const filled = new Set(known.filter(each => each.version > version).flatMap(each => FILLED[each.version] ?? []));
  for (const [table, rows] of expectedOf(before, version)) {
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

/** The program works on it: the token is good, the phone is Ann's, its past is known, and the history goes on. */
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
  } finally {
    await close();
  }
}

for (const engine of ENGINES) {
  describe(`an upgrade on ${engine}`, () => {
    for (const { version, name } of earlier) {
      it(`from schema ${version} (${name}) keeps every row, and the program works on it`, async () => {
        const { settings, remove } = await freshSettings(engine);
        const storage = openStorage({ ...settings, onFatal: assert.fail });
        try {
          await build(storage, version);
          const before = await contentOf(storage, known.slice(0, version));
          assert.ok(
            [...before.values()].every(rows => rows.length > 0),
            'upgrade/*.sql leaves a table empty',
          );
          await migrate(storage);
          requireKept(before, await contentOf(storage, known), version);
          await storage.close();
          await requireUsable(settings);
        } finally {
          await storage.close();
          await remove();
        }
      });
    }
  });
}
