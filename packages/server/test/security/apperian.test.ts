/** What Apperian's logins and tokens must not give away, and what they must not do. */
import assert from 'node:assert/strict';
import crypto, { type Argon2Parameters } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { before, describe, it, mock } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { digest } from '../../src/lib/crypto.ts';
import { uuidFromBase64Url } from '../../src/lib/uuid.ts';
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS } from '../../src/services/identity/throttle.ts';
import { addUser, type Caller, messageOf, ok, openFace, pairingOf, refused, signInOn } from '../support/apperian.ts';
import { createBrowser } from '../support/browser.ts';
import { createApi, faceOf } from '../support/http.ts';
import { addApplication, codeFor, PASSWORD, redeem } from '../support/login.ts';
import { basic } from '../support/oauth.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const LOGINS = ['/users/authenticate', '/v2/catalog/authenticate/'] as const;
const WRONG_LOGIN = 'Invalid user ID or password';

function bodyOf(path: string, user_id: string, password: string, more: object = {}) {
  return path.includes('catalog') ? { user_id, password, device_info: { udid: 'x' }, ...more } : { user_id, password, ...more };
}

/** The slow hashes that the work takes, each with its parameters: that is all of the time that anybody could measure. */
async function counted<T>(work: () => Promise<T>): Promise<{ hashes: string[]; answer: T }> {
  const hashes: string[] = [];
  const { argon2 } = crypto;
  const watched = mock.method(crypto, 'argon2', (...given: Parameters<typeof argon2>) => {
    const { memory, passes, parallelism } = given[1] as Argon2Parameters;
    hashes.push(`${given[0]} ${memory} ${passes} ${parallelism}`);
    argon2(...given);
  });
  syncBuiltinESMExports();
  try {
    return { answer: await work(), hashes };
  } finally {
    watched.mock.restore();
    syncBuiltinESMExports();
  }
}

