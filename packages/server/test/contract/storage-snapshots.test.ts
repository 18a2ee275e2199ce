/** What every driver promises of snapshots: one moment of all organizations, read in batches, while writing goes on. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Reader } from '../../src/storage/storage.ts';
import { onBothDatabases } from '../support/registry.ts';
import { addLocation, locationIds, openTestStore, type TestStore, upTo } from '../support/store.ts';

onBothDatabases('a snapshot of the store', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
    await store.storage.transaction(1, tx => addLocation(tx, 'before the snapshot'));
  });
  after(() => store.remove());

  it('shows a snapshot one unchanging view, from its beginning on, while writing goes on', async () => {
    const atStart = await locationIds(store.storage);
    const views = await store.storage.snapshot(async (reader: Reader, rows) => {
      await store.storage.transaction(1, tx => addLocation(tx, 'after the snapshot'));
      const first = await locationIds(reader);
      await store.storage.transaction(1, tx => addLocation(tx, 'later still'));
      const read: unknown[] = [];
      for await (const batch of rows('location', 'org_id, id')) for (const row of batch) if (row.org_id === 1) read.push(row.id);
      return [first, await locationIds(reader), read];
    });
    assert.deepEqual(views, [atStart, atStart, atStart]);
    assert.equal((await locationIds(store.storage)).length, atStart.length + 2);
  });

  it('reads a whole table in batches that a reader may leave early', async () => {
    await store.storage.transaction(2, async tx => {
      for (const each of upTo(1_200)) await addLocation(tx, `many-${each}`, 2);
    });
    const sizes = await store.storage.snapshot(async (_reader, rows) => {
      const found: number[] = [];
      for await (const batch of rows('location', 'org_id, id')) found.push(batch.length);
      return found;
    });
    assert.ok(sizes.length > 1 && sizes.every(size => size <= 500));
    const first = await store.storage.snapshot(async (_reader, rows) => {
      for await (const batch of rows('location', 'org_id, id')) return batch.length;
      return 0;
    });
    assert.equal(first, 500);
  });
});
