import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { pino } from 'pino';
import { openRegistry, sourcesOn } from '../../src/app.ts';
import { fillDemo } from '../../src/commands/demo/fill.ts';
import { createTimes } from '../../src/commands/demo/times.ts';
import type { Settings } from '../../src/settings.ts';
import { checkBackupFile, restoreBackupFile } from '../../src/storage/backup/restore.ts';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { backupLines, writeBackupFile } from '../../src/storage/backup/write.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase } from '../support/databases.ts';
import { ENGINES, type Engine, freshSettings } from '../support/registry.ts';

const quiet = () => undefined;
const open = (settings: Settings) => openStorage({ ...settings, onFatal: quiet });

async function contentOf(storage: Storage): Promise<Record<string, unknown[]>> {
  return storage.snapshot(async (_reader, rowsOf) => {
    const content: Record<string, unknown[]> = {};
    for (const { name, key } of tablesOf(knownMigrations())) {
      content[name] = [];
      for await (const batch of rowsOf(name, key)) content[name].push(...batch.map(row => ({ ...row })));
    }
    return content;
  });
}

/** The names of the tables as the database itself tells them. */
async function catalogOf(settings: Settings): Promise<string[]> {
  if (settings.databaseUrl === null) {
    const database = new DatabaseSync(join(settings.dataFolder, 'heldby.sqlite'), { readOnly: true });
    const rows = database.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'").all();
    database.close();
    return rows.map(row => String(row.name));
  }
  const client = new pg.Client({ connectionString: settings.databaseUrl });
  await client.connect();
  const { rows } = await client.query("select tablename as name from pg_tables where schemaname = 'public'");
  await client.end();
  return rows.map(row => row.name);
}

/** The cast of the demo and a few more. */
const PEOPLE = 20;

/** A store of this kind with the demo's content, backed up. */
async function backedUp(engine: Engine, file: string) {
  const { settings, remove } = await freshSettings(engine);
  const times = createTimes();
  const registry = await openRegistry(settings, pino({ level: 'silent' }), quiet, sourcesOn(times.clock));
  await fillDemo(registry, times, PEOPLE);
  // Bytes of every value, so that none of them is changed on its way through the file.
  await registry.storage.transaction(1, async tx => tx.chain(() => Uint8Array.from({ length: 256 }, (_, byte) => byte)));
  const trailer = await writeBackupFile(backupLines(registry.storage), file, quiet);
  const content = await contentOf(registry.storage);
  return { settings, registry, trailer, content, remove: () => registry.close().then(remove) };
}

for (const from of ENGINES) {
  describe(`a backup of ${from}`, () => {
    const file = join(temporaryFolder(), 'backup');
    let source: Awaited<ReturnType<typeof backedUp>> | undefined;
    before(async () => {
      source = await backedUp(from, file);
    });
    after(() => source?.remove());
    const stored = () => {
      assert.ok(source);
      return source;
    };

    it('has every table of the store but the ledger of migrations', async () => {
      const tables = (await catalogOf(stored().settings)).filter(name => name !== 'schema_migration');
      assert.deepEqual(Object.keys(stored().trailer.rows).toSorted(), tables.toSorted());
      assert.ok((stored().trailer.rows.person ?? 0) >= PEOPLE);
    });

    it('reads each organization in a view of its own', async () => {
      const { storage } = stored().registry;
      const views: (string | number)[][] = [];
      const watched: Storage = {
        ...storage,
        snapshot: work =>
          storage.snapshot((reader, rowsOf) => {
            const view: (string | number)[] = [];
            views.push(view);
            return work(reader, (table, orderBy, of) => {
              view.push(of?.org ?? table);
              return rowsOf(table, orderBy, of);
            });
          }),
      };
      for await (const _ of backupLines(watched)) assert.ok(views.length > 0);
      assert.deepEqual(
        views.map(view => [...new Set(view)]),
        [[], [0], [1]],
      );
    });

    it('can be read by its owner alone, and there is nothing beside it', () => {
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.deepEqual(readdirSync(join(file, '..')), ['backup']);
    });

    for (const to of ENGINES) {
      it(`restores into ${to}, row for row`, async () => {
        const { settings, remove } = await freshSettings(to);
        const storage = open(settings);
        try {
          const { header } = await checkBackupFile(file);
          await restoreBackupFile(storage, file, header, quiet);
          assert.deepEqual(await contentOf(storage), stored().content);
          await assert.rejects(restoreBackupFile(storage, file, header, quiet), /The store is not empty/);
        } finally {
          await storage.close();
          await remove();
        }
      });
    }
  });
}

