/** Signing in at an organization's own OpenID provider, with a provider that the test runs. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { query } from '../../src/storage/sql/statement.ts';
import { type Browser, createBrowser } from '../support/browser.ts';
import { createApi, expectEvents } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, parametersOf, redeem } from '../support/login.ts';
import { administratorApi, ok } from '../support/native.ts';
import { basic } from '../support/oauth.ts';
import { type Claims, type Spoil, startProvider, type TestProvider } from '../support/openid-provider.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const told = query<{ org: number }, { text: string }>(`
  select coalesce(before, '') || coalesce(after, '') as "text" from event
  where org_id = :org and type like 'provider.%'`);

onBothDatabases('an outside provider', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let provider: TestProvider;

  before(async () => {
    provider = await startProvider();
    server = await registry().serve();
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'web', { secret: 'shh' });
    await setProvider('preferred_username');
  });
  after(() => provider.close());

  let providerId: string;
  const setProvider = async (loginClaim: string) => {
    const { issuer, clientId, clientSecret } = provider;
    const { services, system } = registry();
    for (const { id } of await services.providers.all(system.org)) await services.providers.remove({ actor: system }, id);
    const input = { name: 'Acme SSO', issuer, clientId, clientSecret, loginClaim };
    providerId = (await services.providers.create({ actor: system }, input)).id;
  };
  /** One that nothing answers for, in the place of the other. */
  const setGone = async () => {
    const { services, system } = registry();
    const { clientId, clientSecret } = provider;
    await services.providers.remove({ actor: system }, providerId);
    const gone = { name: 'Gone', issuer: 'http://127.0.0.1:9', clientId, clientSecret, loginClaim: 'sub' };
    providerId = (await services.providers.create({ actor: system }, gone)).id;
  };
  const pathOf = (url: string) => url.replace(/^http:\/\/[^/]+/, '');
  /** From the authorization endpoint to the provider and back. */
  const comeBack = async (browser: Browser, claims: Claims, spoil?: Spoil, extra: Record<string, string> = {}) => {
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web', state: 's &=%', ...extra }, '/oauth/provider'));
    assert.equal(leaving.status, 302, leaving.html);
    return browser.visit(pathOf(provider.approve(leaving.location, claims, spoil)));
  };

  it('is offered on the sign-in page, and a client can go straight to it', async () => {
    const page = await createBrowser(server).visit(authorizeUrl({ client_id: 'web' }));
    assert.match(page.html, /<a href="\/oauth\/provider\?client_id=web&amp;[^"]*provider=[^"]*">Sign in with Acme SSO<\/a>/);
    const straight = await createBrowser(server).visit(authorizeUrl({ client_id: 'web', org: 'Acme', provider: 'sso' }));
    assert.deepEqual([straight.status, straight.location.split('?', 1)[0]], [302, '/oauth/provider']);
  });

  it('says who somebody is, and the application gets its code with its state', async () => {
    const browser = createBrowser(server);
    const back = await comeBack(browser, { preferred_username: 'ANN' }, undefined, { prompt: 'login', provider: 'sso' });
    assert.equal(back.status, 303, back.html);
    assert.equal(browser.cookies.has('heldby-departure'), false);
    const answer = parametersOf(await browser.visit(back.location));
    assert.equal(answer.get('state'), 's &=%');
    const issued = await redeem(createApi(server, null), answer.get('code') ?? '', {}, basic('web', 'shh'));
    const me = await createApi(server, issued.body.access_token)('GET', '/api/v2/users/me');
    assert.equal(me.body.username, 'ann');
  });

  it('signs in nobody who does not exist here, is disabled, or is not named', async () => {
    const { services, system, storage, organization } = registry();
    const person = await addLogin(registry(), 'gone');
    await services.people.disable({ actor: system }, person.id);
    // Each is told to the administrators once, and nothing else happens.
    await expectEvents(storage, organization.org, 5, async () => {
      const claims: Claims[] = [
        { preferred_username: 'stranger' },
        { preferred_username: 'gone' },
        { preferred_username: '' },
        { preferred_username: ['ann'], sub: 'a list' },
        { email: 'ann', sub: 'nameless' },
      ];
      for (const each of claims) {
        const browser = createBrowser(server);
        const back = await comeBack(browser, each);
        assert.equal(back.status, 403, JSON.stringify(each));
        assert.equal(browser.cookies.has('heldby-session'), false);
      }
    });
  });

  it('is not believed when its token is for another sign-in, another client, another issuer, forged or old', async () => {
    for (const spoil of ['nonce', 'audience', 'issuer', 'signature', 'expired'] as const) {
      const browser = createBrowser(server);
      const back = await comeBack(browser, { preferred_username: 'ann' }, spoil);
      assert.equal(back.status, 403, spoil);
      assert.equal(browser.cookies.has('heldby-session'), false);
    }
  });

  it('cannot bring one browser’s sign-in into another', async () => {
    const attacker = createBrowser(server);
    const leaving = await attacker.visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'));
    const callback = pathOf(provider.approve(leaving.location, { preferred_username: 'ann' }));
    const fresh = createBrowser(server);
    assert.equal((await fresh.visit(callback)).status, 400);
    const victim = createBrowser(server);
    await victim.visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'));
    assert.equal((await victim.visit(callback)).status, 403);
    for (const browser of [fresh, victim]) assert.equal(browser.cookies.has('heldby-session'), false);
  });

  it('that refuses is shown as a page', async () => {
    const browser = createBrowser(server);
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'));
    const state = new URL(leaving.location).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', error_description: '<b>no</b>', state, iss: provider.issuer });
    const back = await browser.visit(`/oauth/callback/${providerId}?${query}`);
    assert.equal(back.status, 403);
    assert.doesNotMatch(back.html, /<b>/);
  });

  it('whose address is not verified says nothing about an e-mail login', async () => {
    await addLogin(registry(), 'dee@example.com');
    await setProvider('email');
    const claims = { email: 'dee@example.com' };
    assert.equal((await comeBack(createBrowser(server), { ...claims, email_verified: false })).status, 403);
    assert.equal((await comeBack(createBrowser(server), { ...claims, email_verified: true })).status, 303);
    await setProvider('preferred_username');
  });

  it('that cannot be reached is out of order, and the password still works', async () => {
    const { services, system } = registry();
    await setGone();
    const visit = await createBrowser(server).visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'));
    assert.equal(visit.status, 503);
    assert.equal((await createBrowser(server).visit(authorizeUrl({ client_id: 'web' }))).status, 200);
    await services.providers.remove({ actor: system }, providerId);
    assert.equal((await createBrowser(server).visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'))).status, 404);
    await setProvider('preferred_username');
  });

  it('is asked for its endpoints, and what keeps people from signing in there is an answer, not an outage', async () => {
    const admin = await administratorApi(registry());
    const check = () => ok(admin, 'POST', `/providers/${providerId}/check`);
    const fine = await check();
    assert.deepEqual([fine.problem, fine.endpoints.token_endpoint], [null, `${provider.issuer}/token`]);
    await setGone();
    const { endpoints, problem } = await check();
    assert.deepEqual(endpoints, {});
    assert.match(problem, /^http:\/\/127\.0\.0\.1:9 cannot be used: ./);
    await setProvider('preferred_username');
  });

  it('can be changed after a location that it gives was closed, but gives no closed one anew', async () => {
    const { services, system } = registry();
    const { places, providers } = services;
    const { id: locationId } = await places.createLocation({ actor: system }, { name: `Closing ${engine}` });
    const newPeople = { role: 'member', locationId } as const;
    const rules = [{ group: 'Wards', locationId }];
    const made = { domains: ['closing.example'], groupsClaim: 'groups', rules, newPeople };
    await providers.update({ actor: system }, providerId, made);
    await places.closeLocation({ actor: system }, locationId);
    const { name } = await providers.update({ actor: system }, providerId, { name: 'Renamed', rules });
    assert.equal(name, 'Renamed');
    const more = [...rules, { group: 'Desks', role: 'read_only' as const }];
    await assert.rejects(providers.update({ actor: system }, providerId, { rules: more }), { code: 'invalid' });
    const other = { newPeople: { ...newPeople, role: 'read_only' as const } };
    await assert.rejects(providers.update({ actor: system }, providerId, other), { code: 'invalid' });
    await setProvider('preferred_username');
  });

  it('is an administrator’s affair, speaks https, and its secret is told nowhere', async () => {
    const { services, storage, organization, system, addPerson } = registry();
    const { actor } = await addPerson(`member on ${engine}`);
    const set = (issuer: string, by = system) =>
      services.providers.create({ actor: by }, { name: 'x', issuer, clientId: 'x', clientSecret: 'x', loginClaim: 'sub' });
    await assert.rejects(set('https://sso.example.com', actor), { code: 'forbidden' });
    for (const issuer of ['http://sso.example.com', 'http://127.0.0.1.evil.example', 'sso.example.com', '']) {
      await assert.rejects(set(issuer), { code: 'invalid' });
    }
    const events = (await storage.all(told, { org: organization.org })).map(row => row.text).join('\n');
    assert.match(events, /Acme SSO/);
    assert.ok(!events.includes(provider.clientSecret) && !events.includes('clientSecret'));
  });
});
