/** A store that has moved answers as before on every face, and the store that was left refuses writes in the words of each. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp, openRegistry } from '../../src/app.ts';
import { Problem } from '../../src/domain/problem.ts';
import type { Settings } from '../../src/settings.ts';
import { readLedger } from '../../src/storage/ledger.ts';
import { cancelMove, moveStore } from '../../src/storage/move/move.ts';
import { openStorage } from '../../src/storage/open.ts';
import { transientQuery } from '../../src/storage/sql/statement.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from '../support/contents.ts';
import { createApi } from '../support/http.ts';
import { addPeople, answersOf, type Callers, fill, goesOn, lateWrites, refusedLate } from '../support/moved-world.ts';
import { ENGINES, freshSettings, openTestRegistry, type TestRegistry } from '../support/registry.ts';

const quiet = { place: 'the other store', note: () => undefined, verify: async () => undefined };
/** A table that there is only during a move. */
const anyChange = transientQuery<Record<string, never>, { id: number }>('select c.id as "id" from heldby_move_change c');

for (const from of ENGINES) {
  const to = from === 'sqlite' ? 'postgres' : 'sqlite';
  describe(`a store that has moved from ${from} to ${to}`, () => {
    it('answers as before on every face: ids, tokens, cursors and secrets are the same; the one that was left only reads', async () => {
      await withStores(from, to, async ({ registry, source, target, settings }) => {
        const callers = await addPeople(registry);
        const left = await registry.serve();
        await fill(registry, left, callers);
        const [before, cursor] = await answersOf(left, callers);
        const secrets = await registry.services.sealedSecrets.list();
        assert.ok(secrets.length > 0 && secrets.every(({ isReadable }) => isReadable));
        await moveStore(source, target, quiet);
        assert.deepEqual(await contentsOf(target), await contentsOf(source));
        await requireOnlyReads(left, callers);
        await target.close();

        const moved = await openRegistry(settings, pino({ level: 'silent' }), assert.fail);
        const { server } = createApp(moved, settings, pino({ level: 'silent' }));
        try {
          assert.deepEqual(await answersOf(server, callers), [before, cursor]);
          assert.deepEqual(await moved.services.sealedSecrets.list(), secrets);
          await goesOn(server, callers, cursor);
        } finally {
          await server.close();
          await moved.close();
        }
        await requireReopening(source, left, callers);
      });
    });
  });

  describe(`a move from ${from} to ${to} that ends too early`, () => {
    it('leaves the source in use and a target that no server takes; the next run begins anew, or opens what is whole', async () => {
      await withStores(from, to, async ({ registry, source, target }) => {
        const callers = await addPeople(registry);
        const server = await registry.serve();
        const cut = { ...quiet, verify: () => Promise.reject(new Problem('precondition_failed', 'it ends here')) };
        await assert.rejects(() => moveStore(source, target, cut), /it ends here/);
        for (const [, taken] of await lateWrites(server, callers)) assert.ok(taken.status < 300, taken.text);
        await assert.rejects(() => readLedger(target), /A move into this store was not finished/);

        // The last that happens to the target is that it is opened.
        const isMoved = async () => (await readLedger(source).catch(() => null)) === null;
        const exclusively: Storage['exclusively'] = async work => {
          if (await isMoved()) throw new Problem('unavailable', 'killed');
          return target.exclusively(work);
        };
        await assert.rejects(() => moveStore(source, { ...target, exclusively }, quiet), /run the same command again/);
        await assert.rejects(() => readLedger(target), /A move into this store was not finished/);
        assert.equal(await moveStore(source, target, quiet), null);
        assert.ok((await readLedger(target)).length > 0);
        assert.deepEqual(await contentsOf(target), await contentsOf(source));
      });
    });

    it('leaves nothing in the source where it is asked to end, says what stands where, and goes on when it is run again', async () => {
      await withStores(from, to, async ({ registry, source, target }) => {
        const callers = await addPeople(registry);
        const server = await registry.serve();
        for (const step of ['copy', 'verify'] as const) {
          const stop = new AbortController();
          if (step === 'copy') stop.abort();
          const verify = async () => stop.abort();
          const asked = { ...quiet, verify, signal: stop.signal };
          const isTold = {
            code: 'unavailable',
            message: /^The move was interrupted [^.]* the one in use\. What is in the other store is/,
          };
          await assert.rejects(() => moveStore(source, target, asked), isTold);
          await assert.rejects(() => source.all(anyChange, {}), /heldby_move_change/);
          const late = await createApi(server, callers.adminToken)('POST', '/registry/v1/devices', {
            kind: 'mobile',
            name: step,
          });
          assert.equal(late.status, 201, late.text);
          await assert.rejects(() => readLedger(target), /A move into this store was not finished/);
        }
        assert.notEqual(await moveStore(source, target, { ...quiet, signal: new AbortController().signal }), null);
        assert.deepEqual(await contentsOf(target), await contentsOf(source));
      });
    });

    it('does not say that nothing was switched where it is asked to end during the switch', async () => {
      await withStores(from, to, async ({ registry, source, target }) => {
        await addPeople(registry);
        const stop = new AbortController();
        let verified = 0;
        const verify = async () => {
          verified += 1;
          if (verified === 2) stop.abort();
        };
        const exclusively: Storage['exclusively'] = async work => {
          if ((await readLedger(source).catch(() => null)) === null) throw new Problem('unavailable', 'killed');
          return target.exclusively(work);
        };
        const cut = { ...quiet, verify, signal: stop.signal };
        await assert.rejects(() => moveStore(source, { ...target, exclusively }, cut), /^Problem: Everything is in the target/);
        assert.equal(await moveStore(source, target, cut), null);
      });
    });

    it('is not taken for another store that is moved there, nor is a store that has something in it', async () => {
      const { storage: other, close } = await openTestRegistry(to);
      await withStores(from, to, async ({ source, target }) => {
        await assert.rejects(() => moveStore(source, other, quiet), { code: 'conflict', message: /is not empty/ });
        const cut = { ...quiet, verify: () => Promise.reject(new Error('cut')) };
        await assert.rejects(() => moveStore(source, target, cut), /cut/);
        await assert.rejects(() => moveStore(other, target, quiet), { code: 'conflict', message: /another store/ });
      }).finally(() => close());
    });
  });
}

