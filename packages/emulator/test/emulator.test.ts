/** An emulator in a test: moments, faults, and what was asked. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openEmulator } from '../../server/src/emulation/emulator.ts';
import { createEmulator, type Emulator, type FaultWish, type RecordedRequest } from '../src/index.ts';
import { call, native } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

const ALWAYS = Number.POSITIVE_INFINITY;

/** One read on each face, and how its errors look. */
const FACES = [
  {
    face: 'genesys',
    path: '/api/v2/mobiledevices',
    operation: 'genesys.mobiledevices.list',
    isError: (body: { code: unknown; contextId: unknown }) => body.code && body.contextId,
  },
  {
    face: 'webex',
    path: '/v1/people/me',
    operation: 'webex.people.me',
    isError: (body: { message: unknown; trackingId: unknown }) => body.message && body.trackingId,
  },
  {
    face: 'apperian',
    path: '/v1/users/',
    operation: undefined,
    isError: (body: { error: { code: unknown } }) => body.error.code,
  },
  {
    face: 'native',
    path: '/registry/v1/devices',
    operation: 'native.devices.list',
    isError: (body: { code: unknown; title: unknown }) => body.code ?? body.title,
  },
] as const;

describe('tokens', () => {
  it('are there for each vendor and role, and each does what its role may do', async () => {
    const { people } = emulator;
    for (const [role, token] of Object.entries(emulator.tokens.webex)) {
      const { body } = await call(emulator, token, 'GET', '/v1/people/me');
      assert.equal(people.find(({ webexId }) => webexId === body.id)?.role, role);
    }
    for (const { face, path } of FACES) {
      for (const token of Object.values(emulator.tokens[face])) {
        const { status, text } = await call(emulator, token, 'GET', path);
        assert.ok(status === 200 || status === 403, `${face}: ${status} ${text}`);
      }
      assert.equal((await call(emulator, emulator.tokens[face].full, 'GET', path)).status, 200, face);
    }
  });
});

describe('moments', () => {
  it('go back to the seed, and to a snapshot, with what was stored and when it was', async () => {
    const count = async () => (await native(emulator, 'GET', '/devices?total=true&limit=1')).total;
    const begin = await count();
    await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'First' });
    const snapshot = await emulator.snapshot();
    const at = emulator.clock.now();
    await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'Second' });
    await emulator.clock.advance('P1D');
    assert.equal(await count(), begin + 2);
    await emulator.restore(snapshot);
    assert.equal(emulator.clock.now(), at);
    assert.equal(await count(), begin + 1);
    await emulator.reset();
    assert.equal(await count(), begin);
    await assert.rejects(emulator.restore({ id: 'other' }), /no snapshot other/);
  });

  it('are forgotten when they are told to be, and are not kept without an end', async () => {
    const kept = [await emulator.snapshot()];
    await assert.rejects(async () => {
      while (kept.length < 150) kept.push(await emulator.snapshot());
    }, /100 snapshots at most/);
    const [first] = kept;
    assert.ok(first !== undefined);
    emulator.forget(first);
    await assert.rejects(emulator.restore(first), /no snapshot/);
    assert.throws(() => emulator.forget(first), /no snapshot/);
    const next = await emulator.snapshot();
    assert.ok(!kept.some(({ id }) => id === next.id), next.id);
    for (const each of [...kept.slice(1), next]) emulator.forget(each);
  });

  it('are back within milliseconds', async () => {
    const took: number[] = [];
    for (let run = 0; run < 50; run += 1) {
      await native(emulator, 'POST', '/devices', { kind: 'mobile', name: 'Gone soon' });
      const began = performance.now();
      await emulator.reset();
      took.push(performance.now() - began);
    }
    const fastest = Math.min(...took);
    // Tests share their machine, which then takes longer now and then.
    assert.ok(fastest < 10, `${fastest} ms`);
  });
});

