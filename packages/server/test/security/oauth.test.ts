/** What attackers try at the sign-in pages and the token endpoint, and what it gets them: nothing. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { ATTEMPTS_PER_ACCOUNT } from '../../src/services/identity/throttle.ts';
import { createBrowser, hiddenOf, type Visit } from '../support/browser.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, CALLBACK, codeFor, PASSWORD, pkce, redeem, signIn } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { NEAR_MISSES } from './near-misses.ts';

onBothDatabases('an attacker', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let anonymous: Api;
  let other: Organization;

  before(async () => {
    server = await registry().serve();
    anonymous = createApi(server, null);
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'web', { secret: 'shh' });
    await addApplication(registry(), 'spa', { public: true });
    const { services } = registry();
    other = await services.organizations.create('Other');
    const registered = { name: 'Theirs', clientId: 'theirs', secret: 'theirs', redirectUris: [CALLBACK], firstParty: true };
    await services.applications.create({ actor: systemActor(other.org, other.id) }, registered);
  });

  const web = () => basic('web', 'shh');
  const isErrorPage = (visit: Visit, status = 400) => {
    assert.deepEqual([visit.status, visit.location], [status, ''], visit.html);
    assert.match(visit.html, /role="alert"/);
  };

  it('is sent nowhere that was not registered, whether somebody is signed in or not', async () => {
    const browser = createBrowser(server);
    await codeFor(browser, 'web', 'ann');
    await expectEvents(registry().storage, registry().organization.org, 0, async () => {
      for (const redirect_uri of NEAR_MISSES) {
        for (const visitor of [browser, createBrowser(server)]) {
          const visit = await visitor.visit(authorizeUrl({ client_id: 'web', redirect_uri }));
          isErrorPage(visit);
          assert.doesNotMatch(visit.html, /evil/);
        }
      }
      isErrorPage(await browser.visit(authorizeUrl({ client_id: 'unknown' })));
      isErrorPage(await browser.visit('/oauth/authorize'));
    });
  });

  it('cannot say one thing to one reader and another to the next by giving a parameter twice', async () => {
    const evil = '&redirect_uri=https%3A%2F%2Fevil.example%2F';
    for (const url of [
      authorizeUrl({ client_id: 'web' }) + evil,
      `/oauth/authorize?${evil.slice(1)}&${authorizeUrl({ client_id: 'web' }).split('?')[1]}`,
      `${authorizeUrl({ client_id: 'web' })}&client_id=spa`,
      `${authorizeUrl({ client_id: 'spa', ...pkce() })}&code_challenge=`.replace(
        'code_challenge=',
        'code_challenge=x&code_challenge=',
      ),
    ]) {
      isErrorPage(await createBrowser(server).visit(url));
    }
  });

  it('cannot lead the sign-in form to another address by changing what it carries', async () => {
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'web' }));
    for (const redirect_uri of ['https://evil.example/', '//evil.example', `${CALLBACK}#`]) {
      const request = authorizeUrl({ client_id: 'web', redirect_uri }).split('?')[1] ?? '';
      isErrorPage(await browser.submit(page, { request, login: 'ann', password: PASSWORD }));
    }
    assert.equal(browser.cookies.has('heldby-session'), false);
  });

  it('cannot downgrade PKCE', async () => {
    const { verifier, ...challenge } = pkce();
    const stripped = await codeFor(createBrowser(server), 'web', 'ann');
    const withVerifier = await redeem(anonymous, stripped, { code_verifier: verifier }, web());
    assert.equal(withVerifier.body.error, 'invalid_grant', 'a verifier although the challenge was stripped on the way');
    const proven = await codeFor(createBrowser(server), 'web', 'ann', challenge);
    assert.equal((await redeem(anonymous, proven, {}, web())).body.error, 'invalid_grant', 'a challenge without a verifier');
    for (const plain of [{ code_challenge: verifier }, { code_challenge: verifier, code_challenge_method: 'plain' }]) {
      for (const client_id of ['web', 'spa']) {
        const { location } = await createBrowser(server).visit(authorizeUrl({ client_id, ...plain }));
        assert.match(location, /error=invalid_request/);
      }
    }
    const { location } = await createBrowser(server).visit(authorizeUrl({ client_id: 'spa' }));
    assert.match(location, /error=invalid_request/);
  });

  it('cannot use a client without its secret, nor a public one as one that has a secret', async () => {
    const code = await codeFor(createBrowser(server), 'web', 'ann');
    for (const form of [{ client_id: 'web' }, { client_id: 'web', client_secret: '' }, {}]) {
      const answer = await redeem(anonymous, code, form);
      assert.deepEqual([answer.status, answer.body.error], [401, 'invalid_client']);
    }
    for (const secret of ['', 'guess']) {
      const answer = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('spa', secret));
      assert.deepEqual([answer.status, answer.body.error], [401, 'invalid_client']);
    }
    const own = await requestToken(anonymous, { grant_type: 'client_credentials', client_id: 'spa' });
    assert.deepEqual([own.status, own.body.error], [400, 'unauthorized_client']);
  });

  it('cannot use one kind of secret as another', async () => {
    const { services, addPerson } = registry();
    const browser = createBrowser(server);
    const code = await codeFor(browser, 'web', 'ann');
    const session = browser.cookies.get('heldby-session') ?? '';
    const issued = (await redeem(anonymous, await codeFor(createBrowser(server), 'web', 'ann'), {}, web())).body;
    const { token: byHand } = await addPerson(`by hand on ${engine}`);
    const { access_token: access, refresh_token: refresh } = issued;

    for (const secret of [code, session, refresh, 'web:shh', 'shh']) {
      for (const path of ['/api/v2/mobiledevices', '/api/v2/tokens/me', '/registry/v1/me']) {
        assert.equal((await createApi(server, secret)('GET', path)).status, 401, `${secret.slice(0, 12)} at ${path}`);
      }
    }
    for (const secret of [session, refresh, access, byHand]) {
      assert.equal((await redeem(anonymous, secret, {}, web())).body.error, 'invalid_grant');
    }
    for (const secret of [code, session, access, byHand]) {
      const answer = await requestToken(anonymous, { grant_type: 'refresh_token', refresh_token: secret }, web());
      assert.equal(answer.body.error, 'invalid_grant');
    }
    for (const secret of [code, refresh, access, byHand]) {
      assert.equal(await services.sessions.find(secret), undefined);
      const visitor = createBrowser(server);
      visitor.cookies.set('heldby-session', secret);
      assert.equal((await visitor.visit(authorizeUrl({ client_id: 'web' }))).status, 200, 'asked to sign in');
    }
    assert.equal((await redeem(anonymous, code, {}, web())).status, 200, 'and none of it spent the code');
  });

  it('cannot carry anything from one organization into another', async () => {
    const browser = createBrowser(server);
    const code = await codeFor(browser, 'web', 'ann');
    const refresh = (await redeem(anonymous, await codeFor(createBrowser(server), 'web', 'ann'), {}, web())).body.refresh_token;
    const theirs = basic('theirs', 'theirs');
    assert.equal((await redeem(anonymous, code, {}, theirs)).body.error, 'invalid_grant');
    const refreshed = await requestToken(anonymous, { grant_type: 'refresh_token', refresh_token: refresh }, theirs);
    assert.equal(refreshed.body.error, 'invalid_grant');

    const page = await browser.visit(authorizeUrl({ client_id: 'theirs' }));
    assert.equal(page.status, 200, 'the session of one organization counts for nothing in the other');
    assert.equal((await browser.submit(page, { login: 'ann', password: PASSWORD })).status, 401);
    isErrorPage(await browser.visit(authorizeUrl({ client_id: 'web', org: 'Other' })));
    await registry().services.hosts.add({ actor: registry().system }, 'acme.example.com');
    const host = 'acme.example.com';
    isErrorPage(await browser.visit(authorizeUrl({ client_id: 'theirs' }), { host }));
    assert.equal((await createBrowser(server).visit(authorizeUrl({ client_id: 'web', org: 'Acme' }), { host })).status, 200);
  });

  it('cannot sign somebody in as somebody else without their knowing', async () => {
    const attacker = createBrowser(server);
    const stolen = hiddenOf(await attacker.visit(authorizeUrl({ client_id: 'web' })));
    const form = { ...stolen, login: 'ann', password: PASSWORD };
    const fresh = createBrowser(server);
    const victim = createBrowser(server);
    await victim.visit(authorizeUrl({ client_id: 'web' }));
    await expectEvents(registry().storage, registry().organization.org, 0, async () => {
      for (const browser of [fresh, victim]) {
        const visit = await browser.post('/oauth/sign-in', form);
        assert.equal(visit.status, 403);
        assert.equal(browser.cookies.has('heldby-session'), false);
      }
      const { form_token: _, ...without } = stolen;
      assert.equal((await attacker.post('/oauth/sign-in', { ...without, login: 'ann', password: PASSWORD })).status, 403);
      for (const site of ['cross-site', 'same-site']) {
        assert.equal((await attacker.post('/oauth/sign-in', form, { 'sec-fetch-site': site })).status, 403);
      }
    });
    assert.equal((await attacker.post('/oauth/sign-in', form, { 'sec-fetch-site': 'same-origin' })).status, 303);
  });

  it('cannot give consent for somebody else', async () => {
    await addApplication(registry(), 'greedy', { secret: 'shh', firstParty: false });
    const victim = createBrowser(server);
    const page = await signIn(victim, authorizeUrl({ client_id: 'greedy' }), 'ann');
    const { form_token: _, ...form } = hiddenOf(page);
    await expectEvents(registry().storage, registry().organization.org, 0, async () => {
      isErrorPage(await victim.post('/oauth/consent', { ...form, decision: 'allow' }));
      const own = { ...hiddenOf(page), decision: 'allow' };
      isErrorPage(await victim.post('/oauth/consent', own, { 'sec-fetch-site': 'cross-site' }));
      const nobody = createBrowser(server);
      isErrorPage(await nobody.post('/oauth/consent', own));
    });
    assert.equal((await victim.visit(authorizeUrl({ client_id: 'greedy' }))).status, 200, 'still asked');
  });

  it('cannot put a page into a frame, nor anything into a page', async () => {
    const name = '<img src=x onerror=alert(1)>"';
    await addApplication(registry(), 'named', { name, firstParty: false, secret: 'x' });
    const browser = createBrowser(server);
    const pages = [
      await browser.visit(authorizeUrl({ client_id: 'named' })),
      await signIn(browser, authorizeUrl({ client_id: 'named' }), 'ann'),
      await browser.visit(authorizeUrl({ client_id: '<script>' })),
      await browser.visit('/logout'),
    ];
    for (const { headers, html } of pages) {
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'/);
      assert.match(policy, /frame-ancestors 'none'; base-uri 'none'$/);
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.match(String(headers['cache-control']), /no-store/);
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.doesNotMatch(html, /<(?:img|script|link|iframe)|<[^>]*\son\w+=|(?:src|href|action)="(?!\/oauth\/)/i, html);
      assert.match(html, /<html lang="en">/);
    }
    assert.match(pages[0]?.html ?? '', /&lt;img src=x onerror=alert\(1\)&gt;&quot;/);
    assert.match(String(pages[0]?.headers['content-security-policy']), /form-action 'self' https:\/\/app\.example\.com;/);
  });

  it('cannot use logout to lead anybody anywhere', async () => {
    for (const redirect_uri of [...NEAR_MISSES, '//evil.example', '/\\evil.example']) {
      for (const client_id of ['web', 'unknown', '']) {
        const visit = await createBrowser(server).visit(`/logout?${new URLSearchParams({ client_id, redirect_uri })}`);
        assert.deepEqual([visit.status, visit.location], [200, ''], redirect_uri);
      }
    }
  });

  it('cannot fix the session of somebody who signs in afterwards', async () => {
    const browser = createBrowser(server);
    const planted = `hb_session_${'a'.repeat(52)}`;
    browser.cookies.set('heldby-session', planted);
    await codeFor(browser, 'web', 'ann');
    assert.notEqual(browser.cookies.get('heldby-session'), planted);
    const earlier = browser.cookies.get('heldby-session') ?? '';
    await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'ann');
    assert.equal(await registry().services.sessions.find(earlier), undefined, 'signing in again ends the earlier session');
  });

  it('guesses a password so many times, then gets the same answer even when it is right', async () => {
    await addLogin(registry(), 'target');
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'web' }));
    const guess = (login: string, password: string) => browser.submit(page, { login, password });
    const bodies = new Set<string>();
    for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
      const answer = await guess(attempt % 2 === 0 ? 'target' : 'TARGET', `guess ${attempt}`);
      assert.equal(answer.status, 401);
      bodies.add(answer.html.toLowerCase());
    }
    const right = await guess('target', PASSWORD);
    assert.equal(right.status, 401);
    assert.match(String(right.headers['retry-after']), /^(?:900|8\d\d)$/);
    bodies.add(right.html.toLowerCase());
    assert.equal(bodies.size, 1);
    assert.equal((await guess('ann', PASSWORD)).status, 303, 'others are not affected');
  });

  it('learns nothing from how long a refusal takes', async () => {
    const { signIn: service } = registry().services;
    const time = async (login: string, address: string) => {
      const start = performance.now();
      await assert.rejects(service.withPassword({ login, password: 'wrong password', address }));
      return performance.now() - start;
    };
    const rounds = [1, 2, 3, 4, 5];
    const known: number[] = [];
    const unknown: number[] = [];
    for (const round of rounds) {
      known.push(await time('ann', `192.0.2.${round}`));
      unknown.push(await time(`nobody ${round}`, `198.51.100.${round}`));
    }
    // The hash takes tens of milliseconds; an answer without it would take less than a tenth of that.
    assert.ok(Math.min(...unknown) > Math.min(...known) / 3, `${unknown} against ${known}`);
    assert.ok(Math.min(...known) > Math.min(...unknown) / 3, `${known} against ${unknown}`);
  });

  it('is refused what is longer than any sign-in needs', async () => {
    isErrorPage(await createBrowser(server).visit(authorizeUrl({ client_id: 'web', state: 'x'.repeat(3_001) })));
  });
});
