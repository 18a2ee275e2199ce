/** Tests the cache of authenticated credentials: bounded, used for seconds, and never valid after a revocation. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Actor, systemActor } from '../domain/actor.ts';
import { createActorCache, TRUSTED_MICROS } from './actor-cache.ts';

const actorOf = (id: string, credentialId: string, org = 1): Actor => ({
  ...systemActor(org, 'organization'),
  kind: 'person',
  id,
  credentialId,
});

const entry = (actor: Actor, expiresAt: number | null = null) => ({ actor, expiresAt });

it('an entry is trusted for five seconds, and no longer than its credential lives', () => {
  const cache = createActorCache();
  cache.set('a', entry(actorOf('ann', 'one')), 100, cache.ticket());
  cache.set('b', entry(actorOf('ann', 'two'), 200), 100, cache.ticket());
  assert.equal(cache.get('a', 100 + TRUSTED_MICROS - 1)?.actor.id, 'ann');
  assert.equal(cache.get('a', 100 + TRUSTED_MICROS), undefined);
  assert.equal(cache.get('b', 199)?.actor.id, 'ann');
  assert.equal(cache.get('b', 200), undefined);
  assert.equal(cache.get('unknown', 100), undefined);
});

it('forgetting a credential, a person or an organization forgets just what is theirs', () => {
  const fill = () => {
    const cache = createActorCache();
    cache.set('a', entry(actorOf('ann', 'one')), 0, cache.ticket());
    cache.set('b', entry(actorOf('ann', 'two')), 0, cache.ticket());
    cache.set('c', entry(actorOf('bob', 'three')), 0, cache.ticket());
    cache.set('d', entry(actorOf('cat', 'four', 2)), 0, cache.ticket());
    return cache;
  };
  const left = (cache: ReturnType<typeof fill>) => ['a', 'b', 'c', 'd'].filter(key => cache.get(key, 1) !== undefined).join('');
  const [credential, subject, organization] = [fill(), fill(), fill()];
  credential.forgetCredential('one');
  subject.forgetSubject('ann');
  organization.forgetOrganization(1);
  assert.deepEqual([credential, subject, organization].map(left), ['bcd', 'cd', 'd']);
});

it('a look-up that began before a revocation cannot bring the revoked credential back', () => {
  const cache = createActorCache();
  const ticket = cache.ticket();
  // The look-up has read the credential before its revocation, and ends after it.
  cache.forgetCredential('one');
  cache.set('a', entry(actorOf('ann', 'one')), 0, ticket);
  assert.equal(cache.get('a', 1), undefined);
  cache.set('a', entry(actorOf('ann', 'one')), 0, cache.ticket());
  assert.equal(cache.get('a', 1)?.actor.id, 'ann');
});

it('the cache forgets the oldest of more than 50,000 entries', () => {
  const cache = createActorCache();
  const actor = actorOf('ann', 'one');
  for (let each = 0; each <= 50_000; each += 1) cache.set(`${each}`, entry(actor), 0, cache.ticket());
  assert.equal(cache.get('0', 1), undefined);
  assert.ok(cache.get('1', 1) && cache.get('50000', 1));
});

it('a look-up is not refused because another credential was revoked meanwhile, unless so many were that they are not remembered', () => {
  const cache = createActorCache();
  const [ticket, late] = [cache.ticket(), cache.ticket()];
  cache.forgetCredential('another');
  cache.set('a', entry(actorOf('ann', 'one')), 0, ticket);
  assert.equal(cache.get('a', 1)?.actor.id, 'ann');
  cache.forgetCredential('two');
  for (let each = 0; each < 2_000; each += 1) cache.forgetCredential(`other-${each}`);
  cache.set('b', entry(actorOf('bob', 'two')), 0, late);
  assert.equal(cache.get('b', 1), undefined);
});

it('forgetting one of 50,000 credentials does not look at all of them', () => {
  const cache = createActorCache();
  for (let each = 0; each < 50_000; each += 1) cache.set(`${each}`, entry(actorOf('ann', `c-${each}`)), 0, cache.ticket());
  const began = performance.now();
  for (let each = 0; each < 5_000; each += 1) cache.forgetCredential(`c-${each}`);
  // With a look at every entry each takes about a millisecond.
  assert.ok(performance.now() - began < 1_000);
  assert.deepEqual([cache.get('4999', 1), cache.get('5000', 1)?.actor.credentialId], [undefined, 'c-5000']);
});

it('a change of what is no right keeps the entry for as long as it was trusted before', () => {
  const cache = createActorCache();
  cache.set('a', entry(actorOf('ann', 'one')), 100, cache.ticket());
  cache.changeCredential('one', actor => ({ ...actor, appAssignmentNumber: 7 }));
  cache.changeCredential('unknown', actor => actor);
  assert.equal(cache.get('a', 100 + TRUSTED_MICROS - 1)?.actor.appAssignmentNumber, 7);
  assert.equal(cache.get('a', 100 + TRUSTED_MICROS), undefined);
  cache.forgetCredential('one');
  cache.changeCredential('one', actor => actor);
  assert.equal(cache.get('a', 101), undefined);
});
