/** What is sent again, when, and what the error says at the end. Waits are those of a mocked clock. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { HeldbyError } from '@heldby/client';
import { waitMs } from '../src/retry.ts';
import { answering, broken, json, problem } from './answers.ts';

const ok = json({ id: '1' });
const body = { login: 'ann', firstName: 'Ann', lastName: '' };

/** Runs a call to its end while time passes as fast as the call asks for it. */
async function settled<T>(t: TestContext, call: () => Promise<T>): Promise<{ value?: T; error?: HeldbyError; tookMs: number }> {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  let result: { value?: T; error?: HeldbyError } | undefined;
  void call().then(
    value => {
      result = { value };
    },
    error => {
      result = { error };
    },
  );
  for (let ms = 0; ms < 120_000; ms += 10) {
    for (let turn = 0; turn < 12 && result === undefined; turn += 1) await Promise.resolve();
    await new Promise(resolve => setImmediate(resolve));
    if (result !== undefined) return { ...result, tookMs: Date.now() };
    t.mock.timers.tick(10);
  }
  throw new Error('the call did not settle within two minutes');
}

describe('a call that meets a fault which may pass', () => {
  for (const [title, fault] of [
    ['a broken connection', broken('ECONNRESET')],
    ['an unavailable server', problem(503, 'unavailable')],
    ['a full minute', problem(429, 'rate_limited')],
    ['a proxy without a server', () => new Response('<html>', { status: 502 })],
  ] as const) {
    it(`is sent again after ${title}`, async t => {
      const { client, sent } = answering([fault, fault, ok]);
      const { value, tookMs } = await settled(t, () => client.people.get('1'));
      assert.deepEqual([value, sent.length], [{ id: '1' }, 3]);
      assert.ok(tookMs >= 375 && tookMs <= 800, `${tookMs} ms`);
    });
  }

  it('is sent again when the connection breaks in the middle of the answer', async t => {
    const cut = () => new Response(new ReadableStream({ pull: controller => controller.error(new TypeError('terminated')) }));
    const { client, sent } = answering([cut, ok]);
    assert.deepEqual((await settled(t, () => client.people.get('1'))).value, { id: '1' });
    assert.equal(sent.length, 2);
  });

  it('waits as long as the server asks, and then a little at random', async t => {
    const { client } = answering([problem(429, 'rate_limited', { 'Retry-After': '7' }), ok]);
    const { tookMs } = await settled(t, () => client.people.get('1'));
    assert.ok(tookMs >= 7_000 && tookMs <= 8_500, `${tookMs} ms`);
  });

  it('reads a date in Retry-After, too', async t => {
    const { client } = answering([problem(503, 'unavailable', { 'Retry-After': new Date(5_000).toUTCString() }), ok]);
    const { tookMs } = await settled(t, () => client.people.get('1'));
    assert.ok(tookMs >= 5_000 && tookMs <= 6_100, `${tookMs} ms`);
  });

  it('fails at once if the server asks for more time than the call has', async t => {
    const { client, sent } = answering([problem(429, 'rate_limited', { 'Retry-After': '60' })]);
    const { error, tookMs } = await settled(t, () => client.people.get('1'));
    assert.deepEqual([error?.code, error?.retryAfterSeconds, sent.length], ['rate_limited', 60, 1]);
    assert.ok(tookMs < 100);
  });

  it('fails after the last retry, and says how often it was sent', async t => {
    const { client } = answering([broken('ECONNREFUSED')]);
    const { error } = await settled(t, () => client.people.get('1'));
    assert.ok(error instanceof HeldbyError);
    assert.deepEqual([error.code, error.status, error.attempts, error.requestId], ['unreachable', null, 4, null]);
    assert.equal(error.message, 'https://devices.example.com cannot be reached: connect ECONNREFUSED.');
    assert.ok(error.cause instanceof TypeError);
  });

  it('is sent once where retries are turned off, for the client or for the call', async t => {
    const quiet = answering([broken('ECONNRESET')], { maxRetries: 0 });
    assert.equal((await settled(t, () => quiet.client.people.get('1'))).error?.attempts, 1);
    t.mock.timers.reset();
    const eager = answering([broken('ECONNRESET')]);
    assert.equal((await settled(t, () => eager.client.people.get('1', { maxRetries: 0 }))).error?.attempts, 1);
  });
});

describe('a write', () => {
  it('is sent again under the key that it was sent with first, which the error names', async t => {
    const { client, sent } = answering([broken('ECONNRESET')]);
    const { error } = await settled(t, () => client.people.create(body));
    const keys = new Set(sent.map(({ headers }) => headers.get('Idempotency-Key')));
    assert.deepEqual([sent.length, keys.size, error?.idempotencyKey], [4, 1, [...keys][0]]);
    assert.match(error?.idempotencyKey ?? '', /^[0-9a-f-]{36}$/);
  });

  it('has another key at the next call, and the given one if there is one', async () => {
    const { client, sent } = answering([ok]);
    await client.people.create(body);
    await client.people.create(body);
    await client.people.create(body, { idempotencyKey: 'mine' });
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'));
    assert.notEqual(keys[0], keys[1]);
    assert.equal(keys[2], 'mine');
  });

  it('has a key where the platform has no crypto', async t => {
    const { crypto } = globalThis;
    t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    const { client, sent } = answering([ok]);
    await client.people.create(body);
    await client.people.create(body);
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key') ?? '');
    assert.ok(
      keys.every(key => /^[0-9a-z]+-[0-9a-z]{11,}-[0-9a-z]{11,}$/.test(key)),
      keys.join(),
    );
    assert.notEqual(keys[0], keys[1]);
  });

  it('of a route without keys is sent again only if it was counted out', async t => {
    const touching = answering([broken('ECONNRESET')]);
    const { error } = await settled(t, () => touching.client.assignments.touch('1'));
    assert.deepEqual([touching.sent.length, error?.idempotencyKey], [1, null]);
    t.mock.timers.reset();
    const counted = answering([problem(429, 'rate_limited'), ok]);
    assert.deepEqual((await settled(t, () => counted.client.assignments.touch('1'))).value, { id: '1' });
  });

  it('is not sent again after a refusal, which says what was wrong', async t => {
    const { client, sent } = answering([problem(409, 'conflict')]);
    const { error } = await settled(t, () => client.people.create(body));
    assert.deepEqual([error?.code, error?.status, error?.requestId, sent.length], ['conflict', 409, 'r-1', 1]);
    assert.equal(error?.message, 'It is conflict.');
  });
});

describe('a wait', () => {
  it('doubles, has a limit, and lies at random in its upper half', () => {
    const failure = { code: 'unreachable', message: '' } as const;
    const longest = [0, 1, 2, 3, 4, 5, 9].map(attempt => waitMs(attempt, failure, () => 0));
    assert.deepEqual(longest, [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    assert.equal(
      waitMs(3, failure, () => 1),
      1_000,
    );
  });
});