async function requireOnlyReads(server: FastifyInstance, callers: Callers): Promise<void> {
  await refusedLate(server, callers);
  const api = createApi(server, callers.adminToken);
  assert.deepEqual((await api('GET', '/readyz')).body, { status: 'read-only' });
  assert.equal((await api('GET', '/registry/v1/devices')).status, 200);
}

/** Only for somebody who says that the other store is lost. */
async function requireReopening(source: Storage, server: FastifyInstance, callers: Callers): Promise<void> {
  await assert.rejects(() => readLedger(source), /has moved to the other store/);
  await assert.rejects(() => cancelMove(source, false), { code: 'precondition_failed', message: /what was written there since/ });
  await cancelMove(source, true);
  for (const [, taken] of await lateWrites(server, callers)) assert.ok(taken.status < 300, taken.text);
}

interface Stores {
  readonly registry: TestRegistry;
  /** The registry's store, as another process opens it. */
  readonly source: Storage;
  readonly target: Storage;
  /** Of a server on the target. */
  readonly settings: Settings;
}

async function withStores(from: (typeof ENGINES)[number], to: (typeof ENGINES)[number], work: (stores: Stores) => Promise<void>) {
  const registry = await openTestRegistry(from);
  const { settings: fresh, remove } = await freshSettings(to);
  const settings = { ...fresh, keyFile: registry.core.keyring.file };
  const source = openStorage({ ...registry.settings, onFatal: assert.fail });
  const target = openStorage({ ...settings, onFatal: assert.fail });
  try {
    await work({ registry, source, target, settings });
  } finally {
    await source.close();
    await target.close();
    await remove();
    await registry.close();
  }
}
