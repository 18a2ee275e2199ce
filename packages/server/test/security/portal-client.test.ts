/** The portal's client is public and known to everybody: what keeps others from using it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser, hiddenOf } from '../support/browser.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, codeFor, PASSWORD, parametersOf, pkce, redeem } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { openPortal, PORTAL, portalUrl } from '../support/portal.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the client of the portal', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;

  before(async () => {
    server = await registry().serve({ publicUrl: 'https://heldby.example' });
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'spa', { public: true });
  });

  it('leads back to the portal of this server, and nowhere else', async () => {
    const secure = { host: 'heldby.example' };
    const here = await createBrowser(server, secure).visit(portalUrl(pkce(), { redirect_uri: 'https://heldby.example/portal/' }));
    assert.equal(here.status, 200, 'as it is configured');
    assert.equal((await createBrowser(server).visit(portalUrl(pkce()))).status, 200, 'as the browser called it');
    for (const uri of [
      'https://evil.example/portal/',
      'http://localhost/portal',
      'http://localhost/portal/x',
      'http://localhost/portal/?x=1',
      'http://localhost/portal/../docs/',
      'http://localhost:8080/portal/',
      'http://localhost@evil.example/portal/',
      'https://localhost/portal/',
      '//localhost/portal/',
      '/portal/',
      'javascript:alert(1)//portal/',
      '',
    ]) {
      const refused = await createBrowser(server).visit(portalUrl(pkce(), { redirect_uri: uri }));
      assert.deepEqual([refused.status, refused.location], [400, ''], uri);
      const out = `/logout?${new URLSearchParams({ client_id: 'heldby-portal', redirect_uri: uri })}`;
      assert.equal((await createBrowser(server).visit(out)).location, '', uri);
    }
  });

  it('believes the path before ours only from a proxy that is trusted', async () => {
    const headers = { 'x-forwarded-prefix': '/evil', 'x-forwarded-for': '203.0.113.9' };
    const uri = 'http://localhost/evil/portal/';
    assert.equal((await createBrowser(server, headers).visit(portalUrl(pkce(), { redirect_uri: uri }))).status, 400);
    const trusting = await registry().serve({ trustProxy: '127.0.0.1' });
    assert.equal((await createBrowser(trusting, headers).visit(portalUrl(pkce(), { redirect_uri: uri }))).status, 200);
  });

  it('keeps people below the path that a trusted proxy removes, on every step of the sign-in', async () => {
    const trusting = await registry().serve({ trustProxy: '127.0.0.1' });
    const below = { 'x-forwarded-prefix': '/it/heldby', 'x-forwarded-for': '203.0.113.9' };
    const browser = createBrowser(trusting, below);
    const url = portalUrl(pkce(), { redirect_uri: 'http://localhost/it/heldby/portal/' });
    const page = await browser.visit(url);
    assert.match(page.html, /<form method="post" action="\/it\/heldby\/oauth\/sign-in">/);
    const entered = await browser.post('/oauth/sign-in', { ...hiddenOf(page), login: 'ann', password: PASSWORD });
    assert.match(entered.location, /^\/it\/heldby\/oauth\/authorize\?/);
    const back = await browser.visit(entered.location.slice('/it/heldby'.length));
    assert.match(back.location, /^http:\/\/localhost\/it\/heldby\/portal\/\?code=/);
    const metadata = await createApi(trusting, null)('GET', '/.well-known/oauth-authorization-server', undefined, below);
    assert.equal(metadata.body.token_endpoint, 'http://localhost/it/heldby/oauth/token');
    assert.match((await createBrowser(server, below).visit(portalUrl(pkce()))).html, /action="\/oauth\/sign-in"/, 'nobody else');
  });

  it('needs PKCE by S256, and gets no token without a code', async () => {
    const errorOf = async (challenge: Record<string, string>) =>
      parametersOf(await createBrowser(server).visit(portalUrl(challenge))).get('error');
    assert.equal(await errorOf({}), 'invalid_request');
    assert.equal(await errorOf({ code_challenge: pkce().code_challenge, code_challenge_method: 'plain' }), 'invalid_request');
    const implicit = await createBrowser(server).visit(portalUrl(pkce(), { response_type: 'token' }));
    assert.match(implicit.location, /#error=unauthorized_client/);
  });

  it('redeems its own codes alone, with their verifier, and acts for nobody without one', async () => {
    const anonymous = createApi(server, null);
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(createBrowser(server), 'spa', 'ann', challenge);
    const foreign = await redeem(anonymous, code, { client_id: 'heldby-portal', code_verifier: verifier });
    assert.equal(foreign.body.error, 'invalid_grant');
    for (const [form, headers] of [
      [{ grant_type: 'client_credentials', client_id: 'heldby-portal' }, {}],
      [{ grant_type: 'client_credentials' }, basic('heldby-portal', 'shh')],
      [{ grant_type: 'authorization_code', client_id: 'heldby-portal', code: 'hb_code_x', redirect_uri: PORTAL }, {}],
      [{ grant_type: 'refresh_token', client_id: 'heldby-portal', refresh_token: 'hb_refresh_x' }, {}],
    ] as const) {
      const { status, body } = await requestToken(anonymous, form, headers);
      assert.ok(status >= 400 && body.access_token === undefined, JSON.stringify(form));
    }
  });

  it('does not end what another application has got in the same session', async () => {
    const browser = createBrowser(server);
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(browser, 'spa', 'ann', challenge);
    const spa = await redeem(createApi(server, null), code, { client_id: 'spa', code_verifier: verifier });
    await openPortal(server, browser);
    assert.equal((await createApi(server, spa.body.access_token)('GET', '/registry/v1/me')).status, 200);
  });
});
