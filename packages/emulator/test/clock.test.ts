/** Everything that has an end has it when the clock says so. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, it } from 'node:test';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call, native } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

const later = (days: number) => new Date(Date.parse(emulator.clock.now()) + days * 86_400_000).toISOString();
const person = (index: number) => emulator.people[index] ?? assert.fail();

it('stands until it is moved, and does not go back', async () => {
  const at = Date.parse(emulator.clock.now());
  await new Promise(resolve => setTimeout(resolve, 20));
  assert.equal(Date.parse(emulator.clock.now()), at);
  await emulator.clock.advance('PT90M');
  assert.equal(Date.parse(emulator.clock.now()), at + 5_400_000);
  await emulator.clock.advance(500);
  await emulator.clock.set('2026-06-02T00:00:00Z');
  assert.match(emulator.clock.now(), /^2026-06-02T00:00:00/);
  await assert.rejects(emulator.clock.set('2026-06-01T00:00:00Z'), /does not go back/);
  await assert.rejects(emulator.clock.advance('soon'), /no length of time/);
  await assert.rejects(emulator.clock.set('tomorrow'), /cannot be set to tomorrow: it must be an RFC 3339 date-time/);
  await assert.rejects(emulator.clock.set('3000-01-01T00:00:00Z'), /must be between the years 1684 and 2255/);
  await assert.rejects(emulator.clock.advance(1e18), /The clock goes to 2200-01-01T00:00:00.000000Z at most/);
  await assert.rejects(emulator.clock.set('2200-01-01T00:00:00.000001Z'), /at most/);
  assert.match(emulator.clock.now(), /^2026-06-02T00:00:00/);
  await emulator.clock.set('2200-01-01T00:00:00Z');
  assert.equal((await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'Late' })).name, 'Late');
});

it('ends activation codes', async () => {
  const owner = { kind: 'person', id: person(0).id };
  const { code } = await native(emulator, 'POST', '/activation-codes', { owner, model: 'Cisco 9871' });
  const redeem = () =>
    call(emulator, '', 'POST', '/registry/v1/activations', { code, mac: '52ead324fd21', model: 'Cisco 9871', ip: '10.0.0.5' });
  const snapshot = await emulator.snapshot();
  assert.equal((await redeem()).status, 201);
  await emulator.restore(snapshot);
  await emulator.clock.advance('P8D');
  assert.equal((await redeem()).status, 401);
});

it('ends tokens, of the API and of an OAuth client', async () => {
  const owner = { kind: 'person', id: person(2).id };
  const wish = { owner, label: 'short', scopes: ['devices:read'], expiresAt: later(1) };
  const { token } = await native(emulator, 'POST', '/tokens', wish);
  const { id, secret } = emulator.client ?? assert.fail();
  const response = await fetch(`${emulator.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: access } = (await response.json()) as { access_token: string };
  const mayRead = async (each: string) => (await call(emulator, each, 'GET', '/api/v2/mobiledevices')).status;
  assert.deepEqual([await mayRead(token), await mayRead(access)], [200, 200]);
  await emulator.clock.advance('P2D');
  assert.deepEqual([await mayRead(token), await mayRead(access)], [401, 401]);
});

it('sends guests away, by the verb of the workers', async () => {
  const { items } = await native(emulator, 'GET', '/guest-sessions');
  assert.equal(items.length, 1);
  await emulator.clock.advance('P1D');
  assert.deepEqual((await native(emulator, 'GET', '/guest-sessions')).items, []);
});

it('ends loans and off-boards those who leave, with their events', async () => {
  const { id: deviceId } = await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'Loaner' });
  const owner = { kind: 'person', id: person(5).id };
  const { id } = await native(emulator, 'POST', '/assignments', { deviceId, owner, expiresAt: later(3) });
  await native(emulator, 'POST', `/people/${person(6).id}/off-board`, { effectiveAt: later(5) });
  const typesAfter = async (sequence: number) =>
    (await native(emulator, 'GET', `/events?after=${sequence}&limit=1000`)).items.map((event: { type: string }) => event.type);
  const before = (await native(emulator, 'GET', '/events?limit=1000')).items.at(-1).sequence;
  await emulator.clock.advance('P4D');
  assert.notEqual((await native(emulator, 'GET', `/assignments/${id}`)).endedAt, null);
  assert.ok((await typesAfter(before)).includes('assignment.ended'));
  assert.equal((await call(emulator, emulator.tokens.native.full, 'GET', `/registry/v1/people/${person(6).id}`)).status, 200);
  await emulator.clock.advance('P2D');
  const types = await typesAfter(before);
  assert.ok(
    types.some((type: string) => /off.?board|removed/i.test(type)),
    types.join(),
  );
});

it('ends windows of rates', async () => {
  const strict = await createEmulator({ realistic: true });
  try {
    const { member } = strict.tokens.genesys;
    const calls = Array.from({ length: 301 }, () => call(strict, member, 'GET', '/api/v2/users/me'));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    assert.ok(statuses.includes(200) && statuses.includes(429), statuses.join());
    await strict.clock.advance('PT1M');
    assert.equal((await call(strict, member, 'GET', '/api/v2/users/me')).status, 200);
  } finally {
    await strict.close();
  }
});

it('ends lock-outs', async () => {
  const login = person(0).login;
  const signIn = async (password: string) =>
    (await call(emulator, '', 'POST', '/v1/users/authenticate', { user_id: login, password })).status;
  assert.equal(await signIn(emulator.password), 200);
  const wrong = await Promise.all(Array.from({ length: 11 }, () => signIn('wrong')));
  assert.ok(!wrong.includes(200), wrong.join());
  assert.notEqual(await signIn(emulator.password), 200);
  await emulator.clock.advance('PT16M');
  assert.equal(await signIn(emulator.password), 200);
});

it('sends again at once what a receiver has not taken, when that is due', async () => {
  const asked: string[] = [];
  let heard = Promise.withResolvers<void>();
  const receiver = createServer((request, response) => {
    request.resume();
    asked.push(emulator.clock.now().slice(0, 16));
    response.writeHead(500).end();
    heard.resolve();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  try {
    const { port } = receiver.address() as AddressInfo;
    await native(emulator, 'POST', '/webhooks', { name: 'Tests', url: `http://127.0.0.1:${port}/` });
    await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'Told' });
    await heard.promise;
    // Its failure is stored before the clock is moved.
    await new Promise(resolve => setTimeout(resolve, 300));
    for (const at of ['2026-06-01T12:01', '2026-06-01T12:03']) {
      heard = Promise.withResolvers<void>();
      await emulator.clock.set(`${at}:00Z`);
      const movedMs = performance.now();
      await heard.promise;
      assert.ok(performance.now() - movedMs < 500, `${performance.now() - movedMs} ms`);
      assert.equal(asked.at(-1), at);
      await new Promise(resolve => setTimeout(resolve, 300));
    }
  } finally {
    receiver.close();
  }
});
