/** Tests the throttle of password guessing. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS, createThrottle, WINDOW_MS } from './throttle.ts';

/** A throttle with a clock that the test sets. `guess` returns whether a wrong attempt was let through. */
function world() {
  let nowMs = 0;
  const throttle = createThrottle(() => nowMs);
  const guess = async (account: string, address: string, at = 0) => {
    nowMs = at;
    let made = false;
    await throttle.attempt(account, address, async () => {
      made = true;
      return undefined;
    });
    return made;
  };
  return { throttle, guess };
}

it('admits so many wrong attempts on an account, from wherever they come, until the window is over', async () => {
  const { guess } = world();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
    assert.equal(await guess('ann', `192.0.2.${attempt}`), true);
  }
  assert.equal(await guess('ann', '198.51.100.1', WINDOW_MS - 1), false);
  assert.equal(await guess('bob', '198.51.100.1', WINDOW_MS - 1), true);
  assert.equal(await guess('ann', '198.51.100.1', WINDOW_MS), true);
});

it('admits so many wrong attempts from an address, on whatever accounts', async () => {
  const { guess } = world();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ADDRESS; attempt += 1) {
    assert.equal(await guess(`account ${attempt}`, '192.0.2.1'), true);
  }
  assert.equal(await guess('another', '192.0.2.1'), false);
  assert.equal(await guess('another', '192.0.2.2'), true);
});

it('takes the addresses of one IPv6 network for one', async () => {
  const { guess } = world();
  for (let attempt = 0; attempt < ATTEMPTS_PER_ADDRESS; attempt += 1) {
    await guess(`account ${attempt}`, `2001:db8:1:2::${attempt.toString(16)}`);
  }
  assert.equal(await guess('another', '2001:db8:1:2:ffff:ffff:ffff:ffff'), false);
  assert.equal(await guess('another', '2001:db8:1:3::1'), true);
});

it('a right attempt counts against nobody, and the account starts anew', async () => {
  const { throttle } = world();
  for (let round = 0; round < ATTEMPTS_PER_ADDRESS; round += 1) {
    assert.equal(await throttle.attempt('ann', '192.0.2.1', async () => 'right'), 'right', `round ${round}`);
  }
});

it('lets any number who know the password come at once, in turns', async () => {
  const { throttle } = world();
  let most = 0;
  let atOnce = 0;
  const attempt = () =>
    throttle.attempt('kiosk', '192.0.2.1', async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(resolve => setImmediate(resolve));
      atOnce -= 1;
      return 'right';
    });
  const answers = await Promise.all(Array.from({ length: 5 * ATTEMPTS_PER_ACCOUNT }, attempt));
  assert.deepEqual(new Set(answers), new Set(['right']));
  assert.equal(most, ATTEMPTS_PER_ACCOUNT);
});

it('makes no more wrong attempts when they come at once, and none after one has thrown', async () => {
  const { throttle } = world();
  let made = 0;
  const attempt = () =>
    throttle.attempt('ann', '192.0.2.1', async () => {
      made += 1;
      await new Promise(resolve => setImmediate(resolve));
      if (made === 1) throw new Error('the store is away');
      return undefined;
    });
  await Promise.allSettled(Array.from({ length: 5 * ATTEMPTS_PER_ACCOUNT }, attempt));
  assert.equal(made, ATTEMPTS_PER_ACCOUNT);
});

it('is bounded: what is counted no more is forgotten in the end, and what was counted again later than what was not', async () => {
  const { guess } = world();
  for (let attempt = 0; attempt <= ATTEMPTS_PER_ACCOUNT; attempt += 1) await guess('ann', `192.0.2.${attempt}`);
  assert.equal(await guess('ann', '198.51.100.1'), false);
  const others = async (from: number, to: number) => {
    for (let other = from; other < to; other += 1) await guess(`account ${other}`, `10.0.${other >> 8}.${other & 255}`);
  };
  await others(0, 25_000);
  assert.equal(await guess('ann', '198.51.100.2'), false);
  await others(25_000, 70_000);
  assert.equal(await guess('ann', '198.51.100.3'), true);
});
