import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAddressLimiter } from './address-limit.ts';

describe('requests without a valid credential', () => {
  it('are refused from the address that has had its share, with the seconds that are left, and from no other', () => {
    let ms = 0;
    const limiter = createAddressLimiter(2, () => ms);
    limiter.count('10.0.0.1');
    assert.equal(limiter.refusal('10.0.0.1'), undefined);
    limiter.count('10.0.0.1');
    ms = 20_500;
    const refusal = limiter.refusal('10.0.0.1');
    assert.deepEqual([refusal?.code, refusal?.details.retryAfterSeconds], ['rate_limited', 40]);
    assert.equal(limiter.refusal('10.0.0.2'), undefined);
    ms = 60_000;
    assert.equal(limiter.refusal('10.0.0.1'), undefined);
  });

  it('count for the whole network that one subscriber of IPv6 has', () => {
    const limiter = createAddressLimiter(1, () => 0);
    limiter.count('2001:db8:1:2:3::4');
    assert.equal(limiter.refusal('2001:db8:1:2:ffff::9')?.code, 'rate_limited');
    assert.equal(limiter.refusal('2001:db8:1:3::4'), undefined);
  });

  it('are not counted when there is no limit', () => {
    const limiter = createAddressLimiter(0, () => 0);
    for (let n = 0; n < 100; n += 1) limiter.count('10.0.0.1');
    assert.equal(limiter.refusal('10.0.0.1'), undefined);
  });

  it('do not shut out a token at the same address that was valid the last time, until it is not', () => {
    const limiter = createAddressLimiter(1, () => 0);
    limiter.lookedUp('good', true);
    limiter.count('10.0.0.1');
    assert.equal(limiter.refusal('10.0.0.1', 'good'), undefined);
    assert.equal(limiter.refusal('10.0.0.1', 'unknown')?.code, 'rate_limited');
    limiter.lookedUp('good', false);
    assert.equal(limiter.refusal('10.0.0.1', 'good')?.code, 'rate_limited');
  });
});
