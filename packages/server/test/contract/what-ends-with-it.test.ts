/** What ends with a sign-in, a client secret, a disabling and an application, and that nothing of it comes back. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser } from '../support/browser.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, codeFor, parametersOf, redeem, signIn } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ME = '/registry/v1/me';

onBothDatabases('what was issued', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  before(async () => {
    server = await registry().serve();
    for (const login of ['ann', 'bob', 'cay']) await addLogin(registry(), login);
    for (const clientId of ['web', 'other']) await addApplication(registry(), clientId, { secret: 'shh' });
    await addApplication(registry(), 'implicit', { grants: ['implicit'], public: true });
  });

  const anonymous = () => createApi(server, null);
  const works = async (token: string) => (await createApi(server, token)('GET', ME)).status;
  const tokensOf = async (browser: ReturnType<typeof createBrowser>, clientId: string, login?: string) => {
    const url = authorizeUrl({ client_id: clientId });
    const code =
      login === undefined ? (parametersOf(await browser.visit(url)).get('code') ?? '') : await codeFor(browser, clientId, login);
    const { body } = await redeem(anonymous(), code, {}, basic(clientId, 'shh'));
    return { access: String(body.access_token), refresh: String(body.refresh_token) };
  };
  const refresh = (token: string, clientId: string, secret = 'shh') =>
    requestToken(anonymous(), { grant_type: 'refresh_token', refresh_token: token }, basic(clientId, secret));

  it('from a session ends at /logout: every access token, refresh token and code, and of no other session', async () => {
    const [browser, elsewhere] = [createBrowser(server), createBrowser(server)];
    const first = await tokensOf(browser, 'web', 'ann');
    const second = await tokensOf(browser, 'other');
    const renewed = (await refresh(second.refresh, 'other')).body;
    const code = parametersOf(await browser.visit(authorizeUrl({ client_id: 'web' }))).get('code') ?? '';
    const implicit = parametersOf(
      await browser.visit(authorizeUrl({ client_id: 'implicit', response_type: 'token' })),
      'fragment',
    ).get('access_token');
    const kept = await tokensOf(elsewhere, 'web', 'ann');
    for (const token of [first.access, renewed.access_token, implicit]) assert.equal(await works(String(token)), 200);

    assert.equal((await browser.visit('/logout')).status, 200);
    for (const token of [first.access, renewed.access_token, implicit]) assert.equal(await works(String(token)), 401);
    assert.equal((await refresh(renewed.refresh_token, 'other')).body.error, 'invalid_grant');
    assert.equal((await redeem(anonymous(), code, {}, basic('web', 'shh'))).body.error, 'invalid_grant');
    assert.equal(await works(kept.access), 200);
  });

  it('from a session belongs to the next one of the same person in the browser, and ends when another person signs in', async () => {
    const browser = createBrowser(server);
    const { access } = await tokensOf(browser, 'web', 'bob');
    await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'bob');
    assert.equal(await works(access), 200);
    const again = await tokensOf(browser, 'web');
    await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'cay');
    for (const token of [access, again.access]) assert.equal(await works(token), 401);
    const last = await tokensOf(browser, 'web');
    await browser.visit('/logout');
    assert.equal(await works(last.access), 401);
  });

  it('to a person ends when they are disabled, and stays ended when they are enabled', async () => {
    const { services, system } = registry();
    const { id } = await addLogin(registry(), 'dee');
    const browser = createBrowser(server);
    const { access, refresh: refreshed } = await tokensOf(browser, 'web', 'dee');
    const code = parametersOf(await browser.visit(authorizeUrl({ client_id: 'web' }))).get('code') ?? '';
    await services.people.disable({ actor: system }, id);
    await services.people.enable({ actor: system }, id);
    assert.equal(await works(access), 401);
    assert.equal((await refresh(refreshed, 'web')).body.error, 'invalid_grant');
    assert.equal((await redeem(anonymous(), code, {}, basic('web', 'shh'))).body.error, 'invalid_grant');
    assert.equal((await browser.visit(authorizeUrl({ client_id: 'web' }))).status, 200, 'asked to sign in again');
    assert.equal(await works((await tokensOf(createBrowser(server), 'web', 'dee')).access), 200, 'the password is as before');
  });
});
