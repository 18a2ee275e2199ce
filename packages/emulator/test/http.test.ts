/** The emulator over HTTP, for tests in other languages; and callers who have no token of it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator({ anyToken: true });
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

const control = (method: string, path: string, body?: unknown) => call(emulator, '', method, `/_emulator${path}`, body);

describe('the API of the emulator itself', () => {
  it('says what is there, and is in no record of requests', async () => {
    const { status, body } = await control('GET', '/state');
    assert.equal(status, 200);
    assert.deepEqual(body.tokens, emulator.tokens);
    assert.deepEqual(body.people, emulator.people);
    assert.deepEqual((await control('GET', '/requests')).body, { items: [] });
  });

  it('moves the clock, keeps moments and goes back to them', async () => {
    const { body: snapshot } = await control('POST', '/snapshots');
    assert.equal((await control('POST', '/clock', { advance: 'P7D' })).body.now.slice(0, 10), '2026-06-08');
    assert.equal((await control('POST', '/clock', { set: '2026-07-01T00:00:00Z' })).body.now.slice(0, 10), '2026-07-01');
    assert.equal((await control('POST', `/snapshots/${snapshot.id}`)).status, 204);
    assert.equal((await control('GET', '/clock')).body.now.slice(0, 10), '2026-06-01');
    assert.equal((await control('DELETE', `/snapshots/${snapshot.id}`)).status, 204);
    assert.equal((await control('DELETE', `/snapshots/${snapshot.id}`)).status, 404);
    await control('POST', '/clock', { advance: 1_000 });
    assert.match((await control('POST', '/reset')).body.now, /^2026-06-01T12:00:00/);
  });

  it('lets requests fail, until it is told to stop', async () => {
    const { body: fault } = await control('POST', '/faults', { path: '/v1/people/*', status: 502, times: 'always' });
    const me = () => call(emulator, emulator.tokens.webex.full, 'GET', '/v1/people/me');
    assert.deepEqual([(await me()).status, (await me()).status], [502, 502]);
    assert.deepEqual((await control('GET', '/faults')).body.items, [fault]);
    assert.equal((await control('DELETE', `/faults/${fault.id}`)).status, 204);
    assert.equal((await control('DELETE', `/faults/${fault.id}`)).status, 404);
    assert.equal((await me()).status, 200);
    await control('POST', '/faults', { path: '*', drop: true });
    assert.equal((await control('DELETE', '/faults')).status, 204);
    assert.equal((await me()).status, 200);
    const { items } = (await control('GET', '/requests?operation=webex.people.me')).body;
    assert.deepEqual(
      items.map(({ status, fault: met }: { status: number; fault: number | null }) => [status, met]),
      [
        [502, fault.id],
        [502, fault.id],
        [200, null],
        [200, null],
      ],
    );
    assert.equal((await control('GET', `/requests?after=${items[2].number}`)).body.items.length, 1);
  });

  it('lists the operations of every face, each of which a fault may be for', async () => {
    const { items } = (await control('GET', '/operations')).body as { items: { operation: string; face: string }[] };
    const faces = new Set(items.map(({ face }) => face));
    for (const face of ['native', 'genesys', 'webex', 'apperian', 'oauth']) assert.ok(faces.has(face), face);
    for (const { operation } of items) emulator.fault({ operation, status: 503 });
  });

  it('says what is wrong with a request', async () => {
    for (const [method, path, body, status, message] of [
      ['POST', '/clock', {}, 400, /Send/],
      ['POST', '/clock', { advance: 'soon' }, 400, /no length of time/],
      ['POST', '/clock', [], 400, /JSON object/],
      ['POST', '/clock', { advance: null }, 400, /no length of time/],
      ['POST', '/clock', { set: 5 }, 400, /cannot be set to 5: it must be an RFC 3339 date-time/],
      ['POST', '/clock', { set: '2026-07-01T00:00:00Z', advance: 'P1D' }, 400, /Send one of/],
      ['POST', '/clock', { advance: 1e18 }, 400, /at most/],
      ['POST', '/faults', { operation: 'native.nothing', status: 503 }, 400, /_emulator\/operations lists them/],
      ['POST', '/faults', { path: '/x' }, 400, /what goes wrong/],
      ['POST', '/faults', { path: '*', status: 503, method: 5 }, 400, /method must be/],
      ['GET', '/requests?after=x', undefined, 400, /after must be/],
      ['POST', '/snapshots/none', undefined, 404, /no snapshot none/],
      ['GET', '/nothing', undefined, 404, /It has, below.*GET \/live/],
      ['PUT', '/reset', undefined, 404, /no PUT/],
    ] as const) {
      const answer = await control(method, path, body);
      assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
      assert.match(answer.body.error, message);
    }
  });
});

describe('somebody without a token of the emulator', () => {
  it('is the usual caller of each vendor, with any token, and nobody without one', async () => {
    for (const path of ['/api/v2/mobiledevices', '/v1/people/me', '/registry/v1/devices']) {
      assert.equal((await call(emulator, 'a-token-of-the-vendor', 'GET', path)).status, 200, path);
      assert.equal((await fetch(emulator.url + path)).status, 401, path);
    }
    const headers = { 'x-token': 'another' };
    assert.equal((await fetch(`${emulator.url}/v1/users`, { headers })).status, 200);
  });

  it('signs in with any client and any password, and is refused where none is taken', async () => {
    const login = (url: string) =>
      fetch(`${url}/v1/users/authenticate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: 'somebody', password: 'anything' }),
      });
    const grant = (url: string) =>
      fetch(`${url}/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('any:secret')}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      });
    assert.deepEqual([(await login(emulator.url)).status, (await grant(emulator.url)).status], [200, 200]);
    const strict = await createEmulator();
    try {
      const statuses = [(await login(strict.url)).status, (await grant(strict.url)).status];
      assert.ok(
        statuses.every(status => status >= 400 && status < 500),
        statuses.join(),
      );
      assert.equal((await call(strict, 'a-token-of-the-vendor', 'GET', '/v1/people/me')).status, 401);
    } finally {
      await strict.close();
    }
  });

  it('keeps a login and a client that are right, also after many that are wrong', async () => {
    const seed = {
      heldby: 'seed',
      version: 1,
      organization: 'Acme',
      people: [
        { login: 'mem', firstName: 'Mem', lastName: 'Ber', password: 'password of mem' },
        { login: 'ann', firstName: 'Ann', lastName: 'Lee', role: 'full' },
      ],
      clients: [
        { id: 'first', secret: 'first-secret' },
        { id: 'second', secret: 'second-secret' },
      ],
    };
    const own = await createEmulator({ anyToken: true, seed });
    try {
      const signIn = async (login: string, password: string, organization?: string) => {
        const body = { user_id: login, password, ...(organization !== undefined && { organization }) };
        const { body: signedIn, text } = await call(own, '', 'POST', '/v1/users/authenticate', body);
        assert.ok(signedIn.token, text);
        const info = await fetch(`${own.url}/v1/users/info`, { headers: { 'x-token': signedIn.token } });
        return ((await info.json()) as { user: { user_id: string } }).user.user_id;
      };
      const grant = async (client: string, secret: string) => {
        const authorization = `Basic ${btoa(`${client}:${secret}`)}`;
        const body = new URLSearchParams({ grant_type: 'client_credentials' });
        const response = await fetch(`${own.url}/oauth/token`, { method: 'POST', headers: { authorization }, body });
        return response.status;
      };
      assert.equal(await signIn('mem', 'password of mem'), 'mem');
      assert.equal(await signIn('mem', 'wrong'), 'ann');
      assert.equal(await signIn('nobody', 'anything', 'theirs'), 'ann');
      for (let time = 0; time < 130; time += 1) assert.equal(await grant(`any-${time}`, 'wrong'), 200, `${time}`);
      for (let time = 0; time < 15; time += 1) assert.equal(await grant('second', 'wrong'), 200, `${time}`);
      assert.equal(await grant('second', 'second-secret'), 200);
    } finally {
      await own.close();
    }
  });

  it('is recorded with the token that they sent', async () => {
    await call(emulator, 'a-token-that-ends-in-mine', 'GET', '/v1/people/me');
    assert.equal((await control('GET', '/requests')).body.items[0].requestHeaders.authorization, 'Bearer …mine');
  });
});