onBothDatabases('the secrets of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let other: Organization;
  let foreigner: TestPerson;

  before(async () => {
    const { services, addPerson } = registry();
    face = await openFace(registry(), { addressRatePerMinute: 0 });
    for (const login of ['ada', 'both', 'disabled']) await addUser(registry(), login);
    await addPerson('without');
    other = await services.organizations.create('Other');
    foreigner = await addPerson('foreigner', { role: 'full', in: other });
    for (const login of ['both', 'elsewhere']) {
      const { person } = await addPerson(login, { in: other });
      await services.passwords.set({ actor: foreigner.actor }, person.id, PASSWORD);
    }
  });

  const acme = () => ({ organization: registry().organization.id });

  /** Counted is the slow hash, which is all of the time that anybody could measure: as many, and with the same parameters. */
  it('whatever is wrong with a login, the answer is the same and costs the same work', async () => {
    const { services, system } = registry();
    const [disabled] = (await services.people.list(system, { limit: 100, cursor: null })).items.filter(
      each => each.login === 'disabled',
    );
    await services.people.disable({ actor: system }, disabled?.id ?? '');
    for (const path of LOGINS) {
      const answers = new Set<string>();
      const work = new Set<string>();
      const attempts: [string, string][] = [
        ['ada', 'wrong'],
        ['nobody', PASSWORD],
        ['without', PASSWORD],
        ['disabled', PASSWORD],
      ];
      for (const [login, password] of [...attempts, ['ada', 'x'.repeat(4_000)]] as const) {
        const { hashes, answer } = await counted(() => face(null)('POST', path, bodyOf(path, login, password, acme())));
        answers.add(`${answer.status} ${answer.text}`);
        work.add(hashes.join(', '));
      }
      assert.deepEqual([...answers], [`401 {"error":{"code":401,"message":"${WRONG_LOGIN}"}}`]);
      assert.deepEqual([...work], ['argon2id 19456 2 1'], 'one slow hash each');
      const right = await counted(() => ok(face(null), 'POST', path, bodyOf(path, 'ada', PASSWORD, acme())));
      assert.deepEqual(right.hashes, ['argon2id 19456 2 1'], 'and one where it is right');
    }
  });

  it("the organization of a login is the host's, else the one that is named", async () => {
    const { services, system } = registry();
    await services.hosts.add({ actor: system }, 'acme.example.com');
    const at = { host: 'acme.example.com:8443' };
    for (const path of LOGINS) {
      const signIn = async (login: string, more = {}, query = '', headers = {}) =>
        (await ok(face(null), 'POST', path + query, bodyOf(path, login, PASSWORD, more), headers)).organization.name;
      const fails = (login: string, more = {}, headers = {}) =>
        refused(face(null), 401, 'POST', path, bodyOf(path, login, PASSWORD, more), headers);
      assert.equal(await signIn('both', { organization: 'Other' }), 'Other');
      assert.equal(await signIn('both', acme()), 'Acme');
      assert.equal(await signIn('both', {}, '?org=Other'), 'Other');
      assert.equal(await fails('both', { organization: 'Nowhere' }), WRONG_LOGIN);
      assert.equal(await signIn('both', {}, '', at), 'Acme', 'the host decides');
      assert.equal(await signIn('both', { organization: 'Other' }, '', at), 'Acme', 'before the name');
      assert.equal(await fails('elsewhere', {}, at), WRONG_LOGIN);
    }
  });

  it('59: where several organizations share a host and none is named, nobody learns who has a login', async () => {
    const { services } = registry();
    const answersTo = async (login: string) => {
      const answers = new Set<string>();
      for (const path of LOGINS) {
        const { hashes, answer } = await counted(() => face(null)('POST', path, bodyOf(path, login, PASSWORD)));
        const { date: _, 'x-request-id': __, ...headers } = answer.headers;
        answers.add(JSON.stringify([answer.status, answer.text, headers, hashes]));
      }
      return [...answers];
    };
    const known = await answersTo('nobody at all');
    assert.match(known[0] ?? '', /^\[401,.*Invalid user ID or password.*argon2id 19456 2 1/);
    for (const login of ['ada', 'both', 'elsewhere', 'disabled', 'without'])
      assert.deepEqual(await answersTo(login), known, login);

    // What an administrator of another organization does about a login changes nothing for the one who has it.
    const copy = await services.people.create({ actor: foreigner.actor }, { login: 'ada', firstName: 'A', lastName: 'B' });
    await services.passwords.set({ actor: foreigner.actor }, copy.id, PASSWORD);
    assert.deepEqual(await answersTo('ada'), known);
    const path = LOGINS[0];
    assert.equal((await ok(face(null), 'POST', path, bodyOf(path, 'ada', PASSWORD, acme()))).organization.name, 'Acme');
  });

  it('a refresh token, a code, a session, a client secret, an activation code, a password or a digest is no token', async () => {
    const { services, system, organization } = registry();
    const { person } = await addUser(registry(), 'careful', 'full');
    const server = await registry().serve();
    await addApplication(registry(), 'web', { secret: 'the client secret' });
    const code = await codeFor(createBrowser(server), 'web', 'careful');
    const unused = await codeFor(createBrowser(server), 'web', 'careful');
    const issued = await redeem(createApi(server, null), code, {}, basic('web', 'the client secret'));
    assert.equal(issued.status, 200, issued.text);
    const { access_token, refresh_token } = issued.body;
    const who = await services.signIn.withPassword({
      login: 'careful',
      password: PASSWORD,
      org: organization.org,
      address: '10.0.0.1',
    });
    const session = await services.sessions.open(who, undefined);
    const location = await services.places.createLocation({ actor: system }, { name: 'Here' });
    const owner = { kind: 'person', id: person.id } as const;
    await services.calling.set({ actor: system }, owner, { locationId: location.id });
    const activation = await services.activations.issue({ actor: system }, owner, null);
    await ok(face(access_token), 'GET', '/users/info');
    const useless = { refresh_token, code, unused, session, activation: activation.code, password: PASSWORD };
    const stored = { digest: digest(access_token), secret: 'the client secret', presented: 'web:the client secret' };
    for (const [kind, token] of Object.entries({ ...useless, ...stored })) {
      assert.equal(typeof token, 'string', kind);
      for (const presented of [token, `Bearer ${access_token}`])
        assert.equal(await refused(face(presented), 401, 'GET', '/users/info'), 'Authentication required', kind);
    }
    const bearer = await createApi(server, access_token)('GET', '/v2/users/info');
    assert.equal(messageOf(bearer, 401), 'Authentication required', 'this face reads X-TOKEN and nothing else');
  });

  it('a token of another organization sees nothing of this one', async () => {
    const ada = await signInOn(face, 'ada', { udid: 'private-phone', name: 'Private phone' }, { host: 'acme.example.com' });
    const { device, id } = await pairingOf(ada.api, ada.user.id, 'private-phone');
    const stranger = face(foreigner.token);
    for (const user of [ada.user.id, ada.user.psk]) {
      for (const path of [`/devices/users/${user}`, `/device_users/users/${user}`, `/devices/${device.id}/users/${user}`]) {
        const answer = await stranger('GET', path);
        assert.ok(!answer.text.includes('rivate') && !answer.text.includes(device.id), answer.text);
      }
      await refused(stranger, 404, 'DELETE', `/devices/${device.id}/users/${user}`);
    }
    const reports = ['device_details', 'user_details', 'users_by_groups'].map(name => `/reports/${name}`);
    for (const path of [...reports, '/credentials', '/users/info']) {
      const { text, status } = await stranger('GET', path);
      assert.equal(status, 200, text);
      for (const secret of [ada.user.id, device.id, id, 'rivate']) assert.ok(!text.includes(secret), `${path} shows ${secret}`);
    }
    // The same udid in two organizations is two devices.
    const own = await registry().services.devices.list(systemActor(other.org, other.id), { limit: 10, cursor: null });
    assert.ok(own.items.every(each => each.id !== uuidFromBase64Url(device.id)));
  });

  it('no token and no password is in any line of the log, whatever goes wrong', async () => {
    const { services, settings } = registry();
    const lines: string[] = [];
    const broken = async () => {
      throw new Error('a defect');
    };
    const withDefect = { ...registry(), services: { ...services, handsets: { ...services.handsets, of: broken } } };
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const { server } = createApp(withDefect, settings, log);
    const anonymous = createApi(server, null);
    const { token } = await ok(anonymous, 'POST', LOGINS[0], bodyOf(LOGINS[0], 'ada', PASSWORD, acme()));
    const api = createApi(server, token, faceOf('apperian'));
    const secrets = [token, PASSWORD, 'a wrong password', 'hb_api_unknown', foreigner.token];
    await refused(anonymous, 401, 'POST', LOGINS[1], bodyOf(LOGINS[1], 'ada', 'a wrong password'));
    await refused(anonymous, 400, 'POST', LOGINS[1], { user_id: 'ada', password: PASSWORD });
    await refused(anonymous, 400, 'POST', LOGINS[0], `{"user_id": "ada", "password": "${PASSWORD}"`);
    await refused(anonymous, 400, 'POST', LOGINS[0], { user_id: 'ada', password: [PASSWORD] });
    await refused(createApi(server, 'hb_api_unknown', faceOf('apperian')), 401, 'GET', '/users/info');
    await refused(createApi(server, foreigner.token, faceOf('apperian')), 404, 'GET', '/devices/5/users/6');
    await ok(api, 'GET', `/users/info?token=${token}&password=${encodeURIComponent(PASSWORD)}`);
    await refused(api, 500, 'GET', '/devices/users/5');
    await server.close();
    assert.ok(lines.length >= 9, `${lines.length} lines`);
    assert.ok(
      lines.some(line => line.includes('a defect')),
      'the defect is there to be found',
    );
    for (const secret of secrets)
      for (const line of lines) assert.ok(!line.includes(secret) && !line.includes(encodeURIComponent(secret)), line);
  });
});