describe('a damaged backup', () => {
  const inOneProcess = createCommandSession();
  const folder = temporaryFolder();
  const whole = join(folder, 'whole');
  const changed = join(folder, 'changed');
  let source: Awaited<ReturnType<typeof backedUp>> | undefined;
  before(async () => {
    source = await backedUp('sqlite', whole);
  });
  after(() => source?.remove());

  const lines = () => gunzipSync(readFileSync(whole)).toString().trimEnd().split('\n');
  const zipped = (text: readonly string[]) => gzipSync(`${text.join('\n')}\n`);
  const header = (change: object) => {
    const [first = '', ...rest] = lines();
    return zipped([JSON.stringify({ ...JSON.parse(first), ...change }), ...rest]);
  };
  const cases: readonly (readonly [title: string, file: () => Buffer, says: RegExp])[] = [
    ['cut in its compressed bytes', () => readFileSync(whole).subarray(0, -200), /damaged or cut: it does not unpack/],
    ['without its last line', () => zipped(lines().slice(0, -1)), /damaged or cut: its end is missing/],
    ['without a row', () => zipped(lines().toSpliced(3, 1)), /damaged or cut: its checksum does not fit/],
    [
      'with another value in a row',
      () => zipped(lines().map(line => line.replace('Chiara', 'Chiaro'))),
      /damaged or cut: its checksum does not fit/,
    ],
    ['that goes on after its end', () => zipped([...lines(), '[1]']), /damaged or cut: it goes on after its end/],
    ['that is not compressed', () => Buffer.from(lines().join('\n')), /damaged or cut: it does not unpack/],
    ['that is empty', () => Buffer.from(''), /damaged or cut|not a backup/],
    ['of something else', () => zipped(['{"format":1}']), /is not a backup of heldby/],
    ['of a newer schema', () => newer(), /The backup has schema 9999, this program knows \d+: restore it with the newer/],
    ['of another format', () => header({ format: 3 }), /The backup has format 3, this program reads 2/],
  ];
  /** Whole in itself: only its schema is newer. */
  const newer = () => {
    const [first = '', ...rest] = lines();
    const { rows } = JSON.parse(rest.pop() ?? '') as { rows: object };
    const text = [JSON.stringify({ ...JSON.parse(first), schema: 9999 }), ...rest];
    const sha256 = hash('sha256', `${text.join('\n')}\n`);
    return zipped([...text, JSON.stringify({ end: true, rows, sha256 })]);
  };

  for (const [title, file, says] of cases) {
    it(`${title} is refused, and nothing is made of it`, async () => {
      writeFileSync(changed, file());
      const data = join(folder, 'data');
      const { status, stdout, stderr } = await inOneProcess(['restore', changed, '--data', data]);
      assert.match(stderr, says);
      assert.match(stderr, /^heldby: [^\n]+\n$/);
      assert.deepEqual([status, stdout], [2, '']);
      assert.ok(!readdirSync(folder).includes('data'));
    });
  }

  it('that is damaged after it was checked leaves the store empty', async () => {
    const { settings, remove } = await freshSettings('sqlite');
    const storage = open(settings);
    try {
      const checked = await checkBackupFile(whole);
      writeFileSync(changed, zipped(lines().slice(0, -1)));
      await assert.rejects(restoreBackupFile(storage, changed, checked.header, quiet), /its end is missing/);
      const content = Object.values(await contentOf(storage)).flat();
      assert.deepEqual(content, []);
    } finally {
      await storage.close();
      await remove();
    }
  });
});

