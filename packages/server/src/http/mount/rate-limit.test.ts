import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimiter } from './rate-limit.ts';

const caller = (id: string, applicationId: string | null = null) => ({ id, applicationId });

describe('the rate limiter', () => {
  it('counts up to one beyond the limit, each key for itself', () => {
    const limiter = createRateLimiter(false);
    const used = (key: string) => limiter.count(caller(key), 2, 0).used;
    assert.deepEqual([used('a'), used('a'), used('b'), used('a'), used('a')], [1, 2, 1, 3, 3]);
  });

  it('says how many whole seconds the window lasts, and never none', () => {
    const limiter = createRateLimiter(false);
    assert.equal(limiter.count(caller('a'), 2, 0).resetSeconds, 60);
    assert.equal(limiter.count(caller('a'), 2, 59_001).resetSeconds, 1);
    assert.equal(limiter.count(caller('a'), 2, 59_999).resetSeconds, 1);
  });

  it('starts again when the clock was set back to before the window', () => {
    const limiter = createRateLimiter(false);
    for (let n = 0; n < 5; n += 1) limiter.count(caller('a'), 2, 7_200_000);
    assert.deepEqual(limiter.count(caller('a'), 2, 0), { limit: 2, used: 1, resetSeconds: 60 });
  });

  it('starts again when the window is over', () => {
    const limiter = createRateLimiter(false);
    for (let n = 0; n < 5; n += 1) limiter.count(caller('a'), 2, 0);
    assert.deepEqual(limiter.count(caller('a'), 2, 60_000), { limit: 2, used: 1, resetSeconds: 60 });
  });

  it('holds many credentials at once, and does not look at all of them for every new one', () => {
    const limiter = createRateLimiter(false);
    const began = performance.now();
    for (let n = 0; n < 100_000; n += 1) limiter.count(caller(`credential-${n}`), 2, 0);
    assert.ok(performance.now() - began < 5_000);
    assert.equal(limiter.count(caller('credential-0'), 2, 0).used, 2);
  });

  it('gives each application of a person a budget where the vendor does, and the person ten over all of them', () => {
    const limiter = createRateLimiter(true);
    const isRefused = (id: string, applicationId: string | null) => {
      const { used, limit } = limiter.count(caller(id, applicationId), 2, 0);
      return used > limit;
    };
    assert.deepEqual(
      [1, 2, 3].map(() => isRefused('me', null)),
      [false, false, true],
    );
    assert.deepEqual(
      [1, 2, 3].map(() => isRefused('me', 'app')),
      [false, false, true],
    );
    for (let n = 0; n < 14; n += 1) assert.equal(isRefused('me', `app-${n}`), false);
    assert.deepEqual([isRefused('me', 'another'), isRefused('you', 'another')], [true, false]);
  });
});
