/** What the store for several machines promises beyond the contract: cut connections and full pools pass, nodes agree. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openPostgres } from '../../src/storage/postgres/store.ts';
import { query } from '../../src/storage/sql/statement.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import {
  addLocation,
  addWithEvent,
  eventsOf,
  locationIds,
  openTestStore,
  sendLocation,
  type TestStore,
  upTo,
} from '../support/store.ts';

const unavailable = { name: 'Problem', code: 'unavailable' };
const tooBig = query<Record<string, never>, { big: number }>('select 9007199254740993::bigint as "big"');
const transactionId = query<Record<string, never>, { id: string }>('select pg_current_xact_id()::text as "id"');
const nap = query<{ seconds: number }, { done: string }>('select pg_sleep(:seconds)::text as "done"');
const compiles = query<Record<string, never>, { jit: string }>(`select current_setting('jit') as "jit"`);
const broken = query<{ by: number }, { result: number }>('select 1 / (:by)::integer as "result"');

describe('the PostgreSQL store', () => {
  let store: TestStore;
  let url: string;
  before(async () => {
    store = await openTestStore('postgres');
    url = store.settings.databaseUrl ?? '';
  });
  after(() => store.remove());

  it('lets two nodes write to one organization without losing a write or a number', async () => {
    const other = openPostgres(url, { namedStatements: false });
    const works = upTo(60).map(each =>
      (each % 2 === 0 ? other : store.storage).transaction(1, tx => addWithEvent(tx, `node-${each}`)),
    );
    await Promise.all(works);
    await other.close();
    assert.deepEqual(
      (await eventsOf(store.storage)).map(event => event.sequence),
      upTo(60),
    );
  });

  it('lets the server compile no statement, neither for a read nor in a transaction', async () => {
    assert.deepEqual(await store.storage.one(compiles, {}), { jit: 'off' });
    assert.deepEqual(await store.storage.transaction(1, tx => tx.one(compiles, {})), { jit: 'off' });
  });

  it('answers unavailable to the caller that a cut connection hits, and goes on with new connections', async () => {
    const inside = Promise.withResolvers<void>();
    const cut = Promise.withResolvers<void>();
    const work = store.storage.transaction(1, async tx => {
      await addLocation(tx, 'cut off');
      inside.resolve();
      await cut.promise;
      await addLocation(tx, 'never reached');
    });
    await inside.promise;
    await cutConnections(url);
    cut.resolve();
    await assert.rejects(work, unavailable);
    await Promise.allSettled(upTo(8).map(() => locationIds(store.storage)));
    await store.storage.transaction(1, tx => addLocation(tx, 'afterwards'));
    const stored = await locationIds(store.storage);
    assert.ok(stored.includes('afterwards') && !stored.includes('cut off'));
  });

  it('does not let a query that fails disturb others on the same connection', async () => {
    const outcomes = await Promise.allSettled(
      upTo(40).map(each => store.storage.all(broken, { by: each % 5 === 0 ? 0 : 1 }).then(rows => rows[0]?.result)),
    );
    const failed = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [index + 1] : []));
    assert.deepEqual(
      failed,
      upTo(40).filter(each => each % 5 === 0),
    );
  });

  it('does not acknowledge a transaction in which a statement failed, even when the work hides it', async () => {
    const work = store.storage.transaction(1, async tx => {
      await addLocation(tx, 'hidden');
      await addLocation(tx, 'hidden').catch(() => undefined);
      return 'fine';
    });
    await assert.rejects(work, /hid the failure/);
    assert.ok(!(await locationIds(store.storage)).includes('hidden'));
  });

  it('keeps nothing of a transaction whose counters cannot be written, and says why', async () => {
    const add = 'alter table organization add constraint few check (last_number < 1000)';
    await store.storage.exclusively((_tx, script) => script(add));
    const work = store.storage.transaction(1, async tx => {
      sendLocation(tx, 'uncounted');
      return tx.take('number', 1_000);
    });
    await assert.rejects(work, /violates check constraint "few"/);
    assert.ok(!(await locationIds(store.storage)).includes('uncounted'));
    await store.storage.exclusively((_tx, script) => script('alter table organization drop constraint few'));
  });

  it('keeps what waits at the same moment by few commits, which lose nothing of it', async () => {
    const ids = await Promise.all(
      upTo(100).map(each =>
        store.storage.transaction(2, async tx => {
          await addLocation(tx, `together-${each}`, 2);
          return (await tx.one(transactionId, {}))?.id;
        }),
      ),
    );
    assert.ok(new Set(ids).size <= 20, `${new Set(ids).size} transactions for 100 works`);
    const stored = await locationIds(store.storage, 2);
    assert.ok(upTo(100).every(each => stored.includes(`together-${each}`)));
  });

  it('undoes each work of a commit alone: one that throws, one that hides a failure, one that was only tried', async () => {
    const run = (id: string, then: (tx: Transaction) => Promise<unknown>, rollback = false) =>
      store.storage.transaction(
        1,
        async tx => {
          await addLocation(tx, id);
          await then(tx);
          return id;
        },
        { rollback },
      );
    const again = (id: string) => (tx: Transaction) => addLocation(tx, id);
    const outcomes = await Promise.allSettled([
      run('alone-1', async () => undefined),
      run('alone-2', () => Promise.reject(new Error('on purpose'))),
      run('alone-3', async () => undefined),
      run('alone-4', tx => again('alone-4')(tx).catch(() => undefined)),
      run('alone-5', async () => undefined, true),
      run('alone-6', again('alone-1')),
      run('alone-7', again('alone-2')),
    ]);
    assert.deepEqual(
      outcomes.map(each => (each.status === 'fulfilled' ? each.value : String(each.reason.message).slice(0, 26))),
      ['alone-1', 'on purpose', 'alone-3', 'a transaction hid the fail', 'alone-5', 'duplicate key value violat', 'alone-7'],
    );
    const kept = (await locationIds(store.storage)).filter(id => id.startsWith('alone-'));
    assert.deepEqual(kept.toSorted(), ['alone-1', 'alone-2', 'alone-3', 'alone-7']);
  });

  it('tells a refusal once that is kept on which it rests, and never when that is lost', async () => {
    const refuseKnown = (id: string) => async (tx: Transaction) => {
      if ((await locationIds(tx)).includes(id)) throw new Error(`${id} is taken`);
    };
    const first = store.storage.transaction(1, tx => addLocation(tx, 'firm'));
    await assert.rejects(store.storage.transaction(1, refuseKnown('firm')), /firm is taken/);
    assert.ok((await locationIds(store.storage)).includes('firm'));
    await first;

    const works = [
      store.storage.transaction(1, tx => addLocation(tx, 'lost')),
      store.storage.transaction(1, async tx => {
        await refuseKnown('lost')(tx).finally(() => cutConnections(url));
      }),
    ];
    await Promise.all(works.map(work => assert.rejects(work, unavailable)));
    assert.ok(!(await locationIds(store.storage)).includes('lost'));
  });

  it('lets an organization write while another one is at work', async () => {
    const inside = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const slow = store.storage.transaction(1, async () => {
      inside.resolve();
      await leave.promise;
    });
    await inside.promise;
    await store.storage.transaction(2, tx => addLocation(tx, 'beside', 2));
    leave.resolve();
    await slow;
  });

  it('answers the first works of many slow ones before the last have begun', async () => {
    const ended: number[] = [];
    const works = upTo(4).map(each =>
      store.storage
        .transaction(1, async tx => {
          await tx.one(nap, { seconds: 0.15 });
          return ended.length;
        })
        .finally(() => ended.push(each)),
    );
    assert.deepEqual(await Promise.all(works), [0, 1, 2, 3]);
    assert.deepEqual(ended, upTo(4));
  });

  it('refuses a caller who has waited too long behind a slow work, and keeps that', async () => {
    const hasty = openPostgres(url, { namedStatements: true, silenceLimitMs: 400 });
    const inside = Promise.withResolvers<void>();
    const slow = hasty.transaction(1, async tx => {
      inside.resolve();
      for (const _ of upTo(10)) await tx.one(nap, { seconds: 0.1 });
      await addLocation(tx, 'slow');
    });
    await inside.promise;
    await assert.rejects(
      hasty.transaction(1, tx => addLocation(tx, 'impatient')),
      unavailable,
    );
    await slow;
    const stored = await locationIds(hasty);
    assert.ok(stored.includes('slow') && !stored.includes('impatient'));
    await hasty.close();
  });

  it('lets no statement of a work that is over into the work of another', async () => {
    let leaked: Transaction | undefined;
    await store.storage.transaction(1, async tx => {
      leaked = tx;
    });
    await store.storage.transaction(1, async () => {
      await assert.rejects(addLocation(leaked ?? assert.fail(), 'leaked'), /after the end of its transaction/);
      assert.throws(() => sendLocation(leaked ?? assert.fail(), 'leaked'), /after the end of its transaction/);
    });
    assert.ok(!(await locationIds(store.storage)).includes('leaked'));
  });

  it('refuses a number that JavaScript cannot hold exactly, instead of rounding it', async () => {
    await assert.rejects(store.storage.one(tooBig, {}), /does not fit a number exactly/);
  });

  it('answers unavailable where no server is', async () => {
    const nowhere = openPostgres('postgres://heldby@127.0.0.1:1/none', { namedStatements: true });
    await assert.rejects(locationIds(nowhere), unavailable);
    await assert.rejects(nowhere.ready(), unavailable);
    await assert.rejects(
      nowhere.transaction(1, tx => addLocation(tx, 'nowhere')),
      unavailable,
    );
    await nowhere.close();
  });
});

/** Cuts every connection to this database but its own, as a restart of the server would. */
async function cutConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}
