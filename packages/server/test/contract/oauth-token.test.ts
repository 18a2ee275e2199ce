/** The token endpoint: client credentials in every spelling that clients use, and everything that is refused. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { COLLECTION } from '../support/genesys.ts';
import { type Answer, type Api, createApi, expectEvents } from '../support/http.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const GRANT = { grant_type: 'client_credentials' };
const SECRET = 's:é%3A💡 +&=';

onBothDatabases('the token endpoint', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let anonymous: Api;

  before(async () => {
    anonymous = createApi(await registry().serve(), null);
    const { services, system } = registry();
    await services.applications.create({ actor: system }, { name: 'Client', clientId: 'clíent', secret: SECRET, role: 'full' });
  });

  const credentials = () => basic('clíent', SECRET);
  const refused = async (work: () => Promise<Answer>, status: number, error: string) => {
    const answer = await expectEvents(registry().storage, registry().organization.org, 0, work);
    assert.deepEqual([answer.status, answer.body.error], [status, error], answer.text);
    assert.equal(answer.body.description, answer.body.error_description);
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    assert.match(String(answer.headers['cache-control']), /no-store/);
    return answer;
  };

  it('takes id and secret with colons and non-ASCII characters from the header, unescaped', async () => {
    const answer = await requestToken(anonymous, GRANT, credentials());
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(Object.keys(answer.body).toSorted(), ['access_token', 'expires_in', 'token_type']);
    assert.deepEqual([answer.body.token_type, answer.body.expires_in], ['bearer', registry().settings.tokenLifetimeSeconds]);
    assert.match(String(answer.headers['cache-control']), /no-store/);
  });

  it('takes them from the form', async () => {
    const answer = await requestToken(anonymous, { ...GRANT, client_id: 'clíent', client_secret: SECRET });
    assert.equal(answer.status, 200, answer.text);
  });

  it('takes the same members as JSON', async () => {
    const answer = await anonymous('POST', '/oauth/token', { ...GRANT, client_id: 'clíent', client_secret: SECRET });
    assert.equal(answer.status, 200, answer.text);
  });

  it('answers at the alias of old clients, too', async () => {
    assert.equal((await requestToken(anonymous, GRANT, credentials(), '/token')).status, 200);
  });

  it('issues tokens that every face takes, each of them another', async () => {
    const server = await registry().serve();
    const tokens = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const { access_token: token } = (await requestToken(anonymous, GRANT, credentials())).body;
      tokens.add(token);
      const api = createApi(server, token);
      assert.equal((await api('GET', COLLECTION)).status, 200);
      const me = await api('GET', '/registry/v1/me');
      assert.deepEqual([me.status, me.body.kind, me.body.name, me.body.role], [200, 'application', 'Client', 'full']);
    }
    assert.equal(tokens.size, 2);
  });

  it('issues tokens that expire', async () => {
    const server = await registry().serve({ tokenLifetimeSeconds: 1 });
    const { access_token: token } = (await requestToken(createApi(server, null), GRANT, credentials())).body;
    const api = createApi(server, token);
    assert.equal((await api('GET', COLLECTION)).status, 200);
    nowMs += 1_050;
    assert.equal((await api('GET', COLLECTION)).status, 401);
  });

  it('refuses a wrong secret and an unknown client alike, and names the scheme that would have worked', async () => {
    const answers: Answer[] = [];
    for (const headers of [
      basic('clíent', 'wrong'),
      basic('nobody', SECRET),
      basic('clíent', `${SECRET} `),
      basic('CLÍENT', SECRET),
    ]) {
      answers.push(await refused(() => requestToken(anonymous, GRANT, headers), 401, 'invalid_client'));
    }
    for (const { headers, text } of answers) {
      assert.match(String(headers['www-authenticate']), /^Basic /);
      assert.equal(text, answers[0]?.text);
    }
  });

  it('refuses credentials that are none: no colon, no base64, no secret, another scheme', async () => {
    for (const authorization of [
      'Basic',
      'Basic !!!',
      `Basic ${btoa('no colon')}`,
      `Basic ${btoa(':x')}`,
      'Bearer x',
      'Digest x',
    ]) {
      await refused(() => requestToken(anonymous, GRANT, { authorization }), 401, 'invalid_client');
    }
    await refused(() => requestToken(anonymous, { ...GRANT, client_id: 'clíent' }), 401, 'invalid_client');
    await refused(() => requestToken(anonymous, GRANT), 401, 'invalid_client');
  });

  it('refuses an unknown grant as unsupported, for every client', async () => {
    for (const grant_type of ['password', 'urn:ietf:params:oauth:grant-type:saml2-bearer', 'CLIENT_CREDENTIALS', '__proto__']) {
      await refused(() => requestToken(anonymous, { grant_type }, credentials()), 400, 'unsupported_grant_type');
    }
  });

  it('refuses a request without a grant, without a body, and with one that cannot be read', async () => {
    await refused(() => requestToken(anonymous, {}, credentials()), 400, 'invalid_request');
    await refused(() => requestToken(anonymous, { grant_type: '' }, credentials()), 400, 'invalid_request');
    await refused(() => anonymous('POST', '/oauth/token', undefined, credentials()), 400, 'invalid_request');
    for (const body of ['{', '[]', '"x"', '{"grant_type":5}', '{"grant_type":null}', 'null']) {
      await refused(() => anonymous('POST', '/oauth/token', body, credentials()), 400, 'invalid_request');
    }
    await refused(() => requestToken(anonymous, { ...GRANT, client_id: 'a\0' }, credentials()), 400, 'invalid_request');
  });

  it('refuses bodies in other formats and beyond the limit', async () => {
    const plain = { ...credentials(), 'content-type': 'text/plain' };
    await refused(() => anonymous('POST', '/oauth/token', 'grant_type=client_credentials', plain), 415, 'invalid_request');
    await refused(() => requestToken(anonymous, { ...GRANT, x: 'x'.repeat(300_000) }), 413, 'invalid_request');
  });

  it('refuses a code and a refresh token that it never issued', async () => {
    const code = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://app.example.com' };
    await refused(() => requestToken(anonymous, code, credentials()), 400, 'invalid_grant');
    const refresh = { grant_type: 'refresh_token', refresh_token: 'x' };
    await refused(() => requestToken(anonymous, refresh, credentials()), 400, 'invalid_grant');
  });

  it('answers the odd refresh that old SDKs send on any 401 with a 4xx as JSON', async () => {
    for (const headers of [basic('undefined', 'undefined'), {}]) {
      await refused(() => requestToken(anonymous, { grant_type: 'refresh_token' }, headers), 401, 'invalid_client');
    }
  });

  it('is open to every origin, to failures and preflights too', async () => {
    const origin = { origin: 'https://app.example.com' };
    const preflight = { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
    for (const path of ['/oauth/token', '/token']) {
      for (const answer of [
        await requestToken(anonymous, GRANT, { ...credentials(), ...origin }, path),
        await requestToken(anonymous, GRANT, origin, path),
        await anonymous('GET', path, undefined, origin),
        await anonymous('OPTIONS', path, undefined, preflight),
      ]) {
        assert.equal(answer.headers['access-control-allow-origin'], '*');
      }
    }
    const answer = await anonymous('OPTIONS', '/oauth/token', undefined, preflight);
    assert.deepEqual([answer.status, answer.headers['access-control-allow-methods']], [204, 'POST']);
  });

  it('has no other method than POST', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await refused(() => anonymous(method, '/oauth/token'), 405, 'invalid_request');
      assert.equal(answer.headers.allow, 'POST');
    }
  });

  it('issues nothing to a client id that another one presents the digest of', async () => {
    const whole = `clíent:${SECRET}`;
    await refused(() => requestToken(anonymous, GRANT, basic(whole, '')), 401, 'invalid_client');
    const server = await registry().serve();
    assert.equal((await createApi(server, whole)('GET', COLLECTION)).status, 401);
  });
});
