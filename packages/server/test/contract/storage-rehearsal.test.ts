/** A rehearsal of works changes nothing, and what it read is given only while it is exact. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onBothDatabases } from '../support/registry.ts';
import { addLocation, locationIds, openTestStore, sendLocation, type TestStore, upTo } from '../support/store.ts';

onBothDatabases('a transaction', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());

  it('is not changed by a rehearsal, and later reads see what was written since', async () => {
    const [before, after] = await store.storage.transaction(1, async tx => {
      const taken = tx.take('number', 0);
      await tx.rehearse(async rehearsed => {
        await addLocation(rehearsed, 'rehearsed');
        sendLocation(rehearsed, 'rehearsed-too');
        rehearsed.take('number', 5);
        return Promise.all(upTo(3).map(() => locationIds(rehearsed)));
      });
      assert.equal(tx.take('number', 0), taken);
      const unchanged = await locationIds(tx);
      await addLocation(tx, 'after-rehearsal');
      return [unchanged, await locationIds(tx)];
    });
    assert.ok(!before.some(id => id.startsWith('rehearsed')));
    assert.deepEqual(after, [...before, 'after-rehearsal'].toSorted());
  });

  it('goes on after a rehearsal that the server refused', async () => {
    await store.storage.transaction(1, async tx => {
      await tx.rehearse(rehearsed => locationIds(rehearsed, Number.MAX_VALUE).catch(() => undefined));
      await tx.rehearse(() => Promise.reject(new Error('a step that throws at once')));
      await addLocation(tx, 'after-a-refusal');
    });
    assert.ok((await locationIds(store.storage)).includes('after-a-refusal'));
  });
});
