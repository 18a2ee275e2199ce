/** Signing in, acceptance items 8 to 10 of the Genesys contract and what surrounds them: pages, sessions, consent, logout. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser } from '../support/browser.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import {
  addApplication,
  addLogin,
  authorizeUrl,
  CALLBACK,
  codeFor,
  parametersOf,
  pkce,
  redeem,
  signIn,
} from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const STATE = 'ünï %2B&=/?#+ 💡';

onBothDatabases('signing in', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let anonymous: Api;
  const browse = () => createBrowser(server);

  before(async () => {
    server = await registry().serve();
    anonymous = createApi(server, null);
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'web', { secret: 'shh' });
    await addApplication(registry(), 'spa', { public: true, grants: ['authorization_code', 'refresh_token', 'implicit'] });
    await addApplication(registry(), 'other-party', { secret: 'shh', firstParty: false });
  });

  it('(8) the code and the refresh grant answer with a refresh token, and the code works once only', async () => {
    const code = await codeFor(browse(), 'web', 'ann');
    const first = await redeem(anonymous, code, {}, basic('web', 'shh'));
    assert.equal(first.status, 200, first.text);
    const { access_token, refresh_token, token_type, expires_in, scope } = first.body;
    assert.deepEqual([token_type, expires_in, scope], ['bearer', 86_399, 'devices:write']);
    assert.match(access_token, /^hb_access_[a-z2-7]{52}$/);
    assert.match(refresh_token, /^hb_refresh_[a-z2-7]{52}$/);

    const refreshed = await requestToken(anonymous, { grant_type: 'refresh_token', refresh_token }, basic('web', 'shh'));
    assert.equal(refreshed.status, 200, refreshed.text);
    assert.notEqual(refreshed.body.refresh_token, refresh_token);
    assert.equal((await createApi(server, refreshed.body.access_token)('GET', '/api/v2/users/me')).body.username, 'ann');

    const again = await redeem(anonymous, code, {}, basic('web', 'shh'));
    assert.deepEqual([again.status, again.body.error], [400, 'invalid_grant']);
  });

  it('(9) PKCE: authorize, code, token without a secret, then tokens/me; a wrong verifier is invalid_grant', async () => {
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(browse(), 'spa', 'ann', challenge);
    const wrong = await redeem(anonymous, code, { client_id: 'spa', code_verifier: pkce().verifier });
    assert.deepEqual([wrong.status, wrong.body.error], [400, 'invalid_grant']);
    const right = await redeem(anonymous, code, { client_id: 'spa', code_verifier: verifier });
    assert.equal(right.status, 200, right.text);
    const me = await createApi(server, right.body.access_token)('GET', '/api/v2/tokens/me');
    assert.deepEqual([me.status, me.body.OAuthClient.id, me.body.OAuthClient.authorizedGrantType], [200, 'spa', 'CODE']);
  });

  it('PKCE without the secret of a client that has one is refused, and says what is missing', async () => {
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(browse(), 'web', 'ann', challenge);
    const refused = await redeem(anonymous, code, { client_id: 'web', code_verifier: verifier });
    assert.deepEqual([refused.status, refused.body.error], [401, 'invalid_client']);
    assert.match(refused.body.error_description, /has a secret and did not send it/);
    assert.equal((await redeem(anonymous, code, { code_verifier: verifier }, basic('web', 'shh'))).status, 200);
  });

  it('(10) the state comes back unchanged, in the query for a code and in the hash for the implicit grant', async () => {
    const coded = await signIn(browse(), authorizeUrl({ client_id: 'web', state: STATE }), 'ann');
    assert.equal(parametersOf(coded).get('state'), STATE);
    assert.ok(coded.location.startsWith(`${CALLBACK}&code=hb_code_`), coded.location);

    const implicit = await signIn(browse(), authorizeUrl({ client_id: 'spa', response_type: 'token', state: STATE }), 'ann');
    const answer = parametersOf(implicit, 'fragment');
    assert.ok(implicit.location.startsWith(`${CALLBACK}#access_token=`), implicit.location);
    assert.deepEqual([answer.get('state'), answer.get('expires_in'), answer.get('token_type')], [STATE, '86399', 'bearer']);
    assert.doesNotMatch(implicit.location, /refresh/);
    const me = await createApi(server, answer.get('access_token'))('GET', '/api/v2/tokens/me');
    assert.deepEqual([me.status, me.body.OAuthClient.authorizedGrantType], [200, 'TOKEN']);
  });

  it('the pages work at the alias of old clients, too', async () => {
    const visit = await signIn(browse(), authorizeUrl({ client_id: 'web' }, '/authorize'), 'ann');
    assert.match(parametersOf(visit).get('code') ?? '', /^hb_code_/);
  });

  it('a person who is signed in is not asked again, unless the client wants it', async () => {
    const browser = browse();
    await codeFor(browser, 'web', 'ann');
    assert.match(parametersOf(await browser.visit(authorizeUrl({ client_id: 'web' }))).get('code') ?? '', /^hb_code_/);
    const visit = await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'ann');
    assert.match(parametersOf(visit).get('code') ?? '', /^hb_code_/);
  });

  it('a wrong password and an unknown login are refused on the page, in the same words, and nothing is stored', async () => {
    const { storage, organization } = registry();
    await expectEvents(storage, organization.org, 0, async () => {
      const pages: string[] = [];
      for (const [login, password] of [
        ['ann', 'wrong'],
        ['nobody', 'wrong'],
        ['ann', ''],
      ] as const) {
        const browser = browse();
        const page = await browser.submit(await browser.visit(authorizeUrl({ client_id: 'web' })), { login, password });
        assert.equal(page.status, 401);
        assert.ok(!browser.cookies.has('heldby-session'));
        assert.match(page.html, /<div class="alert" role="alert"/);
        assert.match(page.html, /<title>Error: Sign in<\/title>/);
        pages.push(page.html.replaceAll(login, '').replaceAll(/value="[\w-]{43}"/g, ''));
      }
      assert.equal(new Set(pages).size, 1);
    });
  });

  it('the login is filled in by login_hint, as text', async () => {
    const page = await browse().visit(authorizeUrl({ client_id: 'web', login_hint: '"><script>alert(1)</script>' }));
    assert.match(page.html, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
    assert.doesNotMatch(page.html, /<script/);
  });

  it('another party’s application needs the person’s consent, once', async () => {
    const { storage, organization } = registry();
    const browser = browse();
    const page = await signIn(browser, authorizeUrl({ client_id: 'other-party', state: 's' }), 'ann');
    assert.equal(page.status, 200);
    assert.match(page.html, /The other-party app<\/strong> asks to:/);
    assert.match(page.html, /See, add, change and remove your devices/);

    const denied = await browser.submit(page, { decision: 'deny' });
    assert.deepEqual([parametersOf(denied).get('error'), parametersOf(denied).get('state')], ['access_denied', 's']);
    const again = await browser.visit(authorizeUrl({ client_id: 'other-party', state: 's' }));
    const allowed = await expectEvents(storage, organization.org, 1, () => browser.submit(again, { decision: 'allow' }));
    assert.equal(allowed.status, 303);
    assert.match(parametersOf(await browser.visit(allowed.location)).get('code') ?? '', /^hb_code_/);

    const more = await browser.visit(authorizeUrl({ client_id: 'other-party', scope: 'devices' }));
    assert.match(parametersOf(more).get('code') ?? '', /^hb_code_/, 'the same under another word');
  });

  it('requested scopes narrow the token, and a scope beyond the person’s role is not given', async () => {
    const code = await codeFor(browse(), 'web', 'ann', { scope: 'user-basic-info devices:readonly org:admin' });
    const issued = await redeem(anonymous, code, {}, basic('web', 'shh'));
    assert.equal(issued.body.scope, 'user-basic-info devices:readonly');
    const api = createApi(server, issued.body.access_token);
    assert.equal((await api('GET', '/api/v2/mobiledevices')).status, 200);
    assert.equal((await api('DELETE', '/api/v2/mobiledevices/01980000-0000-7000-8000-00000000dead')).status, 403);

    const basicOnly = await codeFor(browse(), 'web', 'ann', { scope: 'user-basic-info' });
    const narrow = createApi(server, (await redeem(anonymous, basicOnly, {}, basic('web', 'shh'))).body.access_token);
    assert.equal((await narrow('GET', '/api/v2/users/me')).status, 200);
    assert.equal((await narrow('GET', '/api/v2/mobiledevices')).status, 403);
  });

  it('an unknown scope, and one that the person cannot give, are told to the client as invalid_scope', async () => {
    const browser = browse();
    await codeFor(browser, 'web', 'ann');
    for (const scope of ['devices bogus', 'toString', 'org:admin']) {
      const visit = await browser.visit(authorizeUrl({ client_id: 'web', scope, state: 's' }));
      assert.deepEqual([parametersOf(visit).get('error'), parametersOf(visit).get('state')], ['invalid_scope', 's'], scope);
    }
  });

  it('errors go to the redirect URI as the grant has it, with the state', async () => {
    const { verifier: _, ...challenge } = pkce();
    const cases = [
      [{ client_id: 'web', response_type: 'token' }, 'fragment', 'unauthorized_client'],
      [{ client_id: 'web', response_type: 'id_token' }, 'query', 'unsupported_response_type'],
      [{ client_id: 'web', response_type: '' }, 'query', 'invalid_request'],
      [{ client_id: 'spa' }, 'query', 'invalid_request'],
      [{ client_id: 'spa', ...challenge, code_challenge_method: 'plain' }, 'query', 'invalid_request'],
      [{ client_id: 'spa', code_challenge: challenge.code_challenge }, 'query', 'invalid_request'],
      [{ client_id: 'web', ...challenge, code_challenge: 'short' }, 'query', 'invalid_request'],
    ] as const;
    for (const [parameters, where, error] of cases) {
      const visit = await browse().visit(authorizeUrl({ ...parameters, state: STATE }));
      const told = parametersOf(visit, where);
      assert.deepEqual([told.get('error'), told.get('state')], [error, STATE], visit.location);
      assert.ok(told.get('error_description'));
    }
  });

  it('logout ends the session and leads to a registered address', async () => {
    const browser = browse();
    await codeFor(browser, 'web', 'ann');
    const secret = browser.cookies.get('heldby-session') ?? '';
    const gone = await browser.visit(`/logout?${new URLSearchParams({ client_id: 'web', redirect_uri: CALLBACK })}`);
    assert.deepEqual([gone.status, gone.location], [302, CALLBACK]);
    assert.ok(!browser.cookies.has('heldby-session'));
    browser.cookies.set('heldby-session', secret);
    assert.equal((await browser.visit(authorizeUrl({ client_id: 'web' }))).status, 200, 'asked to sign in again');
  });

  it('the metadata names the endpoints at the public origin, and what they can do', async () => {
    const own = await anonymous('GET', '/.well-known/oauth-authorization-server', undefined, { host: 'devices.test:8080' });
    assert.equal(own.body.issuer, 'http://devices.test:8080');
    const publicUrl = 'https://devices.example.com';
    const api = createApi(await registry().serve({ publicUrl }), null);
    const { body } = await api('GET', '/.well-known/oauth-authorization-server');
    assert.equal(body.issuer, publicUrl);
    assert.equal(body.authorization_endpoint, `${publicUrl}/oauth/authorize`);
    assert.equal(body.token_endpoint, `${publicUrl}/oauth/token`);
    assert.equal(body.revocation_endpoint, `${publicUrl}/oauth/revoke`);
    assert.deepEqual(body.response_types_supported, ['code', 'token']);
    assert.deepEqual(body.grant_types_supported, ['client_credentials', 'authorization_code', 'refresh_token', 'implicit']);
    assert.deepEqual(body.code_challenge_methods_supported, ['S256']);
    assert.ok(body.scopes_supported.includes('devices:readonly'));
  });

  it('on https the cookies are Secure and bound to the host', async () => {
    const browser = createBrowser(await registry().serve({ publicUrl: 'https://devices.example.com' }));
    const page = await browser.visit(authorizeUrl({ client_id: 'web' }));
    assert.match(String(page.headers['set-cookie']), /^__Host-heldby-form=\w{52}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const entered = await browser.submit(page, { login: 'ann', password: 'correct horse battery' });
    const session = [entered.headers['set-cookie']].flat().find(each => String(each).includes('session'));
    assert.match(
      String(session),
      /^__Host-heldby-session=hb_session_\w{52}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/,
    );
  });
});
