/** Those who wait for events: told once, each what they wanted, and of the end of their time. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OrgId } from '../../domain/ids.ts';
import type { NamedEventRow } from '../../storage/statements/feed.ts';
import type { Storage } from '../../storage/storage.ts';
import { createWatch, type Waiter } from './watch.ts';

const ORG = 1 as OrgId;

/** A store with so many events. */
function storeWith(last: { count: number }) {
  let reads = 0;
  const all = async (_statement: unknown, { after, upTo }: { after: number; upTo: number }) => {
    reads += 1;
    return Array.from(
      { length: upTo - after },
      (_, index) => ({ sequence: after + index + 1, before: null, after: null }) as NamedEventRow,
    );
  };
  const storage = { all, durablePosition: async () => last.count } as unknown as Pick<Storage, 'all' | 'durablePosition'>;
  return { storage, reads: () => reads };
}

const { signal } = new AbortController();
const waiter = (after: number, more: Partial<Waiter> = {}): Waiter => ({
  org: ORG,
  after,
  test: () => true,
  forMs: 5_000,
  signal,
  ...more,
});

it('reads what is new once for all who wait', async () => {
  const last = { count: 10 };
  const { storage, reads } = storeWith(last);
  const { next } = createWatch(storage);
  const waiting = Array.from({ length: 100 }, (_, each) =>
    next(waiter(10, { test: ({ sequence }) => sequence % 2 === each % 2 })),
  );
  last.count = 12;
  const told = await Promise.all(waiting);
  assert.equal(reads(), 1);
  for (const [each, { events, after, isBehind }] of told.entries()) {
    assert.deepEqual([events.map(({ sequence }) => sequence), after, isBehind], [[12 - (each % 2)], 12, false]);
  }
});

it('does not tell of what the waiter has read already', async () => {
  const last = { count: 10 };
  const { next } = createWatch(storeWith(last).storage);
  const early = next(waiter(10));
  last.count = 12;
  const late = next(waiter(11));
  assert.deepEqual(
    (await early).events.map(({ sequence }) => sequence),
    [11, 12],
  );
  assert.deepEqual(
    (await late).events.map(({ sequence }) => sequence),
    [12],
  );
});

it('says that there is more to read to one who is behind, and where too much has come at once', async () => {
  const last = { count: 10 };
  const { next } = createWatch(storeWith(last).storage);
  const many = next(waiter(10));
  assert.deepEqual(await next(waiter(9)), { events: [], after: 9, isBehind: true });
  last.count = 10_000;
  assert.deepEqual(await many, { events: [], after: 10, isBehind: true });
});

it('moves the position of a waiter who gets nothing, and ends with their time or their signal', async () => {
  const last = { count: 10 };
  const { next } = createWatch(storeWith(last).storage);
  const stop = new AbortController();
  const short = next(waiter(10, { test: () => false, forMs: 400 }));
  const aborted = next(waiter(10, { test: () => false, signal: stop.signal }));
  last.count = 15;
  assert.deepEqual(await short, { events: [], after: 15, isBehind: false });
  stop.abort();
  assert.deepEqual(await aborted, { events: [], after: 15, isBehind: false });
  assert.deepEqual(await next(waiter(3, { signal: stop.signal })), { events: [], after: 3, isBehind: false });
});