describe('guessing passwords at the logins of Apperian', () => {
  const registry = useRegistry('sqlite');
  let server: FastifyInstance;
  let limited: FastifyInstance;

  before(async () => {
    for (const login of ['ada', 'ben', 'carl']) await addUser(registry(), login);
    server = await registry().serve({ addressRatePerMinute: 0 });
    limited = await registry().serve({ addressRatePerMinute: 3 });
  });

  const attempt = async (
    on: FastifyInstance,
    login: string,
    password: string,
    remoteAddress: string,
    path: string = LOGINS[0],
  ) => {
    const headers = { 'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 255)}` };
    const payload = bodyOf(path, login, password);
    const reply = await on.inject({ method: 'POST', url: path, payload, headers, remoteAddress });
    return { status: reply.statusCode, body: reply.json(), retryAfter: reply.headers['retry-after'] };
  };
  const refusal = { code: 401, message: WRONG_LOGIN };

  it('60: stops for an account in one network after ten tries, at whichever login, in the words of a wrong password', async () => {
    for (let n = 0; n < ATTEMPTS_PER_ACCOUNT; n += 1) {
      const { status, body, retryAfter } = await attempt(server, 'ada', `guess ${n}`, '10.0.0.1', LOGINS[n % 2]);
      assert.deepEqual([status, body.error, retryAfter], [401, refusal, undefined]);
    }
    for (const path of LOGINS) {
      const { status, body, retryAfter } = await attempt(server, 'ADA', PASSWORD, '10.0.0.1', path);
      assert.deepEqual([status, body.error], [401, refusal], 'even the right one, so that nobody learns that it is');
      assert.ok(Number(retryAfter) > 890 && Number(retryAfter) <= 900, retryAfter as string);
    }
    assert.equal((await attempt(server, 'ben', PASSWORD, '10.0.0.1')).status, 200, 'nobody else is locked out');
    assert.equal((await attempt(server, 'ada', PASSWORD, '10.0.0.2')).status, 200, 'and they themselves not elsewhere');
  });

  it('stops for an address after a hundred tries at whatever accounts, and for no other address', async () => {
    const tries = Array.from({ length: ATTEMPTS_PER_ADDRESS }, (_try, n) => attempt(server, `nobody ${n}`, 'guess', '10.0.9.9'));
    for (const { status } of await Promise.all(tries)) assert.equal(status, 401);
    assert.deepEqual((await attempt(server, 'carl', PASSWORD, '10.0.9.9')).body.error, refusal);
    assert.equal((await attempt(server, 'carl', PASSWORD, '10.0.9.8')).status, 200);
  });

  it('is refused with 429, the error body and when to come again, where an address sends too much without a token', async () => {
    for (let n = 0; n < 3; n += 1) assert.equal((await attempt(limited, `guest ${n}`, 'guess', '10.0.5.5')).status, 401);
    const { status, body, retryAfter } = await attempt(limited, 'carl', PASSWORD, '10.0.5.5');
    assert.deepEqual([status, body], [429, { error: { code: 429, message: 'Too many requests' } }]);
    assert.match(String(retryAfter), /^\d+$/);
    assert.equal((await attempt(limited, 'carl', PASSWORD, '10.0.5.6')).status, 200);
  });
});
