/** The Genesys face after a login: tokens/me, users/me, and items 57 and 58 from the page of another origin. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser } from '../support/browser.ts';
import { assertError, minimalDevice, UUID } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { addApplication, addLogin, codeFor, pkce, redeem } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const TOKEN = '/api/v2/tokens/me';
const USER = '/api/v2/users/me';
const ORIGIN = 'https://agent-desktop.example.com';
const EXPOSED = ['ININ-Correlation-Id', 'Retry-After', 'inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset'];

onBothDatabases('the Genesys face after a login', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let anonymous: Api;

  before(async () => {
    server = await registry().serve();
    anonymous = createApi(server, null);
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'spa', { public: true });
    await registry().services.applications.create(
      { actor: registry().system },
      { name: 'Robot', clientId: 'robot', secret: 'oil' },
    );
  });

  const login = async () => {
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(createBrowser(server), 'spa', 'ann', challenge);
    const { body } = await redeem(anonymous, code, { client_id: 'spa', code_verifier: verifier });
    return { ...body, api: createApi(server, body.access_token) };
  };
  const robot = async () => {
    const { body } = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('robot', 'oil'));
    return createApi(server, body.access_token);
  };

  it('tokens/me tells the organization, the scopes and the client', async () => {
    const { api } = await login();
    const { status, body } = await api('GET', TOKEN);
    const organization = { id: registry().organization.id, name: 'Acme' };
    const authorizedScope = ['devices', 'devices:readonly', 'user-basic-info'];
    assert.equal(status, 200);
    assert.deepEqual(body, {
      organization,
      homeOrganization: organization,
      authorizedScope,
      OAuthClient: {
        id: 'spa',
        name: 'The spa app',
        authorizedGrantType: 'CODE',
        scope: authorizedScope,
        roleDivisions: [],
        state: 'active',
        organization,
      },
    });
  });

  it('HEAD of tokens/me is the same without a body', async () => {
    const { api } = await login();
    const answer = await api('HEAD', TOKEN);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal((await anonymous('HEAD', TOKEN)).status, 401);
  });

  it('tokens/me of a token that was made by hand names no client, of a client’s own its grant', async () => {
    const { token } = await registry().addPerson('bea');
    assert.equal('OAuthClient' in (await createApi(server, token)('GET', TOKEN)).body, false);
    assert.equal((await (await robot())('GET', TOKEN)).body.OAuthClient.authorizedGrantType, 'CLIENT-CREDENTIALS');
  });

  it('DELETE of tokens/me answers 200 without a body, and nothing of the sign-in is left', async () => {
    const { api, refresh_token } = await login();
    const answer = await api('DELETE', TOKEN, undefined, { 'content-type': 'application/json' });
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assertError(await api('GET', TOKEN), 401, 'bad.credentials');
    const refreshed = await requestToken(anonymous, { grant_type: 'refresh_token', refresh_token, client_id: 'spa' });
    assert.equal(refreshed.body.error, 'invalid_grant');
  });

  it('DELETE of tokens/me ends a token that was made by hand, too', async () => {
    const { token } = await registry().addPerson('cay');
    const api = createApi(server, token);
    assert.equal((await api('DELETE', TOKEN)).status, 200);
    assert.equal((await api('GET', TOKEN)).status, 401);
  });

  it('users/me tells who signed in, whatever is to be expanded', async () => {
    const { api } = await login();
    for (const path of [USER, `${USER}?expand=presence,authorization`]) {
      const { status, body } = await api('GET', path);
      assert.equal(status, 200);
      assert.match(body.id, UUID);
      assert.equal(body.selfUri, `/api/v2/users/${body.id}`);
      assert.deepEqual([body.username, body.name, body.state, body.version], ['ann', 'ann Test', 'active', 1]);
    }
  });

  it('users/me tells a client that acts for itself that it needs a user', async () => {
    const message = 'This request requires a user context. Client credentials cannot be used for requests to this resource.';
    assertError(await (await robot())('GET', USER), 400, 'bad.request', message);
  });

  it('the permissions that old SDKs ask for after a login are an empty page (§8.2)', async () => {
    const { api } = await login();
    const path = '/api/v2/authorization/permissions';
    const { status, body } = await api('GET', `${path}?pageSize=100&pageNumber=2`);
    assert.equal(status, 200);
    assert.deepEqual([body.entities, body.total, body.pageCount, body.pageSize, body.pageNumber], [[], 0, 0, 100, 2]);
    assert.deepEqual((await api('GET', path)).body.selfUri, `${path}?pageSize=25&pageNumber=1`);
    assertError(await anonymous('GET', path), 401, 'authentication.required');
  });

  it('a person who signed in has devices, the same as with a token that was made by hand', async () => {
    const { api } = await login();
    const created = await api('POST', '/api/v2/mobiledevices', minimalDevice('of ann'));
    assert.equal(created.status, 200, created.text);
    const again = await (await login()).api('GET', '/api/v2/mobiledevices');
    assert.deepEqual(again.body.entities, [created.body]);
  });

  it('(57) a preflight from another origin is answered without a credential', async () => {
    for (const [path, method] of [
      ['/api/v2/mobiledevices', 'POST'],
      [TOKEN, 'GET'],
      [TOKEN, 'DELETE'],
      [USER, 'GET'],
    ] as const) {
      const answer = await anonymous('OPTIONS', path, undefined, {
        origin: ORIGIN,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type,genesys-app',
      });
      assert.equal(Math.floor(answer.status / 100), 2);
      assert.ok(['*', ORIGIN].includes(String(answer.headers['access-control-allow-origin'])));
      assert.ok(String(answer.headers['access-control-allow-methods']).includes(method), path);
      assert.equal(answer.headers['access-control-allow-headers'], 'authorization,content-type,genesys-app');
    }
  });

  it('(58) success, errors and the token endpoint may be read by another origin', async () => {
    const { api } = await login();
    for (const answer of [
      await api('GET', TOKEN, undefined, { origin: ORIGIN }),
      await anonymous('GET', TOKEN, undefined, { origin: ORIGIN }),
    ]) {
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      const exposed = String(answer.headers['access-control-expose-headers']).split(', ');
      assert.deepEqual(exposed, EXPOSED);
    }
    for (const secret of ['oil', 'wrong']) {
      const form = { grant_type: 'client_credentials', client_id: 'robot', client_secret: secret };
      const answer = await requestToken(anonymous, form, { origin: ORIGIN });
      assert.equal(answer.status, secret === 'oil' ? 200 : 401);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
    }
  });
});
