/** What every driver promises: transactions that are whole, alone in their organization, and kept once acknowledged. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, it } from 'node:test';
import { chainLink, eventDigest } from '../../src/domain/event-chain.ts';
import { openStorage } from '../../src/storage/open.ts';
import { selectChainAfter } from '../../src/storage/statements/events.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import { onBothDatabases } from '../support/registry.ts';
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

onBothDatabases('the store', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());

  it('keeps what a transaction wrote and gives its result', async () => {
    const result = await store.storage.transaction(1, async tx => {
      await addLocation(tx, 'kept');
      assert.deepEqual(await locationIds(tx), ['kept'], 'a transaction reads what it wrote');
      return 'done';
    });
    assert.equal(result, 'done');
    assert.deepEqual(await locationIds(store.storage), ['kept']);
  });

  it('undoes a transaction that throws, and throws the very same error on', async () => {
    const failure = new Error('on purpose');
    const work = store.storage.transaction(1, async tx => {
      await addLocation(tx, 'thrown');
      throw failure;
    });
    await assert.rejects(work, error => error === failure);
    assert.ok(!(await locationIds(store.storage)).includes('thrown'));
  });

  it('gives the result of a transaction that is to be rolled back, and keeps nothing of it', async () => {
    const result = await store.storage.transaction(
      1,
      async tx => {
        await addWithEvent(tx, 'tried');
        return locationIds(tx);
      },
      { rollback: true },
    );
    assert.ok(result.includes('tried'));
    assert.ok(!(await locationIds(store.storage)).includes('tried'));
    assert.deepEqual(await eventsOf(store.storage), []);
  });

  it('does not let a work that throws harm those that run beside it', async () => {
    const works = upTo(20).map(each =>
      store.storage.transaction(2, async tx => {
        await addLocation(tx, `beside-${each}`, 2);
        if (each % 4 === 0) throw new Error(`${each}`);
        if (each % 4 === 1) await addLocation(tx, `beside-${each}`, 2); // The database itself refuses the second.
      }),
    );
    const outcomes = await Promise.allSettled(works);
    const kept = upTo(20).filter(each => each % 4 > 1);
    assert.deepEqual(
      outcomes.flatMap((outcome, index) => (outcome.status === 'fulfilled' ? [index + 1] : [])),
      kept,
    );
    assert.deepEqual(await locationIds(store.storage, 2), kept.map(each => `beside-${each}`).toSorted());
  });

  it('reads within a transaction what it sent before, and keeps it', async () => {
    const read = await store.storage.transaction(1, async tx => {
      sendLocation(tx, 'sent');
      return locationIds(tx);
    });
    assert.ok(read.includes('sent'));
    assert.ok((await locationIds(store.storage)).includes('sent'));
  });

  it('fails a work with the statement that it sent last, undoes it alone, and keeps those that run beside it', async () => {
    const works = upTo(12).map(each =>
      store.storage.transaction(2, async tx => {
        sendLocation(tx, `sent-${each}`, 2);
        if (each % 3 === 0) sendLocation(tx, `sent-${each}`, 2);
        return each;
      }),
    );
    const outcomes = await Promise.allSettled(works);
    const kept = upTo(12).filter(each => each % 3 !== 0);
    assert.deepEqual(
      outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
      kept,
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') assert.match(outcome.reason.message, /unique/i);
    const stored = (await locationIds(store.storage, 2)).filter(id => id.startsWith('sent-'));
    assert.deepEqual(stored, kept.map(each => `sent-${each}`).toSorted());
  });

  it('tells the first failure of a work that went on after it, whatever the work says itself', async () => {
    const failing = (then: (tx: Transaction) => Promise<unknown>) =>
      store.storage.transaction(1, async tx => {
        sendLocation(tx, 'twice');
        sendLocation(tx, 'twice');
        sendLocation(tx, 'behind it');
        return then(tx);
      });
    const outcomes = await Promise.allSettled([
      failing(async () => 'fine'),
      failing(tx => locationIds(tx)),
      failing(() => Promise.reject(new Error('a refusal that rests on nothing'))),
      failing(tx => locationIds(tx).catch(() => 'hidden')),
    ]);
    for (const outcome of outcomes) {
      assert.equal(outcome.status, 'rejected');
      assert.match(outcome.status === 'rejected' ? outcome.reason.message : '', /unique/i);
    }
    const stored = await locationIds(store.storage);
    assert.ok(!stored.includes('twice') && !stored.includes('behind it'));
  });

  it('loses nothing of 200 writers of one organization, and numbers their events without a gap', async () => {
    const isTried = (each: number) => each % 10 === 5;
    const works = upTo(200).map(each =>
      store.storage.transaction(
        1,
        async tx => {
          const sequence = await addWithEvent(tx, `writer-${each}`);
          if (each % 10 === 0) throw new Error('takes no number');
          return sequence;
        },
        { rollback: isTried(each) },
      ),
    );
    const outcomes = await Promise.allSettled(works);
    const acknowledged = outcomes.flatMap((outcome, index) =>
      outcome.status === 'fulfilled' && !isTried(index + 1) ? [outcome.value] : [],
    );
    assert.deepEqual(
      acknowledged.toSorted((a, b) => a - b),
      upTo(160),
    );
    const events = await eventsOf(store.storage);
    assert.deepEqual(
      events.map(event => event.sequence),
      upTo(160),
    );
    const stored = await locationIds(store.storage);
    assert.ok(events.every(event => stored.includes(event.subject)));
  });

  it('hands the integers out in order, several at once, and only where there is such an organization', async () => {
    const take = (count: number, rollback = false) =>
      store.storage.transaction(2, async tx => tx.take('number', count), { rollback });
    assert.deepEqual(await Promise.all([take(1), take(3), take(5, true), take(1)]), [2, 5, 10, 6]);
    assert.equal(await take(1), 7);
    await assert.rejects(
      store.storage.transaction(99, async tx => tx.take('number', 1)),
      { code: 'not_found' },
    );
  });

  it('extends the event chain once for each work that is kept, in their order, and has it again when it is opened anew', async () => {
    const isTried = (each: number) => each % 7 === 0;
    const works = upTo(100).map(each =>
      store.storage.transaction(
        2,
        async tx => {
          await addWithEvent(tx, `linked-${each}`, 2);
          if (each % 10 === 0) throw new Error('adds no link');
        },
        { rollback: isTried(each) },
      ),
    );
    await Promise.allSettled(works);
    let expected = new Uint8Array(0);
    for (const row of await store.storage.all(selectChainAfter, { org: 2, after: 0, limit: 100 })) {
      expected = new Uint8Array(chainLink(expected, eventDigest(row)));
      assert.deepEqual(new Uint8Array(row.chain), expected);
    }
    assert.equal(expected.length, 32);

    const again = openStorage(store.settings);
    let head: Uint8Array | undefined;
    await again.transaction(
      2,
      async tx => {
        tx.chain(found => {
          head = found;
          return found;
        });
        const next = tx.chain(found => link(found, 'more'));
        assert.deepEqual(next, link(expected, 'more'));
        assert.deepEqual(
          tx.chain(found => found),
          next,
          'the work sees its own links',
        );
      },
      { rollback: true },
    );
    await again.close();
    assert.deepEqual(head, expected);
    await assert.rejects(
      store.storage.transaction(99, async tx => tx.chain(found => found)),
      { code: 'not_found' },
    );
  });

  it('shows nobody else what a transaction has not finished', async () => {
    const inside = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    const work = store.storage.transaction(1, async tx => {
      await addLocation(tx, 'half');
      inside.resolve();
      await looked.promise;
      await addLocation(tx, 'whole');
    });
    await inside.promise;
    const seen = await locationIds(store.storage);
    assert.ok(!seen.includes('half'));
    looked.resolve();
    await work;
    assert.ok((await locationIds(store.storage)).includes('whole'));
  });

  it('lets the second writer of an organization decide on what the first one left', async () => {
    const work = () =>
      store.storage.transaction(1, async tx => {
        const known = await locationIds(tx);
        await new Promise(resolve => setTimeout(resolve, 5));
        if (!known.includes('only-once')) await addLocation(tx, 'only-once');
        return known.includes('only-once');
      });
    assert.deepEqual((await Promise.all([work(), work(), work()])).toSorted(), [false, true, true]);
  });

  it('refuses everything as unavailable once it is closed, after finishing what it had accepted', async () => {
    const again = openStorage(store.settings);
    assert.equal(await again.ready(), true);
    const accepted = upTo(30).map(each => again.transaction(1, tx => addLocation(tx, `closing-${each}`)));
    const closing = again.close();
    await assert.rejects(
      again.transaction(1, tx => addLocation(tx, 'too late')),
      unavailable,
    );
    await Promise.all(accepted);
    await closing;
    await again.close();
    await assert.rejects(
      again.transaction(1, tx => addLocation(tx, 'too late')),
      unavailable,
    );
    await assert.rejects(locationIds(again), unavailable);
    await assert.rejects(
      again.snapshot(reader => locationIds(reader)),
      unavailable,
    );
    assert.equal(await again.ready(), false);
    const stored = await locationIds(store.storage);
    assert.ok(upTo(30).every(each => stored.includes(`closing-${each}`)));
    assert.ok(!stored.includes('too late'));
  });
});

/** A link as an event's would be made: the head so far, and what is new. */
function link(head: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(head).update(text).digest());
}
