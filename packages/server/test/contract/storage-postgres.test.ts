/** What the store for several machines promises beyond the contract: cut connections and full pools pass, nodes agree. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openPostgres } from '../../src/storage/postgres.ts';
import { query } from '../../src/storage/sql.ts';
import { addLocation, addWithEvent, eventsOf, locationIds, openTestStore, type TestStore, upTo } from '../support/store.ts';

const unavailable = { name: 'Problem', code: 'unavailable' };
const tooBig = query<Record<string, never>, { big: number }>('select 9007199254740993::bigint as "big"');
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

  it('answers unavailable to whom a cut connection hits, and goes on with new connections', async () => {
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
