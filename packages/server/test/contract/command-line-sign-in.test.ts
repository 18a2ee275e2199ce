/** Signing in from the command line: by a client that is built in, back to a port of one's own machine, and asked for each time. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Browser, createBrowser } from '../support/browser.ts';
import { type Api, createApi } from '../support/http.ts';
import { addLogin, authorizeUrl, PASSWORD, parametersOf, pkce } from '../support/login.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const CLIENT = { client_id: 'heldby-cli' };
const BACK = { redirect_uri: 'http://127.0.0.1:49152/' };

onBothDatabases('signing in from the command line', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let anonymous: Api;

  before(async () => {
    server = await registry().serve({});
    anonymous = createApi(server, null);
    await addLogin(registry(), 'ann');
  });

  const urlOf = (more: Readonly<Record<string, string>> = {}) => {
    const { verifier: _, ...challenge } = pkce();
    return authorizeUrl({ ...CLIENT, ...BACK, ...challenge, ...more });
  };
  /** The consent page, for somebody who has just typed their password or is signed in already. */
  const consentFor = async (browser: Browser, url: string) => {
    const page = await browser.visit(url);
    if (!page.html.includes('name="password"')) return page;
    const entered = await browser.submit(page, { login: 'ann', password: PASSWORD });
    return browser.visit(entered.location);
  };

  it('gives all that the role allows, by rotation, until it is revoked', async () => {
    const { verifier, ...challenge } = pkce();
    const browser = createBrowser(server);
    const page = await consentFor(browser, urlOf(challenge));
    assert.match(page.html, /heldby command line/);
    const code = parametersOf(await browser.submit(page, { decision: 'allow' })).get('code') ?? '';
    const redeemed = await requestToken(anonymous, {
      ...CLIENT,
      ...BACK,
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
    });
    assert.equal(redeemed.status, 200, redeemed.text);
    const me = await ok(createApi(server, redeemed.body.access_token), 'GET', '/me');
    assert.deepEqual(me.scopes.toSorted(), ['devices:read', 'devices:write', 'profile:read']);
    const renew = (token: string) => requestToken(anonymous, { ...CLIENT, grant_type: 'refresh_token', refresh_token: token });
    const renewed = await renew(redeemed.body.refresh_token);
    assert.equal(renewed.status, 200, renewed.text);
    assert.notEqual(renewed.body.refresh_token, redeemed.body.refresh_token);
    const form = new URLSearchParams({ ...CLIENT, token: renewed.body.refresh_token }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await server.inject({ method: 'POST', url: '/oauth/revoke', headers, payload: form })).statusCode, 200);
    assert.equal((await renew(renewed.body.refresh_token)).status, 400);
  });

  it('asks each time, also in a browser that is signed in and has allowed it before', async () => {
    const browser = createBrowser(server);
    for (let time = 0; time < 2; time += 1) {
      const page = await consentFor(browser, urlOf());
      assert.match(page.html, /name="decision"|value="allow"/);
      assert.ok(parametersOf(await browser.submit(page, { decision: 'allow' })).get('code'));
      const again = await browser.submit(page, { decision: 'allow' });
      assert.equal(again.status, 400, 'the same form a second time');
    }
    const page = await consentFor(browser, urlOf());
    assert.equal(parametersOf(await browser.submit(page, { decision: 'deny' })).get('error'), 'access_denied');
    const silent = await browser.visit(urlOf({ prompt: 'none' }));
    assert.equal(parametersOf(silent).get('error'), 'consent_required');
  });

  it('leads back to an address of this machine with a port, and nowhere else', async () => {
    for (const uri of ['http://127.0.0.1:1/', 'http://[::1]:65535/']) {
      assert.equal((await createBrowser(server).visit(urlOf({ redirect_uri: uri }))).status, 200, uri);
    }
    for (const uri of [
      'http://localhost:49152/',
      'http://127.0.0.1/',
      'http://127.0.0.1:0/',
      'http://127.0.0.1:99999/',
      'https://127.0.0.1:49152/',
      'http://127.0.0.1:49152/portal/',
      'http://127.0.0.1:49152/?x=1',
      'http://127.0.0.1:49152@evil.example/',
      'http://127.0.0.1.evil.example:80/',
      'http://localhost/portal/',
      'http://192.0.2.1:49152/',
    ]) {
      const page = await createBrowser(server).visit(urlOf({ redirect_uri: uri }));
      assert.deepEqual([page.status, page.location], [400, ''], uri);
    }
  });

  it('needs PKCE, is nobody else’s client id, and can be disabled', async () => {
    const plain = await createBrowser(server).visit(authorizeUrl({ ...CLIENT, ...BACK }));
    assert.equal(parametersOf(plain).get('error'), 'invalid_request');
    const admin = await administratorApi(registry());
    await refused(admin, 'conflict', 'POST', '/applications', { name: 'Mine', clientId: 'heldby-cli', public: false });
    const { items } = await ok(admin, 'GET', '/applications');
    const { id } = items.find(({ clientId }: { clientId: string }) => clientId === 'heldby-cli');
    await refused(admin, 'conflict', 'PATCH', `/applications/${id}`, { name: 'Other' });
    await ok(admin, 'POST', `/applications/${id}/disable`, { reason: 'audit' });
    assert.equal((await createBrowser(server).visit(urlOf())).status, 400);
  });
});
