/** Signing in to the portal: by a client that is built in, with everything that the person may do, once for a browser. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { countValidCredentials } from '../../src/storage/statements/credentials.ts';
import { insertHost } from '../../src/storage/statements/sign-in.ts';
import { createBrowser } from '../support/browser.ts';
import { createApi } from '../support/http.ts';
import { addLogin, PASSWORD, parametersOf, pkce } from '../support/login.ts';
import { openPortal, PORTAL, portalUrl, refreshPortal } from '../support/portal.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('signing in to the portal', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  const browse = () => createBrowser(server);
  const ann = { login: 'ann', password: PASSWORD };
  const admin = { login: 'admin', password: PASSWORD };

  before(async () => {
    server = await registry().serve();
    await addLogin(registry(), 'ann');
    const { person } = await registry().addPerson('admin', { role: 'full' });
    await registry().services.passwords.set({ actor: registry().system }, person.id, PASSWORD);
  });

  it('needs no registration and no consent, and gives everything that the role may do', async () => {
    const page = await browse().visit(portalUrl(pkce()));
    assert.match(page.html, /to continue to <strong>heldby portal<\/strong>/);
    assert.doesNotMatch(page.html, /name="organization"/, 'there is only one');
    assert.equal((await openPortal(server, browse(), ann)).scope, 'devices:write');
    const { scope, access_token: token } = await openPortal(server, browse(), admin);
    assert.equal(scope, 'org:admin');
    const me = await createApi(server, token)('GET', '/registry/v1/me');
    assert.deepEqual([me.status, me.body.name], [200, 'admin Test'], me.text);
  });

  it('shows no page when asked for none: a code where somebody is signed in, and login_required where nobody is', async () => {
    const browser = browse();
    const nobody = parametersOf(await browser.visit(portalUrl(pkce(), { prompt: 'none' })));
    assert.deepEqual([nobody.get('error'), nobody.get('state')], ['login_required', 's']);
    await openPortal(server, browser, ann);
    assert.match((await openPortal(server, browser)).access_token, /^hb_access_/);
  });

  it('adds nothing to what a person has when the page is loaded anew, and ends what it had before', async () => {
    const browser = browse();
    let tokens = await openPortal(server, browser, ann);
    const { core, organization } = registry();
    const { org } = organization;
    const count = async () => {
      const api = createApi(server, tokens.access_token);
      const { id } = (await api('GET', '/registry/v1/me')).body;
      const sessions = (await api('GET', `/registry/v1/people/${id}/sessions`)).body.items;
      const row = await registry().storage.one(countValidCredentials, { org, subjectId: id, now: core.clock.now(), newest: 100 });
      return [sessions.length, row?.valid];
    };
    const before = await count();
    for (let loaded = 0; loaded < 3; loaded++) {
      const earlier = tokens;
      tokens = await openPortal(server, browser);
      assert.equal((await createApi(server, earlier.access_token)('GET', '/registry/v1/me')).status, 401);
      assert.equal((await refreshPortal(server, earlier.refresh_token)).body.error, 'invalid_grant');
      tokens = await openPortal(server, browser);
    }
    assert.deepEqual(await count(), before);
  });

  it('is recorded once, at the sign-in: neither a page that is loaded anew nor a refreshed token is an event', async () => {
    const reader = createBrowser(server);
    const api = createApi(server, (await openPortal(server, reader, admin)).access_token);
    const since = async (after: string) => {
      const { items } = (await api('GET', `/registry/v1/events?after=${after}`)).body;
      return items.map(({ type, after: made }: { type: string; after: { kind?: string } | null }) => [type, made?.kind ?? null]);
    };
    const end = async () => (await api('GET', '/registry/v1/events?after=latest')).body.after as string;
    const browser = browse();
    const start = await end();
    await openPortal(server, browser, ann);
    assert.deepEqual(await since(start), [
      ['credential.issued', 'session'],
      ['grant.created', 'authorization_code'],
    ]);
    const signedIn = await end();
    const again = await openPortal(server, browser);
    const fresh = (await refreshPortal(server, again.refresh_token)).body;
    assert.equal((await createApi(server, fresh.access_token)('GET', '/registry/v1/me')).status, 200);
    assert.deepEqual(await since(signedIn), []);
    await refreshPortal(server, again.refresh_token);
    assert.ok((await since(signedIn)).length > 0, 'that a token came twice is recorded');
    const before = await end();
    await browser.visit(`/logout?${new URLSearchParams({ client_id: 'heldby-portal', redirect_uri: PORTAL })}`);
    assert.ok((await since(before)).some(([type]: string[]) => type === 'credential.revoked'));
  });

  it('refreshes by rotation, and a refresh token that comes twice ends the sign-in', async () => {
    const first = await openPortal(server, browse(), ann);
    const second = (await refreshPortal(server, first.refresh_token)).body;
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal((await createApi(server, second.access_token)('GET', '/registry/v1/me')).status, 200);
    assert.equal((await refreshPortal(server, first.refresh_token)).body.error, 'invalid_grant');
    assert.equal((await createApi(server, second.access_token)('GET', '/registry/v1/me')).status, 401);
  });

  it('ends for every tab with the sign-out, which leads back to the portal', async () => {
    const browser = browse();
    const { access_token: token } = await openPortal(server, browser, ann);
    const query = new URLSearchParams({ client_id: 'heldby-portal', redirect_uri: PORTAL });
    const left = await browser.visit(`/logout?${query}`);
    assert.deepEqual([left.status, left.location], [302, PORTAL]);
    assert.equal((await createApi(server, token)('GET', '/registry/v1/me')).status, 401);
    assert.equal(parametersOf(await browser.visit(portalUrl(pkce(), { prompt: 'none' }))).get('error'), 'login_required');
  });

  it('is one of the organization’s applications, which can be disabled and not changed, removed or registered', async () => {
    const { access_token: token } = await openPortal(server, browse(), admin);
    const api = createApi(server, token);
    const { items } = (await api('GET', '/registry/v1/applications')).body;
    const portal = items.find((each: { clientId: string }) => each.clientId === 'heldby-portal');
    assert.deepEqual([portal.name, portal.public, portal.firstParty], ['heldby portal', true, true]);
    const path = `/registry/v1/applications/${portal.id}`;
    assert.equal((await api('PATCH', path, { redirectUris: ['https://evil.example/'] })).status, 409);
    assert.equal((await api('DELETE', path)).status, 409);
    const taken = await api('POST', '/registry/v1/applications', { name: 'Other', clientId: 'heldby-portal' });
    assert.equal(taken.status, 409, taken.text);

    assert.equal((await api('POST', `${path}/disable`)).status, 200);
    assert.equal((await api('GET', '/registry/v1/me')).status, 401, 'what it got has ended');
    assert.equal((await browse().visit(portalUrl(pkce()))).status, 400);
    const { services, system } = registry();
    await services.applications.enable({ actor: system }, portal.id);
    assert.equal((await browse().visit(portalUrl(pkce()))).status, 200);
  });
});

onBothDatabases('signing in to the portal of several organizations', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  const browse = (host = 'localhost') => createBrowser(server, { host });

  before(async () => {
    server = await registry().serve();
    const { services, addPerson } = registry();
    await addLogin(registry(), 'ann');
    const other = await services.organizations.create('Globex');
    const { person } = await addPerson('hank', { in: other });
    await services.passwords.set(
      { actor: { ...registry().system, org: other.org, organizationId: other.id } },
      person.id,
      PASSWORD,
    );
  });

  it('asks for the organization on the page, and remembers it with the session', async () => {
    for (const [organization, login] of [
      ['Acme', 'ann'],
      ['Globex', 'hank'],
    ] as const) {
      const browser = browse();
      const page = await browser.visit(portalUrl(pkce()));
      assert.match(page.html, /<label for="organization">Organization<\/label>/);
      for (const fields of [{ organization, login, password: PASSWORD }, undefined]) {
        const tokens = await openPortal(server, browser, fields);
        const me = await createApi(server, tokens.access_token)('GET', '/registry/v1/me');
        assert.equal(me.body.name, `${login} Test`);
      }
    }
  });

  it('answers the same whether there is no such organization, login or password', async () => {
    const answers = new Set<string>();
    for (const [organization, login, password] of [
      ['Nobody', 'ann', PASSWORD],
      ['Globex', 'ann', PASSWORD],
      ['Acme', 'hank', PASSWORD],
      ['Acme', 'ann', 'wrong'],
      ['', 'ann', PASSWORD],
    ] as const) {
      const browser = browse();
      const page = await browser.visit(portalUrl(pkce()));
      const refused = await browser.submit(page, { organization, login, password });
      assert.equal(refused.status, 401);
      answers.add(refused.html.replaceAll(/value="[^"]*"/g, ''));
    }
    assert.equal(answers.size, 1);
  });

  it('asks for the mail address that says which provider is asked, whether there is such an organization or not', async () => {
    for (const [organization, login, status] of [
      ['Acme', ' ', 400],
      ['Nobody', '', 400],
      ['Nobody', 'ann@a.example', 200],
    ] as const) {
      const browser = browse();
      const page = await browser.visit(portalUrl(pkce()));
      const next = await browser.submit(page, { organization, login, step: 'provider' });
      assert.equal(next.status, status, next.html);
      assert.equal(/Type your mail address/.test(next.html), status === 400);
    }
  });

  it('says no more of an organization without a provider than of none', async () => {
    const visits = ['Acme', 'Nobody'].map(org => browse().visit(portalUrl(pkce(), { org }).replace('authorize', 'provider')));
    const [known, unknown] = await Promise.all(visits);
    assert.deepEqual([known?.status, known?.html], [unknown?.status, unknown?.html]);
  });

  it('asks nothing at the host of an organization, and takes nobody of another there', async () => {
    const { services } = registry();
    const [acme] = await services.organizations.list();
    assert.ok(acme);
    await registry().storage.transaction(acme.org, async tx => tx.send(insertHost, { host: 'acme.example', org: acme.org }));
    const own = browse('acme.example');
    assert.doesNotMatch(
      (await own.visit(portalUrl(pkce(), { redirect_uri: 'http://acme.example/portal/' }))).html,
      /organization"/,
    );
    const hank = browse();
    await openPortal(server, hank, { organization: 'Globex', login: 'hank', password: PASSWORD });
    const there = await hank.visit(portalUrl(pkce(), { redirect_uri: 'http://acme.example/portal/', prompt: 'none' }), {
      host: 'acme.example',
    });
    assert.equal(parametersOf(there).get('error'), 'login_required');
  });
});
