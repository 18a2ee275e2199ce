/** The life of the index: it survives kills, follows its store, is shared by nodes, is in no backup, and can be built anew. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Settings } from '../../src/settings.ts';
import { checkBackupFile, restoreBackupFile } from '../../src/storage/backup/restore.ts';
import { backupLines, writeBackupFile } from '../../src/storage/backup/write.ts';
import { openStorage } from '../../src/storage/open.ts';
import { connectionConfig } from '../../src/storage/postgres/connect.ts';
import { prepareTables } from '../../src/storage/search/postgres/schema.ts';
import { startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { ask, freshDatabase } from '../support/databases.ts';
import { ENGINES, type Engine, freshSettings, onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

const LATE_MS = 1_000;
const named = { q: '', type: null, includeFormer: false, limit: 10, cursor: null } as const;

async function found({ services }: Pick<Registry, 'services'>, org: number, q: string): Promise<(string | null)[]> {
  const { items } = await services.search.find(systemActor(org, 'organization'), { ...named, q });
  return items.map(({ device, person }) => device?.name ?? person?.login ?? null);
}

onBothDatabases('the search index', engine => {
  const registry = useRegistry(engine);
  const add = (name: string) => registry().services.devices.create({ actor: registry().system }, { kind: 'mobile', name });
  const status = () => registry().services.indexing.status(registry().system);

  it('says how far it is, and is built anew while it is asked', async () => {
    for (const name of ['first one', 'second one']) await add(name);
    await until(
      async () => (await status()).state === 'ready' && (await status()).indexedSequence === (await status()).lastSequence,
    );
    await until(async () => (await status()).progress === 1);
    assert.equal((await status()).kind === 'fts5', engine === 'sqlite');
    const { services, system, organization } = registry();
    assert.equal((await services.indexing.rebuild({ actor: system, dryRun: true })).state, 'ready');
    const rebuilt = await services.indexing.rebuilt({ actor: system });
    assert.equal(rebuilt.state, 'ready');
    assert.deepEqual(await found(registry(), organization.org, 'econd'), ['second one']);
    await Promise.all([services.indexing.rebuilt({ actor: system }), services.indexing.rebuilt({ actor: system })]);
    assert.deepEqual(await found(registry(), organization.org, 'one'), ['second one', 'first one']);
  });

  it('follows a load of writes, and is never a second late by the end of it', async () => {
    const { services, system, organization } = registry();
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => add(`load ${round} ${index}`)));
    }
    await services.devices.create({ actor: system }, { kind: 'mobile', name: 'afterwards' });
    const began = Date.now();
    await until(async () => (await found(registry(), organization.org, 'fterward')).length === 1);
    assert.ok(Date.now() - began < LATE_MS, `${Date.now() - began} ms`);
  });
});

describe('a server that is killed', () => {
  for (const engine of ENGINES) {
    it(`goes on indexing where it was, on ${engine}`, async () => {
      const { settings, remove } = await freshSettings(engine);
      const words = wordsFor(settings);
      try {
        let server = await startServer(['serve', ...words]);
        const token = server.token();
        const call = (path: string, body?: object) =>
          fetch(`${server.url}/registry/v1${path}`, {
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
          });
        // biome-ignore lint/suspicious/noExplicitAny: the assertions check what came over the wire.
        const hits = async (q: string): Promise<any[]> => ((await (await call(`/search?q=${q}`)).json()) as any).items;
        for (let round = 0; round < 3; round += 1) {
          for (let index = 0; index < 20; index += 1) await call('/devices', { kind: 'mobile', name: `round${round} ${index}` });
          await server.stop('SIGKILL');
          server = await startServer(['serve', ...words]);
          await until(async () => (await hits(`ound${round}`)).length === 20);
        }
        await server.stop();
      } finally {
        await remove();
      }
    });

    it(`is asked and built anew by the command line, with a server and without one, on ${engine}`, async () => {
      const { settings, remove } = await freshSettings(engine);
      const words = wordsFor(settings);
      const run = createCommandSession();
      const say = async (...command: string[]) => {
        const { status, stdout, stderr } = await run([...command, ...words]);
        assert.equal(status, 0, stderr);
        return stdout;
      };
      try {
        await say('org', 'create', 'Acme');
        await say('person', 'create', 'ann');
        assert.match(await say('search-index', 'rebuild'), /^The search index was built anew\.\n$/);
        const server = await startServer(['serve', ...words]);
        await until(async () => /is ready. It knows (\d+) of \1 events/.test(await say('search-index', 'status')));
        assert.equal(JSON.parse(await say('search-index', 'rebuild', '--json')).state, 'ready');
        await server.stop();
      } finally {
        await remove();
      }
    });
  }
});

function wordsFor({ dataFolder, databaseUrl }: Settings): string[] {
  return ['--data', dataFolder, ...(databaseUrl === null ? [] : ['--database-url', databaseUrl]), '--log-level', 'error'];
}

describe('a backup', () => {
  for (const [from, to] of [ENGINES, ENGINES.toReversed()] as [Engine, Engine][]) {
    it(`has no index in it, and a store that is restored from it gets one, from ${from} to ${to}`, async () => {
      const [source, target] = [await freshSettings(from), await freshSettings(to)];
      const file = join(temporaryFolder(), 'backup');
      const written = await openFor(source.settings);
      const organization = await written.services.organizations.create('Acme');
      const actor = systemActor(organization.org, organization.id);
      await written.services.devices.create({ actor }, { kind: 'mobile', name: 'Kept in the backup' });
      await until(async () => (await found(written, organization.org, 'backup')).length === 1);
      const { rows } = await writeBackupFile(backupLines(written.storage), file, () => undefined);
      assert.deepEqual(
        Object.keys(rows).filter(table => /search/.test(table)),
        [],
      );
      await written.close();
      const storage = openStorage({ ...target.settings, onFatal: assert.fail });
      await restoreBackupFile(storage, file, (await checkBackupFile(file)).header, () => undefined);
      await storage.close();
      const restored = await openFor(target.settings);
      await until(async () => (await found(restored, organization.org, 'backup')).length === 1);
      await restored.close();
      for (const each of [source, target]) await each.remove();
    });
  }
});

describe('several nodes on one database', () => {
  it('index what each of them writes, one at a time, and find what the others wrote within a second', async () => {
    const { settings, remove } = await freshSettings('postgres');
    const nodes = [await openFor(settings), await openFor(settings)] as const;
    const organization = await nodes[0].services.organizations.create('Acme');
    const actor = systemActor(organization.org, organization.id);
    for (const node of nodes) await until(async () => (await node.services.indexing.status(actor)).state === 'ready');
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(
        nodes.flatMap((node, place) =>
          Array.from({ length: 10 }, (_, index) =>
            node.services.devices.create({ actor }, { kind: 'mobile', name: `node${place} ${round} ${index}` }),
          ),
        ),
      );
    }
    const began = Date.now();
    await until(async () => {
      const all = { ...named, limit: 100 };
      const counts = nodes.flatMap(node => ['ode0', 'ode1'].map(q => node.services.search.find(actor, { ...all, q })));
      return (await Promise.all(counts)).every(({ items }) => items.length === 50);
    });
    assert.ok(Date.now() - began < LATE_MS, `${Date.now() - began} ms`);
    for (const node of nodes) await node.close();
    await remove();
  });

  it('do not lose what one of them has at hand when it stops', async () => {
    const { settings, remove } = await freshSettings('postgres');
    const [one, other] = [await openFor(settings), await openFor(settings)];
    const organization = await one.services.organizations.create('Acme');
    const actor = systemActor(organization.org, organization.id);
    await until(async () => (await other.services.indexing.status(actor)).state === 'ready');
    await one.services.devices.create({ actor }, { kind: 'mobile', name: 'Written before the end' });
    await one.close();
    await other.services.devices.create({ actor }, { kind: 'mobile', name: 'Written by another' });
    await until(async () => (await found(other, organization.org, 'written')).length === 2);
    await other.close();
    await remove();
  });

  it('use arrays where the extension may not be installed, and find the same', async () => {
    const { url, drop } = await freshDatabase();
    const role = `heldby_limited_${process.pid}`;
    await ask(url, `create role ${role} login; grant usage, create on schema public to ${role}`);
    const limited = new URL(url);
    limited.username = role;
    const client = new pg.Client(connectionConfig(limited.href, 5_000));
    await client.connect();
    assert.equal(await prepareTables(client), 'arrays');
    assert.equal(await prepareTables(client), 'arrays', 'and leaves the tables as they are');
    await client.end();
    await drop();
    const maintenance = new URL(url);
    maintenance.pathname = '/postgres';
    await ask(maintenance.href, `drop role ${role}`);
  });
});

async function openFor(settings: Settings): Promise<Registry> {
  const registry = await openRegistry(settings, pino({ level: 'silent' }), assert.fail);
  registry.core.search.start();
  return registry;
}
