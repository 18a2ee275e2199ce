/** How often one may call: a person by the dialect's limit and with their organization, a caller without a credential by their address. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { COLLECTION } from './support/genesys.ts';
import { createApi, faceOf } from './support/http.ts';
import { useRegistry } from './support/registry.ts';

/** A question to each dialect that needs a credential. */
const QUESTIONS = [
  ['genesys', COLLECTION],
  ['webex', '/v1/people/me'],
  ['apperian', '/v2/users/info'],
  ['native', '/registry/v1/me'],
] as const;

describe('a person', () => {
  const registry = useRegistry('sqlite');

  it('has a limit of its own on each face, which says when to come again', async () => {
    const server = await registry().serve({ ratePerMinute: 2 });
    const { token } = await registry().addPerson('busy', { role: 'full' });
    for (const [dialect, url] of QUESTIONS) {
      const api = createApi(server, token, faceOf(dialect));
      for (let n = 0; n < 2; n += 1) assert.equal((await api('GET', url)).status, 200, dialect);
      const refused = await api('GET', url);
      assert.equal(refused.status, 429, dialect);
      assert.match(String(refused.headers['retry-after']), /^(?:[1-9]|[1-5]\d|60)$/);
      assert.deepEqual(ERROR_BODIES[dialect]?.check(refused.body, 429), []);
    }
  });

  it('has it over all of their tokens', async () => {
    const { services, addPerson } = registry();
    const server = await registry().serve({ ratePerMinute: 4 });
    const { actor, person, token } = await addPerson('many-tokens', { role: 'full' });
    const subject = { kind: 'person', id: person.id } as const;
    const wish = { subject, scopes: ['org:admin'], label: 'second', expiresAt: null } as const;
    const second = await services.credentials.issue({ actor }, wish);
    for (const [dialect, url] of QUESTIONS) {
      const apis = [token, second.secret].map(each => createApi(server, each, faceOf(dialect)));
      const statuses = [];
      for (let n = 0; n < 3; n += 1) for (const api of apis) statuses.push((await api('GET', url)).status);
      assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429], dialect);
    }
    const other = createApi(server, (await addPerson('one-token')).token);
    assert.equal((await other('GET', '/registry/v1/me')).status, 200);
  });

  it('shares the limit of their organization, over all faces, and not that of another', async () => {
    const server = await registry().serve({ organizationRatePerMinute: 3 });
    const people = [await registry().addPerson('first', { role: 'full' }), await registry().addPerson('next', { role: 'full' })];
    const there = await registry().services.organizations.create('Elsewhere');
    const stranger = await registry().addPerson('stranger', { role: 'full', in: there });
    const [first, next, elsewhere] = [...people, stranger].map(({ token }) => createApi(server, token));
    assert.ok(first && next && elsewhere);
    assert.equal((await first('GET', COLLECTION)).status, 200);
    assert.equal((await first('GET', '/v1/people/me')).status, 200);
    assert.equal((await next('GET', '/registry/v1/me')).status, 200);
    const refused = await next('GET', '/registry/v1/me');
    assert.deepEqual([refused.status, refused.body.code], [429, 'rate_limited']);
    assert.match(refused.body.detail, /organization/);
    assert.match(String(refused.headers['retry-after']), /^(?:[1-9]|[1-5]\d|60)$/);
    assert.equal((await elsewhere('GET', '/registry/v1/me')).status, 200);
  });

  it('gets its state in each vendor’s own headers, where the vendor has some', async () => {
    const api = createApi(await registry().serve(), (await registry().addPerson('calm', { role: 'full' })).token);
    const { headers: genesys } = await api('GET', COLLECTION);
    assert.deepEqual([genesys['inin-ratelimit-allowed'], genesys['inin-ratelimit-count']], ['300', '1']);
    const { headers: native } = await api('GET', '/registry/v1/me');
    assert.equal(native['ratelimit-policy'], '"caller";q=6000;w=60');
    assert.match(String(native.ratelimit), /^"caller";r=5999;t=\d+$/);
    const { headers: webex } = await api('GET', '/v1/people/me');
    assert.deepEqual(
      Object.keys(webex).filter(name => name.includes('ratelimit')),
      [],
    );
  });
});

describe('a caller without a valid credential', () => {
  const registry = useRegistry('sqlite');

  it('has a limit by address, and is refused in the words of each dialect', async () => {
    for (const [dialect, url] of QUESTIONS) {
      const server = await registry().serve({ addressRatePerMinute: 3 });
      const anonymous = createApi(server, null);
      const guessing = createApi(server, 'hb_api_guessed', faceOf(dialect));
      assert.deepEqual([(await anonymous('GET', url)).status, (await guessing('GET', url)).status], [401, 401]);
      assert.equal((await guessing('GET', url)).status, 401);
      for (const api of [anonymous, guessing]) {
        const refused = await api('GET', url);
        assert.equal(refused.status, 429, dialect);
        assert.deepEqual(ERROR_BODIES[dialect]?.check(refused.body, 429), []);
        assert.match(String(refused.headers['retry-after']), /^\d+$/);
      }
    }
  });

  it('does not keep those from asking whose credential is known, nor anybody at another address', async () => {
    const server = await registry().serve({ addressRatePerMinute: 1 });
    const { token } = await registry().addPerson('known', { role: 'full' });
    const known = createApi(server, token);
    assert.equal((await known('GET', '/registry/v1/me')).status, 200);
    const anonymous = createApi(server, null);
    assert.deepEqual([(await anonymous('GET', COLLECTION)).status, (await anonymous('GET', COLLECTION)).status], [401, 429]);
    assert.equal((await known('GET', '/registry/v1/me')).status, 200);
    assert.equal((await server.inject({ url: COLLECTION, remoteAddress: '10.1.1.1' })).statusCode, 401);
  });

  it('counts on routes that need no credential, and is not counted on probes', async () => {
    const api = createApi(await registry().serve({ addressRatePerMinute: 2 }), null);
    const metadata = '/.well-known/oauth-authorization-server';
    assert.deepEqual([(await api('GET', metadata)).status, (await api('GET', metadata)).status], [200, 200]);
    assert.equal((await api('GET', metadata)).status, 429);
    for (let n = 0; n < 5; n += 1) assert.equal((await api('GET', '/healthz')).status, 200);
  });
});
