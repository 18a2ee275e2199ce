/** A request is counted while it works, and only then. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { systemActor } from '../../domain/actor.ts';
import { atWork, PLACES } from './at-work.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';

const nobody = { actor: undefined, share: undefined };
/** A person, with what is at work for them. */
const callerOf = (id: string) =>
  ({ actor: { ...systemActor(1, 'org'), kind: 'person', id }, share: { inTurn: 1, atWork: 0 } }) as const;

it('counts a handler until it ends, also when it fails', async () => {
  const limit = createConcurrencyLimit(100);
  const held = Promise.withResolvers<void>();
  const done = atWork(limit, nobody, () => held.promise);
  assert.equal(limit.atWork(), 1);
  held.reject(new Error('broken'));
  await assert.rejects(done, /broken/);
  assert.equal(limit.atWork(), 0);
});

it('does not count it while it waits for one or several events, and again when the last has come', async () => {
  const limit = createConcurrencyLimit(100);
  const [first, second, held] = [0, 0, 0].map(() => Promise.withResolvers<number>());
  assert.ok(first && second && held);
  const done = atWork(limit, nobody, async waiting => {
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
  await atWork(limit, nobody, waiting => Promise.race([waiting(late.promise), Promise.resolve()]));
  assert.equal(limit.atWork(), 0);
  late.resolve();
  await new Promise(setImmediate);
  assert.equal(limit.atWork(), 0);
  await assert.rejects(
    atWork(limit, nobody, waiting => waiting(Promise.reject(new Error('gone')))),
    /gone/,
  );
  assert.equal(limit.atWork(), 0);
});

it('gives one caller so many places and no more, and one that waits for an event gives its place back', async () => {
  const limit = createConcurrencyLimit(100);
  const [me, other] = [callerOf('me'), callerOf('other')];
  const [event, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const works = Array.from({ length: PLACES.person }, () => atWork(limit, me, () => held.promise));
  await assert.rejects(
    atWork(limit, me, async () => undefined),
    { code: 'rate_limited', details: { retryAfterSeconds: 1 } },
  );
  await atWork(limit, other, async () => undefined);
  held.resolve();
  await Promise.all(works);
  const waits = Array.from({ length: PLACES.person }, () => atWork(limit, me, waiting => waiting(event.promise)));
  await atWork(limit, me, async () => undefined);
  event.resolve();
  await Promise.all(waits);
  assert.deepEqual([me.share.atWork, limit.atWork()], [0, 0]);
});

it('serves four in a turn of the event loop of those who have sent many in one', async () => {
  const limit = createConcurrencyLimit(100);
  const crowd = { ...callerOf('crowd'), share: { inTurn: 5, atWork: 0 } };
  let served = 0;
  const works = [1, 2, 3, 4, 5, 6].map(() =>
    atWork(limit, crowd, async () => {
      served += 1;
    }),
  );
  const seen = new Set<number>();
  while (served < 6) {
    seen.add(served);
    await new Promise(resolve => setImmediate(resolve));
  }
  await Promise.all(works);
  assert.deepEqual(seen, new Set([0, 4]));
});
