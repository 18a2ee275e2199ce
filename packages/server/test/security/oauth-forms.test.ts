/** The forms of the sign-in pages work once, in the browser that was shown them, and for what they said. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Browser, createBrowser, hiddenOf, type Visit } from '../support/browser.ts';
import { expectEvents } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, PASSWORD, parametersOf, pkce, signIn } from '../support/login.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const SECOND_CALLBACK = 'https://app.example.com/second';

onBothDatabases('a form of the sign-in pages', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let count = 0;
  let clientId: string;
  const base = { scope: 'devices:read', state: 'first', ...challenge() };

  before(async () => {
    server = await registry().serve();
    for (const login of ['ann', 'bob']) await addLogin(registry(), login);
    await addApplication(registry(), 'rival', { firstParty: false, secret: 'shh' });
  });
  // Nobody has allowed it anything yet.
  beforeEach(async () => {
    count += 1;
    clientId = `app${count}`;
    const redirectUris = ['https://app.example.com/callback?tenant=7', SECOND_CALLBACK];
    await addApplication(registry(), clientId, { firstParty: false, secret: 'shh', redirectUris });
  });

  const urlOf = (changed: Record<string, string> = {}) => authorizeUrl({ client_id: clientId, ...base, ...changed });
  const queryOf = (changed: Record<string, string>) => urlOf(changed).split('?')[1] ?? '';
  /** Every parameter of the request, with another value that would be accepted of itself. */
  const others = () => [
    { client_id: 'rival' },
    { redirect_uri: SECOND_CALLBACK },
    { scope: 'devices:write' },
    { scope: 'devices:read devices:write' },
    { state: 'second' },
    { response_type: 'token' },
    { ...challenge() },
    { prompt: 'login' },
    { login_hint: 'bob' },
  ];
  const changesNothing = (work: () => Promise<void>) => expectEvents(registry().storage, registry().organization.org, 0, work);
  const isRefused = (visit: Visit, what: unknown) => {
    assert.deepEqual([visit.status, visit.location], [400, ''], `${JSON.stringify(what)} ${visit.html}`);
  };
  const consentPage = async (browser: Browser, login = 'ann') => {
    const page = await signIn(browser, urlOf(), login);
    assert.match(page.html, /action="\/oauth\/consent"/);
    return page;
  };
  const codeOf = (visit: Visit) => parametersOf(visit).get('code') ?? assert.fail(visit.location);

  it('for consent gives none to another request than the one that was shown', async () => {
    const browser = createBrowser(server);
    const page = await consentPage(browser);
    await changesNothing(async () => {
      for (const change of others()) {
        isRefused(await browser.submit(page, { request: queryOf(change), decision: 'allow' }), change);
      }
    });
    const allowed = await browser.submit(page, { decision: 'allow' });
    assert.equal(allowed.status, 303, allowed.html);
    codeOf(await browser.visit(allowed.location));
  });

  it('for signing in goes on with no other request than the one that was shown', async () => {
    const browser = createBrowser(server);
    const page = await browser.visit(urlOf());
    await changesNothing(async () => {
      for (const change of others()) {
        const visit = await browser.submit(page, { request: queryOf(change), login: 'ann', password: PASSWORD });
        assert.equal(visit.status, 403, JSON.stringify(change));
        assert.equal(browser.cookies.has('heldby-session'), false);
      }
    });
    assert.equal((await browser.submit(page, { login: 'ann', password: PASSWORD })).status, 303);
  });

  it('is worth nothing as the other form', async () => {
    const browser = createBrowser(server);
    const signInForm = hiddenOf(await browser.visit(urlOf()));
    const page = await consentPage(browser);
    const consentForm = hiddenOf(page);
    isRefused(await browser.post('/oauth/consent', { ...signInForm, decision: 'allow' }), 'sign-in as consent');
    const entered = await browser.post('/oauth/sign-in', { ...consentForm, login: 'ann', password: PASSWORD });
    assert.equal(entered.status, 403);
  });

  it('for consent gives none in the name of somebody else who has signed in with the same browser since', async () => {
    const browser = createBrowser(server);
    const page = await consentPage(browser);
    const key = browser.cookies.get('heldby-form') ?? '';
    await signIn(browser, urlOf({ prompt: 'login' }), 'bob');
    await changesNothing(async () => {
      isRefused(await browser.submit(page, { decision: 'allow' }), 'a later session');
      browser.cookies.set('heldby-form', key);
      isRefused(await browser.submit(page, { decision: 'allow' }), 'a later session with the key of the earlier one');
    });
    assert.equal((await browser.visit(urlOf())).status, 200, 'bob is still asked');
  });

  it('works once, even if the browser has its earlier key again', async () => {
    const browser = createBrowser(server);
    const signInForm = await browser.visit(urlOf());
    const signInKey = browser.cookies.get('heldby-form') ?? '';
    const page = await consentPage(browser);
    assert.equal((await browser.submit(signInForm, { login: 'ann', password: PASSWORD })).status, 403);
    const key = browser.cookies.get('heldby-form') ?? '';
    assert.notEqual(key, signInKey);
    assert.equal((await browser.submit(page, { decision: 'allow' })).status, 303);
    await changesNothing(async () => {
      isRefused(await browser.submit(page, { decision: 'allow' }), 'again');
      browser.cookies.set('heldby-form', key);
      isRefused(await browser.submit(page, { decision: 'allow' }), 'again with the earlier key');
    });
  });

  it('for consent that was denied does not allow it afterwards', async () => {
    const browser = createBrowser(server);
    const page = await consentPage(browser);
    const denied = parametersOf(await browser.submit(page, { decision: 'deny' }));
    assert.deepEqual([denied.get('error'), denied.get('state')], ['access_denied', 'first']);
    await changesNothing(async () => isRefused(await browser.submit(page, { decision: 'allow' }), 'after a denial'));
  });

  it('is worth nothing after the application was registered anew under the same client id', async () => {
    const { services, system } = registry();
    const browser = createBrowser(server);
    const page = await consentPage(browser);
    const all = await services.applications.list(system, { limit: 200, cursor: null });
    const { id = '' } = all.items.find(each => each.clientId === clientId) ?? {};
    await services.applications.remove({ actor: system }, id);
    isRefused(await browser.submit(page, { decision: 'allow' }), 'removed');
    const redirectUris = ['https://app.example.com/callback?tenant=7'];
    await addApplication(registry(), clientId, { firstParty: false, secret: 'another', redirectUris });
    isRefused(await browser.submit(page, { decision: 'allow' }), 'another application');
  });

  it('keeps two tabs apart that are open at the same time, and both work', async () => {
    const browser = createBrowser(server);
    await signIn(browser, urlOf(), 'ann');
    const [one, two] = [await browser.visit(urlOf()), await browser.visit(urlOf({ state: 'second' }))];
    isRefused(
      await browser.post('/oauth/consent', { ...hiddenOf(one), request: hiddenOf(two).request ?? '', decision: 'allow' }),
      'mixed',
    );
    assert.equal((await browser.submit(two, { decision: 'allow' })).status, 303);
    assert.equal(
      codeOf(await browser.visit(urlOf())).startsWith('hb_code_'),
      true,
      'what one tab allowed the other need not ask',
    );
  });
});

function challenge() {
  const { verifier: _, ...rest } = pkce();
  return rest;
}