describe('heldby backup and heldby restore', () => {
  it('work beside a running server that goes on writing, and the result is one moment of it', async () => {
    const folder = temporaryFolder();
    const [data, file, restored] = [join(folder, 'data'), join(folder, 'file'), join(folder, 'restored')];
    const server = await startServer(['serve', '--data', data, '--log-level', 'warn', '--rate-limit', '1000000']);
    const token = server.token();
    let written = 0;
    let writing = true;
    const write = async () => {
      while (writing) {
        const answer = await fetch(`${server.url}/registry/v1/devices`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ kind: 'browser', name: `browser ${written}` }),
        });
        assert.equal(answer.status, 201);
        written += 1;
      }
    };
    const writers = Promise.all(Array.from({ length: 8 }, write));
    while (written < 200) await new Promise(resolve => setTimeout(resolve, 10));
    const before = written;
    const { rows } = await ask<{ rows: Record<string, number> }>(['backup', file, '--data', data]);
    const meanwhile = written;
    writing = false;
    await writers;
    assert.ok(meanwhile > before, 'nothing was written during the backup');
    const { device = 0, event = 0 } = rows;
    assert.ok(device >= before && device <= meanwhile + 8, `${before} ≤ ${device} ≤ ${meanwhile}`);

    const said = await heldby(['restore', file, '--data', restored]);
    assert.match(said.stdout, /^Restored .*: \d+ rows \(organization 2, .*device \d+/);
    const database = new DatabaseSync(join(restored, 'heldby.sqlite'));
    const count = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
    assert.deepEqual([count('select count(*) from device'), count('select count(*) from event')], [device, event]);
    // State and events are of one transaction, so that every device of the moment has its event, and no other has.
    assert.equal(count("select count(*) from event where type = 'device.created'"), device);
    assert.equal(
      count('select event_sequence from organization where org_id = 1'),
      count('select count(*) from event where org_id = 1'),
    );
    database.close();
    assert.equal((await ask<unknown[]>(['token', 'list', '--data', restored])).length, 1);
  });

  it('refuse to replace a file unasked, to restore over data, and beside a running server', async () => {
    const folder = temporaryFolder();
    const [data, file] = [join(folder, 'data'), join(folder, 'file')];
    await ask(['org', 'create', 'Acme', '--data', data]);
    assert.match((await heldby(['backup', file, '--data', data])).stdout, /^Wrote .*file: \d+ rows \(organization 2, /);
    const again = await heldby(['backup', file, '--data', data]);
    assert.match(again.stderr, /file exists already: choose another name, or replace it with --replace/);
    assert.equal(again.status, 4);
    assert.equal((await heldby(['backup', file, '--replace', '--data', data])).status, 0);
    const over = await heldby(['restore', file, '--data', data]);
    assert.match(over.stderr, /The store is not empty: restore into an empty data folder or database/);
    assert.equal(over.status, 4);
    await startServer(['serve', '--data', join(folder, 'other')]);
    const beside = await heldby(['restore', file, '--data', join(folder, 'other')]);
    assert.match(beside.stderr, /Another heldby process uses the data folder/);
    const nowhere = await heldby(['backup', join(folder, 'none/file'), '--data', data]);
    assert.match(nowhere.stderr, /The backup cannot be written to .*: it does not exist/);
    assert.match((await heldby(['restore', join(folder, 'none'), '--data', join(folder, 'new')])).stderr, /There is no file/);
  });

  it('take a store from SQLite to PostgreSQL, where its tokens go on working', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    const first = await startServer(['serve', '--data', join(folder, 'data')]);
    const token = first.token();
    assert.equal(await first.stop(), 0);
    await ask(['backup', file, '--data', join(folder, 'data')]);
    const { url, drop } = await freshDatabase();
    try {
      await ask(['restore', file, '--database-url', url]);
      const second = await startServer(['serve', '--database-url', url]);
      const answer = await fetch(`${second.url}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(answer.status, 200);
      assert.equal(second.said.length, 1);
      assert.equal(await second.stop(), 0);
    } finally {
      await drop();
    }
  });
});
