/** A request is counted while it works, and only then. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { atWork } from './at-work.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';

it('counts a handler until it ends, also when it fails', async () => {
  const limit = createConcurrencyLimit(100);
  const held = Promise.withResolvers<void>();
  const done = atWork(limit, () => held.promise);
  assert.equal(limit.atWork(), 1);
  held.reject(new Error('broken'));
  await assert.rejects(done, /broken/);
  assert.equal(limit.atWork(), 0);
});

it('does not count it while it waits for one or several events, and again when the last has come', async () => {
  const limit = createConcurrencyLimit(100);
  const [first, second, held] = [0, 0, 0].map(() => Promise.withResolvers<number>());
  assert.ok(first && second && held);
  const done = atWork(limit, async waiting => {
    const got = await Promise.all([waiting(first.promise), waiting(second.promise)]);
    return [...got, await held.promise];
  });
  assert.equal(limit.atWork(), 0);
  first.resolve(1);
  await new Promise(setImmediate);
  assert.equal(limit.atWork(), 0);
  second.resolve(2);
  await new Promise(setImmediate);
  assert.equal(limit.atWork(), 1);
  held.resolve(3);
  assert.deepEqual([await done, limit.atWork()], [[1, 2, 3], 0]);
});

it('is right when a handler ends before the event that it waited for, or when the event fails', async () => {
  const limit = createConcurrencyLimit(100);
  const late = Promise.withResolvers<void>();
  await atWork(limit, waiting => Promise.race([waiting(late.promise), Promise.resolve()]));
  assert.equal(limit.atWork(), 0);
  late.resolve();
  await new Promise(setImmediate);
  assert.equal(limit.atWork(), 0);
  await assert.rejects(
    atWork(limit, waiting => waiting(Promise.reject(new Error('gone')))),
    /gone/,
  );
  assert.equal(limit.atWork(), 0);
});
