/** Tests the throttle of password guessing. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  ATTEMPTS_EVERYWHERE,
  ATTEMPTS_PER_ACCOUNT,
  ATTEMPTS_PER_ADDRESS,
  ATTEMPTS_PER_WIDER_NETWORK,
  createThrottle,
  WINDOW_MS,
} from './throttle.ts';

const tick = () => new Promise<void>(resolve => setImmediate(resolve));

/** A throttle with a clock that the test sets, and networks that it calls familiar. */
function world() {
  let nowMs = 0;
  const familiar = new Set<string>();
  const throttle = createThrottle(() => nowMs);
  const attempt = <T>(account: string, address: string, make: () => Promise<T | undefined>) =>
    throttle.attempt({ account, address, isFamiliar: async () => familiar.has(address) }, make);
  /** Makes a wrong attempt. */
  const guess = (account: string, address: string, at = nowMs) => {
    nowMs = at;
    return attempt(account, address, async () => undefined);
  };
  /** Whether a wrong attempt was let through. */
  const isLetThrough = async (account: string, address: string, at?: number) =>
    (await guess(account, address, at)).kind === 'wrong';
  const lock = async (account: string, address: string) => {
    for (let n = 0; n < ATTEMPTS_PER_ACCOUNT; n += 1) await guess(account, address);
  };
  return { throttle, attempt, guess, isLetThrough, lock, familiar };
}

it('locks an account for the network of too many wrong attempts, and says when it ends', async () => {
  const { guess, isLetThrough } = world();
  for (let n = 1; n < ATTEMPTS_PER_ACCOUNT; n += 1) {
    assert.deepEqual(await guess('ann', '192.0.2.1'), { kind: 'wrong', lockOuts: [] });
  }
  const began = { network: '192.0.2.1', attempts: ATTEMPTS_PER_ACCOUNT, endsAtMs: 60_000 + WINDOW_MS };
  assert.deepEqual(await guess('ann', '192.0.2.1', 60_000), { kind: 'wrong', lockOuts: [began] });
  assert.deepEqual(await guess('ann', '192.0.2.1', 120_000), { kind: 'refused', retryAfterSeconds: WINDOW_MS / 1_000 - 60 });
  assert.equal(await isLetThrough('bob', '192.0.2.1'), true);
  assert.equal(await isLetThrough('ann', '192.0.2.1', 60_000 + WINDOW_MS - 1), false);
  assert.equal(await isLetThrough('ann', '192.0.2.1', 60_000 + WINDOW_MS), true);
});

it('lets nobody elsewhere lock an account, however often they try', async () => {
  const { lock, isLetThrough, attempt } = world();
  for (let quarter = 0; quarter < 8; quarter += 1) {
    assert.equal(await isLetThrough('zoe', '192.0.2.1', quarter * WINDOW_MS), true);
    await lock('ann', '192.0.2.1');
    assert.equal(await isLetThrough('ann', '192.0.2.1', (quarter + 1) * WINDOW_MS - 1), false);
    assert.deepEqual(await attempt('ann', '198.51.100.1', async () => 'right'), { kind: 'right', value: 'right' });
  }
});

it('admits so many wrong attempts on an account from everywhere; familiar networks stay open, each with its own limit', async () => {
  const { guess, isLetThrough, attempt, familiar } = world();
  familiar.add('203.0.113.1');
  for (let n = 1; n < ATTEMPTS_EVERYWHERE; n += 1) {
    assert.deepEqual(await guess('ann', `192.0.${n}.1`), { kind: 'wrong', lockOuts: [] });
  }
  const began = { network: null, attempts: ATTEMPTS_EVERYWHERE, endsAtMs: WINDOW_MS };
  assert.deepEqual(await guess('ann', '192.0.200.1'), { kind: 'wrong', lockOuts: [began] });
  assert.equal(await isLetThrough('ann', '192.0.201.1'), false);
  assert.equal(await isLetThrough('bob', '192.0.201.1'), true);
  assert.deepEqual(await attempt('ann', '203.0.113.1', async () => 'right'), { kind: 'right', value: 'right' });
  for (let n = 0; n < ATTEMPTS_PER_ACCOUNT; n += 1) assert.equal(await isLetThrough('ann', '203.0.113.1'), true);
  assert.equal(await isLetThrough('ann', '203.0.113.1'), false);
});

it('admits so many wrong attempts from a network, on whatever accounts and on none', async () => {
  const { throttle, isLetThrough } = world();
  const nobody = (address: string) => throttle.attempt({ account: null, address }, async () => undefined);
  for (let n = 0; n < ATTEMPTS_PER_ADDRESS / 2; n += 1) {
    assert.equal(await isLetThrough(`account ${n}`, '192.0.2.1'), true);
    assert.deepEqual(await nobody('192.0.2.1'), { kind: 'wrong', lockOuts: [] });
  }
  assert.equal(await isLetThrough('another', '192.0.2.1'), false);
  assert.deepEqual(await nobody('192.0.2.1'), { kind: 'refused', retryAfterSeconds: WINDOW_MS / 1_000 });
  assert.equal(await isLetThrough('another', '192.0.2.2'), true);
});

