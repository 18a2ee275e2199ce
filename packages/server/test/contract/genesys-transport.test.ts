/** The Genesys face, acceptance items 51 to 58: methods, error bodies, headers, limits, and calls from other origins. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { assertError, COLLECTION, minimalDevice, register, UUID } from '../support/genesys.ts';
import { type Answer, type Api, createApi } from '../support/http.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const UNKNOWN = `${COLLECTION}/5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10`;
const ORIGIN = { origin: 'https://app.example.com' };
const EXPOSED = ['ININ-Correlation-Id', 'Retry-After', 'inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset'];

onBothDatabases('Genesys over HTTP', engine => {
  const registry = useRegistry(engine);
  let ann: Api;
  let anonymous: Api;
  let selfUri: string;

  before(async () => {
    const server = await registry().serve();
    ann = createApi(server, (await registry().addPerson('ann')).token);
    anonymous = createApi(server, null);
    ({ selfUri } = await register(ann));
  });

  const successes = async (): Promise<Answer[]> => [
    await ann('GET', COLLECTION),
    await ann('GET', selfUri),
    await ann('PUT', selfUri),
    await ann('POST', COLLECTION, minimalDevice('more')),
    await ann('DELETE', (await register(ann, minimalDevice('doomed'))).selfUri),
  ];
  const failures = async (headers = {}): Promise<Answer[]> => [
    await anonymous('GET', COLLECTION, undefined, headers),
    await anonymous('GET', COLLECTION, undefined, { authorization: 'Bearer x', ...headers }),
    await ann('GET', UNKNOWN, undefined, headers),
    await ann('GET', `${COLLECTION}?pageSize=0`, undefined, headers),
    await ann('POST', COLLECTION, {}, headers),
    await ann('POST', COLLECTION, '{', headers),
    await ann('POST', COLLECTION, 'text', { ...headers, 'content-type': 'text/plain' }),
    await ann('POST', COLLECTION, 'x'.repeat(300_000), headers),
    await ann('PATCH', COLLECTION, undefined, headers),
    await ann('GET', '/api', undefined, headers),
    await ann('GET', '/api/v2/presence/me', undefined, headers),
    await ann('POST', '/api/v2/nowhere', '{', headers),
    await ann('GET', `${COLLECTION}/`, undefined, headers),
  ];

  it('(51) a method that a path does not have is 405 with Allow and an ErrorBody', async () => {
    for (const [path, allow] of [
      [COLLECTION, 'GET, POST'],
      [selfUri, 'GET, PUT, DELETE'],
    ] as const) {
      for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
        if (allow.includes(method)) continue;
        const answer = await ann(method, path);
        assertError(answer, 405, 'method.not.allowed');
        assert.equal(answer.headers.allow, allow);
      }
    }
  });

  it('(52) every error has message, code, contextId, its own status, lists of details and errors, and texts for messageParams', async () => {
    for (const { status, body, text } of await failures()) {
      assert.ok(status >= 400 && status < 500, text);
      for (const member of ['message', 'code', 'contextId']) assert.ok(body[member]?.length > 0, text);
      assert.equal(body.status, status);
      assert.ok(Array.isArray(body.details) && Array.isArray(body.errors), text);
      for (const value of Object.values(body.messageParams)) assert.equal(typeof value, 'string');
    }
  });

  it('(53) every answer carries ININ-Correlation-Id, and an error repeats it as contextId', async () => {
    const ids = new Set<unknown>();
    const [fine, failed] = [await successes(), await failures()];
    for (const { headers, body, status } of [...fine, ...failed]) {
      assert.match(String(headers['inin-correlation-id']), UUID);
      if (status >= 400) assert.equal(body.contextId, headers['inin-correlation-id']);
      ids.add(headers['inin-correlation-id']);
    }
    assert.equal(ids.size, fine.length + failed.length);
  });

  it('(54) every body is application/json', async () => {
    for (const { headers, status, text } of [...(await successes()), ...(await failures())]) {
      if (status === 204) assert.equal(text, '');
      else assert.match(String(headers['content-type']), /^application\/json/);
    }
  });

  it('(54) nothing may be cached, and browsers are told to stay on TLS', async () => {
    for (const { headers } of [...(await successes()), ...(await failures())]) {
      assert.equal(headers['cache-control'], 'no-cache, no-store, must-revalidate');
      assert.deepEqual([headers.pragma, headers.expires], ['no-cache', '0']);
      assert.match(String(headers['strict-transport-security']), /^max-age=\d+/);
    }
  });

  it('(55) authenticated answers carry the state of the rate limit in plain digits', async () => {
    const first = await ann('GET', COLLECTION);
    const second = await ann('GET', UNKNOWN);
    for (const name of ['count', 'allowed', 'reset']) assert.match(String(first.headers[`inin-ratelimit-${name}`]), /^\d+$/);
    const counted = (answer: Answer) => Number(answer.headers['inin-ratelimit-count']);
    assert.equal(counted(second), counted(first) + 1);
    assert.equal(first.headers['inin-ratelimit-allowed'], '300');
    assert.equal((await anonymous('GET', COLLECTION)).headers['inin-ratelimit-count'], undefined);
  });

  it('(56) beyond the limit a token waits for Retry-After, and no other token does', async () => {
    const server = await registry().serve({ ratePerMinute: 3 });
    const [eve, fay] = [await registry().addPerson('eve'), await registry().addPerson('fay')];
    const [busy, calm] = [createApi(server, eve.token), createApi(server, fay.token)];
    for (let n = 1; n <= 3; n += 1) assert.equal((await busy('GET', COLLECTION)).status, 200);
    const answer = await busy('GET', COLLECTION);
    assertError(answer, 429, 'too.many.requests.retry.after');
    assert.match(String(answer.headers['retry-after']), /^[1-9]\d?$/);
    assert.deepEqual(answer.body.limit, { key: 'token.rate.per.minute', namespace: 'platform.api', value: 3 });
    assert.equal((await calm('GET', COLLECTION)).status, 200);
  });

  it("(56) an organization's policy sets the limit on this face alone", async () => {
    const { services, addPerson, serve } = registry();
    const home = await services.organizations.create('Slow', { genesysRatePerMinute: 1 });
    const api = createApi(await serve(), (await addPerson('gil', { in: home })).token);
    assert.equal((await api('GET', COLLECTION)).status, 200);
    assertError(await api('GET', COLLECTION), 429, 'too.many.requests.retry.after');
    assert.equal((await api('GET', '/registry/v1/me')).status, 200);
  });

  it('(57) a preflight needs no credential and allows the origin, the method and the headers', async () => {
    for (const [path, method] of [
      [COLLECTION, 'POST'],
      [selfUri, 'DELETE'],
    ] as const) {
      const answer = await anonymous('OPTIONS', path, undefined, {
        ...ORIGIN,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type,genesys-app',
      });
      assert.equal(answer.status, 204);
      assertAllowed(answer);
      assert.ok(String(answer.headers['access-control-allow-methods']).split(', ').includes(method));
      assert.equal(answer.headers['access-control-allow-headers'], 'authorization,content-type,genesys-app');
      assert.match(String(answer.headers['access-control-max-age']), /^\d+$/);
    }
  });

  it('(58) answers to other origins allow them and expose their headers, errors included', async () => {
    const fine = await ann('GET', COLLECTION, undefined, ORIGIN);
    for (const answer of [fine, ...(await failures(ORIGIN))]) {
      assertAllowed(answer);
      assert.deepEqual(String(answer.headers['access-control-expose-headers']).split(', '), EXPOSED);
    }
  });

  it('(58) the token endpoint allows other origins, and refuses them nothing that it grants others', async () => {
    const { services, system } = registry();
    await services.applications.create({ actor: system }, { name: 'web', clientId: 'web', secret: 'x' });
    const grant = { grant_type: 'client_credentials' };
    assertAllowed(await requestToken(anonymous, grant, { ...basic('web', 'x'), ...ORIGIN }));
    assertAllowed(await requestToken(anonymous, grant, { ...basic('web', 'wrong'), ...ORIGIN }));
  });
});

function assertAllowed(answer: Answer): void {
  const allowed = answer.headers['access-control-allow-origin'];
  assert.ok(allowed === '*' || allowed === ORIGIN.origin, `${answer.status} allows ${allowed}`);
}
