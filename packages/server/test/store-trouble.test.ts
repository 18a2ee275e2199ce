/** A store that cannot keep writes for a while: each dialect says so in its own words, reads go on, and it passes by itself. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { fill } from './support/full-disk.ts';
import { COLLECTION, minimalDevice } from './support/genesys.ts';
import { type Answer, type Api, createApi } from './support/http.ts';
import { openTestRegistry, type TestRegistry } from './support/registry.ts';
import { addLocation, locationIds, openTestStore } from './support/store.ts';

interface Trouble {
  readonly registry: TestRegistry;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Writes of every dialect that has some, as an administrator. */
const WRITES: readonly (readonly [dialect: string, method: string, url: string, body: (n: number) => unknown])[] = [
  ['genesys', 'POST', COLLECTION, n => minimalDevice(`trouble-${n}`)],
  ['native', 'POST', '/registry/v1/people', n => ({ login: `person-${n}`, firstName: 'A', lastName: 'B' })],
];

function troubleTests(title: string, open: () => Promise<Trouble>): void {
  describe(title, () => {
    let trouble: Trouble;
    let server: FastifyInstance;
    let api: Api;
    let written = 0;
    before(async () => {
      trouble = await open();
      const { token } = await trouble.registry.addPerson('administrator', { role: 'full' });
      server = await trouble.registry.serve();
      api = createApi(server, token);
      assert.equal((await create()).status, 200);
    });
    after(() => trouble.registry.close());

    const create = () => {
      written += 1;
      return api('POST', COLLECTION, minimalDevice(`kept-${written}`));
    };
    const state = async () => (await api('GET', '/readyz')).body.status;

    it('refuses writes with 503 and Retry-After in the words of each dialect, goes on reading, and recovers by itself', async () => {
      const before = (await api('GET', COLLECTION)).body.total;
      await trouble.begin();
      const refused: [string, Answer][] = [];
      for (let n = 0; n < 4; n += 1) {
        for (const [dialect, method, url, body] of WRITES) {
          refused.push([dialect, await api(method, url, body(n))]);
        }
      }
      for (const [dialect, answer] of refused) {
        assert.equal(answer.status, 503, answer.text);
        assert.deepEqual(ERROR_BODIES[dialect]?.check(answer.body, 503), []);
        assert.match(String(answer.headers['retry-after']), /^[1-9]\d*$/);
      }
      const read = await api('GET', COLLECTION);
      assert.deepEqual([read.status, read.body.total], [200, before], 'reads go on, and show nothing that was refused');
      assert.match((await api('GET', '/metrics')).text, /^heldby_store_writable 0$/m);
      const ready = await api('GET', '/readyz');
      assert.deepEqual([ready.status, ready.body], [200, { status: 'read-only' }]);

      await trouble.end();
      assert.equal(await state(), 'ok', 'without a write of anybody');
      assert.equal((await create()).status, 200);
      assert.equal((await api('GET', COLLECTION)).body.total, before + 1);
      assert.match((await api('GET', '/metrics')).text, /^heldby_store_writable 1$/m);
    });
  });
}

describe('an embedded store that may not grow', () => {
  it('refuses what needs room, keeps what needs none, and takes everything again when it may', async () => {
    const { storage, remove } = await openTestStore('sqlite');
    const limitPages = (count: number) => storage.exclusively((_tx, script) => script(`pragma max_page_count = ${count}`));
    const large = 'x'.repeat(100_000);
    await limitPages(1);
    for (let n = 0; n < 3; n += 1) {
      await assert.rejects(
        storage.transaction(1, tx => addLocation(tx, large)),
        { name: 'Problem', code: 'unavailable' },
      );
      assert.equal(storage.keepsWrites(), false);
      assert.deepEqual(await locationIds(storage), []);
    }
    assert.equal(await storage.writable(), true, 'a write that needs no room is kept');
    assert.equal(storage.transactions().failed, 3);
    await limitPages(1_000_000);
    await storage.transaction(1, tx => addLocation(tx, large));
    assert.deepEqual(await locationIds(storage), [large]);
    await remove();
  });
});

// Only the superuser may mount; for everybody else there is the store above.
if (process.platform === 'linux' && process.getuid?.() === 0) {
  troubleTests('an embedded store whose disk is full', async () => {
    const mountPoint = mkdtempSync(join(tmpdir(), 'heldby-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', mountPoint]);
    const registry = await openWithin(mountPoint);
    const ballast = join(mountPoint, 'ballast');
    const close = async () => {
      await registry.close();
      execFileSync('umount', ['--lazy', mountPoint]);
      rmSync(mountPoint, { recursive: true });
    };
    return { registry: { ...registry, close }, begin: async () => fill(ballast), end: async () => rmSync(ballast) };
  });
}

/** A registry whose data folder is made in this folder. */
async function openWithin(folder: string): Promise<TestRegistry> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await openTestRegistry('sqlite');
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

troubleTests('a PostgreSQL server that has become read-only', async () => {
  const registry = await openTestRegistry('postgres');
  const name = new URL(registry.settings.databaseUrl ?? '').pathname.slice(1);
  const administer = async (sql: string) => {
    const options = '-c default_transaction_read_only=off';
    const client = new pg.Client({ connectionString: registry.settings.databaseUrl ?? '', options });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  return {
    registry,
    begin: async () => {
      await administer(`alter database ${name} set default_transaction_read_only = on; ${cut}`);
      // The first caller who meets a cut connection gets the error.
      await Promise.allSettled(Array.from({ length: 8 }, () => registry.storage.ready()));
    },
    end: () => administer(`alter database ${name} reset default_transaction_read_only`),
  };
});