it('takes the addresses of one IPv6 network for one, and those of one customer for one in the end', async () => {
  const { isLetThrough } = world();
  for (let n = 0; n < ATTEMPTS_PER_ADDRESS; n += 1) await isLetThrough(`account ${n}`, `2001:db8:1:2::${n.toString(16)}`);
  assert.equal(await isLetThrough('another', '2001:0DB8:1:2:ffff:ffff:ffff:ffff'), false);
  assert.equal(await isLetThrough('another', '2001:db8:1:3::1'), true);
  for (let n = ATTEMPTS_PER_ADDRESS + 1; n < ATTEMPTS_PER_WIDER_NETWORK; n += 1) {
    assert.equal(await isLetThrough(`account ${n}`, `2001:db8:1:${(n + 3).toString(16)}::1`), true);
  }
  assert.equal(await isLetThrough('another', '2001:db8:1:ffff::1'), false);
  assert.equal(await isLetThrough('another', '2001:db8:2::1'), true);
});

it('a client that keeps trying a locked account does not lock its network', async () => {
  const { lock, isLetThrough } = world();
  await lock('ann', '192.0.2.1');
  for (let n = 0; n < 2 * ATTEMPTS_PER_ADDRESS; n += 1) assert.equal(await isLetThrough('ann', '192.0.2.1'), false);
  assert.equal(await isLetThrough('bob', '192.0.2.1'), true);
});

it('a right attempt counts against nobody, and the account starts anew in its network', async () => {
  const { attempt, isLetThrough } = world();
  for (let round = 0; round < ATTEMPTS_PER_ADDRESS; round += 1) {
    if (round % 20 === 0) {
      for (let n = 1; n < ATTEMPTS_PER_ACCOUNT; n += 1) assert.equal(await isLetThrough('ann', '192.0.2.1'), true);
    }
    assert.equal((await attempt('ann', '192.0.2.1', async () => 'right')).kind, 'right', `round ${round}`);
  }
});

it('forgets what was counted before a lock-out was lifted, and nothing that came after', async () => {
  const { throttle, lock, isLetThrough, guess } = world();
  await lock('ann', '192.0.2.1');
  throttle.lift('ann', '192.0.2.1', -1);
  assert.equal(await isLetThrough('ann', '192.0.2.1'), false);
  throttle.lift('ann', '198.51.100.1', 0);
  assert.equal(await isLetThrough('ann', '192.0.2.1'), false);
  throttle.lift('ann', '192.0.2.1', 0);
  assert.equal(await isLetThrough('ann', '192.0.2.1'), true);
  for (let n = 0; n < ATTEMPTS_EVERYWHERE; n += 1) await guess('bob', `192.0.${n}.1`);
  assert.equal(await isLetThrough('bob', '198.51.100.1'), false);
  throttle.lift('bob', null, 0);
  assert.equal(await isLetThrough('bob', '198.51.100.1'), true);
});

it('lets any number who know the password come at once, in turns', async () => {
  const { attempt } = world();
  let most = 0;
  let atOnce = 0;
  const come = () =>
    attempt('kiosk', '192.0.2.1', async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await tick();
      atOnce -= 1;
      return 'right';
    });
  const outcomes = await Promise.all(Array.from({ length: 5 * ATTEMPTS_PER_ACCOUNT }, come));
  assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['right']));
  assert.equal(most, ATTEMPTS_PER_ACCOUNT);
});

it('makes no more wrong attempts when they come at once, and tells of one lock-out', async () => {
  const { attempt } = world();
  let made = 0;
  const come = () =>
    attempt('ann', '192.0.2.1', async () => {
      made += 1;
      await tick();
      return undefined;
    });
  const outcomes = await Promise.all(Array.from({ length: 5 * ATTEMPTS_PER_ACCOUNT }, come));
  assert.equal(made, ATTEMPTS_PER_ACCOUNT);
  assert.equal(outcomes.flatMap(outcome => (outcome.kind === 'wrong' ? outcome.lockOuts : [])).length, 1);
});

it('makes none more after one has thrown', async () => {
  const { attempt } = world();
  let made = 0;
  const come = () =>
    attempt('ann', '192.0.2.1', async () => {
      made += 1;
      await tick();
      if (made === 1) throw new Error('the store is away');
      return undefined;
    });
  await Promise.allSettled(Array.from({ length: 5 * ATTEMPTS_PER_ACCOUNT }, come));
  assert.equal(made, ATTEMPTS_PER_ACCOUNT);
});

it('is bounded: what is counted no more is forgotten in the end, and what was counted again later than what was not', async () => {
  const { isLetThrough, lock } = world();
  await lock('ann', '192.0.2.1');
  assert.equal(await isLetThrough('ann', '192.0.2.1'), false);
  const others = async (from: number, to: number) => {
    for (let other = from; other < to; other += 1) {
      await isLetThrough(`account ${other}`, `10.${other >> 16}.${(other >> 8) & 255}.${other & 255}`);
    }
  };
  await others(0, 25_000);
  assert.equal(await isLetThrough('ann', '192.0.2.1'), false);
  await others(25_000, 70_000);
  assert.equal(await isLetThrough('ann', '192.0.2.1'), true);
});