describe('faults', () => {
  it('have the status that was asked for, in the form of each face, as often as it was asked for', async () => {
    for (const { face, path, isError } of FACES) {
      const token = emulator.tokens[face].full;
      for (const status of [400, 401, 404, 409, 418, 429, 500, 502, 503]) {
        emulator.fault({ path, status, times: 2 });
        for (let time = 0; time < 2; time += 1) {
          const answer = await call(emulator, token, 'GET', path);
          assert.equal(answer.status, status, `${face}: ${answer.text}`);
          assert.ok(isError(answer.body), `${face} ${status}: ${answer.text}`);
          if (status === 429) assert.ok(answer.headers.get('retry-after'), `${face}: ${[...answer.headers]}`);
        }
        assert.equal((await call(emulator, token, 'GET', path)).status, 200, face);
      }
    }
  });

  it('are in the form of the faces that no vendor has, too: sign-in and directories', async () => {
    for (const [method, path, isError] of [
      ['POST', '/oauth/token', (body: { error: unknown }) => typeof body.error === 'string'],
      ['GET', '/scim/v2/Users', (body: { status: unknown; schemas: unknown }) => body.status === '502' && body.schemas],
    ] as const) {
      emulator.fault({ path, status: 502 });
      const answer = await call(emulator, emulator.tokens.native.full, method, path);
      assert.equal(answer.status, 502, path);
      assert.ok(isError(answer.body), answer.text);
    }
  });

  it('cut the connection, cut the answer, and delay it, on each face', async () => {
    for (const { face, path } of FACES) {
      const headers = {
        [face === 'apperian' ? 'x-token' : 'authorization']: emulator.tokens[face].full.replace(
          /^(?=hb)/,
          face === 'apperian' ? '' : 'Bearer ',
        ),
      };
      const get = () => fetch(emulator.url + path, { headers });
      emulator.fault({ path, drop: true });
      await assert.rejects(get(), face);
      emulator.fault({ path, malformed: true });
      const cut = await get();
      assert.equal(cut.status, 200);
      await assert.rejects(cut.json(), SyntaxError);
      emulator.fault({ path, delayMs: 60 });
      const began = performance.now();
      await (await get()).text();
      assert.ok(performance.now() - began >= 55, face);
    }
  });

  it('are for an operation alone, or for a path that no face has', async () => {
    emulator.fault({ operation: 'genesys.mobiledevices.list', status: 503, times: ALWAYS });
    assert.equal((await call(emulator, emulator.tokens.genesys.member, 'GET', '/api/v2/users/me')).status, 200);
    assert.equal((await call(emulator, emulator.tokens.genesys.member, 'GET', '/api/v2/mobiledevices')).status, 503);
    emulator.clearFaults();
    emulator.fault({ path: '/api/v2/nowhere/*', status: 502 });
    const answer = await call(emulator, emulator.tokens.genesys.member, 'GET', '/api/v2/nowhere/at/all');
    assert.equal(answer.status, 502);
    assert.equal(answer.body.status, 502);
  });

  it('say what is wrong with a wish', () => {
    const wrong = [
      [{ status: 500 }, /operation or path/],
      [{ path: '/a' }, /what goes wrong/],
      [{ path: '/a', status: 200 }, /400 to 599/],
      [{ operation: 'genesys.nothing', status: 500 }, /no face has the operation/i],
      [{ path: '/a', status: 500, drop: true }, /one of/],
      [{ path: '/a', state: 500 }, /no state/],
      [{ path: '/a?max=3', status: 500 }, /without a query/],
      [{ path: '/a', status: 500, times: 0 }, /times/],
      [{ path: '*', status: 503, method: 5 }, /method must be/],
      [{ path: '*', status: 503, method: 'GE T' }, /method must be/],
      [{ operation: 5, status: 503 }, /operation must be/],
      [{ operation: null, path: '*', status: 503 }, /operation must be/],
      [{ path: 5, status: 503 }, /path must/],
      [{ path: '*', status: '503' }, /status must/],
      [{ path: '*', delayMs: '5' }, /delayMs must/],
      [{ path: '*', status: 503, drop: 'no' }, /drop must be/],
      [{ path: '*', status: 503, malformed: 1 }, /malformed must be/],
      [{ path: '*', status: 503, times: '2' }, /times must/],
      [null, /a fault is an object/i],
    ] as const;
    for (const [wish, message] of wrong) assert.throws(() => emulator.fault(wish as FaultWish), message);
    assert.deepEqual(emulator.faults(), []);
  });
});

describe('requests', () => {
  it('are kept as they came, with what was answered, and without the secret', async () => {
    await call(emulator, emulator.tokens.native.full, 'POST', '/registry/v1/devices', { kind: 'mobile', name: 'Größe' });
    await call(emulator, emulator.tokens.webex.full, 'GET', '/v1/nothing');
    const [first, second, ...others] = emulator.requests();
    assert.equal(others.length, 0);
    assert.deepEqual(
      [
        first?.face,
        first?.operation,
        first?.status,
        JSON.parse(first?.requestBody ?? '').name,
        JSON.parse(first?.responseBody ?? '').name,
      ],
      ['native', 'native.devices.create', 201, 'Größe', 'Größe'],
    );
    assert.doesNotMatch(JSON.stringify(emulator.requests()), new RegExp(emulator.tokens.native.full));
    assert.deepEqual([second?.face, second?.operation, second?.status], ['webex', null, 404]);
    await emulator.reset();
    assert.deepEqual(emulator.requests(), []);
  });

  it('have no secret in a body or an address, and the push token of a phone', async () => {
    const { id, secret } = emulator.client ?? assert.fail();
    const login = emulator.people[0]?.login;
    const response = await fetch(`${emulator.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
    });
    const { access_token: access } = (await response.json()) as { access_token: string };
    const signedIn = await call(emulator, '', 'POST', '/v1/users/authenticate', { user_id: login, password: emulator.password });
    const phone = { deviceToken: 'push-token-of-a-phone', notificationId: 'n', make: 'A', model: 'B', type: 'ios' };
    await call(emulator, emulator.tokens.genesys.member, 'POST', '/api/v2/mobiledevices', phone);
    await call(emulator, '', 'GET', `/v1/devices?access_token=${access}`);
    const all = JSON.stringify(emulator.requests());
    assert.ok(access.length > 20 && signedIn.body.token.length > 20, signedIn.text);
    for (const each of [secret, access, signedIn.body.token]) assert.ok(!all.includes(each), all);
    assert.deepEqual(JSON.parse(emulator.requests()[1]?.requestBody ?? ''), { user_id: login, password: '…' });
    assert.ok(all.includes(phone.deviceToken) && all.includes('client_credentials') && all.includes(`${login}`));
    assert.ok(all.includes(`…${access.slice(-4)}`));
  });

  it('are over, too, when their connection is cut, and hold no more of a body than its beginning', async () => {
    const watched: RecordedRequest[] = [];
    const own = await openEmulator();
    try {
      own.recorder.watch(request => watched.push(request));
      own.fault({ path: '*', drop: true });
      await assert.rejects(fetch(`${own.url}/v1/people/me`));
      const body = JSON.stringify({ kind: 'mobile', name: 'x'.repeat(300_000) });
      await (await fetch(`${own.url}/registry/v1/devices`, { method: 'POST', body })).text();
      assert.deepEqual(
        watched.map(({ url, status }) => [url, status]),
        [
          ['/v1/people/me', 0],
          ['/registry/v1/devices', 401],
        ],
      );
      assert.ok(Buffer.byteLength(watched[1]?.requestBody ?? '') <= 65_536);
    } finally {
      await own.close();
    }
  });
});
