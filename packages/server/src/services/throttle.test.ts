/** Tests of the throttle. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS, createThrottle, WINDOW_MS } from './throttle.ts';

it('admits so many attempts on an account, from wherever they come, until the window is over', () => {
  const throttle = createThrottle();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
    assert.equal(throttle.admit('ann', `192.0.2.${attempt}`, 0), true);
  }
  assert.equal(throttle.admit('ann', '198.51.100.1', WINDOW_MS - 1), false);
  assert.equal(throttle.admit('bob', '198.51.100.1', WINDOW_MS - 1), true);
  assert.equal(throttle.admit('ann', '198.51.100.1', WINDOW_MS), true);
});

it('admits so many attempts from an address, on whatever accounts', () => {
  const throttle = createThrottle();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ADDRESS; attempt += 1) {
    assert.equal(throttle.admit(`account ${attempt}`, '192.0.2.1', 0), true);
  }
  assert.equal(throttle.admit('another', '192.0.2.1', 0), false);
  assert.equal(throttle.admit('another', '192.0.2.2', 0), true);
});

it('takes the addresses of one IPv6 network for one', () => {
  const throttle = createThrottle();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ADDRESS; attempt += 1) {
    throttle.admit(`account ${attempt}`, `2001:db8:1:2::${attempt.toString(16)}`, 0);
  }
  assert.equal(throttle.admit('another', '2001:db8:1:2:ffff:ffff:ffff:ffff', 0), false);
  assert.equal(throttle.admit('another', '2001:db8:1:3::1', 0), true);
});

it('a right attempt counts against nobody, and the account starts anew', () => {
  const throttle = createThrottle();
  for (let round = 0; round < ATTEMPTS_PER_ADDRESS; round += 1) {
    assert.equal(throttle.admit('ann', '192.0.2.1', 0), true, `round ${round}`);
    throttle.succeeded('ann', '192.0.2.1');
  }
});

it('is bounded: what was counted first is forgotten first', () => {
  const throttle = createThrottle();
  for (let attempt = 0; attempt <= ATTEMPTS_PER_ACCOUNT; attempt += 1) throttle.admit('ann', `192.0.2.${attempt}`, 0);
  assert.equal(throttle.admit('ann', '198.51.100.1', 0), false);
  for (let other = 0; other < 25_000; other += 1) throttle.admit(`account ${other}`, `10.0.${other >> 8}.${other & 255}`, 0);
  assert.equal(throttle.admit('ann', '198.51.100.2', 0), true);
});
