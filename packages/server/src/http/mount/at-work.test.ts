/** A request is counted while it works, and only then. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { systemActor } from '../../domain/actor.ts';
import { atWork } from './at-work.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import { createOwnPlaces, PLACES } from './own-places.ts';

const person = { ...systemActor(1, 'org'), kind: 'person', id: 'me' } as const;
const nobody = { actor: undefined, crowds: false };
const siteOf = (concurrency = createConcurrencyLimit(100)) => ({ concurrency, ownPlaces: createOwnPlaces() });

it('counts a handler until it ends, also when it fails', async () => {
  const limit = createConcurrencyLimit(100);
  const held = Promise.withResolvers<void>();
  const done = atWork(siteOf(limit), nobody, () => held.promise);
  assert.equal(limit.atWork(), 1);
  held.reject(new Error('broken'));
  await assert.rejects(done, /broken/);
  assert.equal(limit.atWork(), 0);
});

it('does not count it while it waits for one or several events, and again when the last has come', async () => {
  const limit = createConcurrencyLimit(100);
  const [first, second, held] = [0, 0, 0].map(() => Promise.withResolvers<number>());
  assert.ok(first && second && held);
  const done = atWork(siteOf(limit), nobody, async waiting => {
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
  await atWork(siteOf(limit), nobody, waiting => Promise.race([waiting(late.promise), Promise.resolve()]));
  assert.equal(limit.atWork(), 0);
  late.resolve();
  await new Promise(setImmediate);
  assert.equal(limit.atWork(), 0);
  await assert.rejects(
    atWork(siteOf(limit), nobody, waiting => waiting(Promise.reject(new Error('gone')))),
    /gone/,
  );
  assert.equal(limit.atWork(), 0);
});

it('gives one caller so many places and no more, and one that waits for an event gives its place back', async () => {
  const site = siteOf();
  const [event, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const works = Array.from({ length: PLACES.person }, () => atWork(site, { actor: person, crowds: false }, () => held.promise));
  await assert.rejects(
    atWork(site, { actor: person, crowds: false }, async () => undefined),
    { code: 'rate_limited', details: { retryAfterSeconds: 1 } },
  );
  await atWork(site, { actor: { ...person, id: 'other' }, crowds: false }, async () => undefined);
  held.resolve();
  await Promise.all(works);
  const waits = Array.from({ length: PLACES.person }, () =>
    atWork(site, { actor: person, crowds: false }, waiting => waiting(event.promise)),
  );
  await atWork(site, { actor: person, crowds: false }, async () => undefined);
  event.resolve();
  await Promise.all(waits);
  assert.equal(site.ownPlaces.take(person), true);
});
