/** The native API about applications, secrets, tokens, passwords, the OpenID provider and its accounts: whole jobs over HTTP. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { change } from '../../src/core/change.ts';
import { bindIdentity } from '../../src/core/identity/outside-identities.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID } from '../support/native.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 86_400_000;

onBothDatabases('native identity', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let anonymous: Api;
  before(async () => {
    admin = await administratorApi(registry());
    anonymous = createApi(await registry().serve(), null);
  });

  const at = async (token: string) => createApi(await registry().serve(), token);
  const me = async (token: string) => (await (await at(token))('GET', '/registry/v1/me')).status;
  const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const setPolicy = (policy: object) => ok(admin, 'PATCH', '/organization/policy', policy);

  it('an application is registered, gets a second secret, loses the first, pauses, goes on and is removed', async () => {
    const made = await ok(admin, 'POST', '/applications', { name: 'Night job', clientId: 'night', role: 'read_only' });
    const path = `/applications/${made.id}`;
    assert.deepEqual([made.clientId, made.grants, made.disabledReason], ['night', ['client_credentials'], null]);
    const own = (secret: string) => requestToken(anonymous, { grant_type: 'client_credentials' }, basic('night', secret));
    const first = String((await own(made.clientSecret)).body.access_token);
    const { clientSecret, ...second } = await ok(admin, 'POST', `${path}/secrets`, { label: 'from May on' });
    assert.deepEqual([second.label, second.expiresAt], ['from May on', null]);
    await refused(admin, 'conflict', 'POST', `${path}/secrets`);
    const { items } = await ok(admin, 'GET', `${path}/secrets`);
    assert.deepEqual(
      items.map((each: { id: string }) => each.id === second.id),
      [false, true],
    );
    assert.equal(JSON.stringify(items).includes(clientSecret), false);

    const next = String((await own(clientSecret)).body.access_token);
    await ok(admin, 'DELETE', `${path}/secrets/${items[0].id}`, { reason: 'rolled' });
    assert.deepEqual([await me(first), await me(next)], [401, 200]);
    assert.equal((await own(made.clientSecret)).status, 401);
    await refused(admin, 'not_found', 'DELETE', `${path}/secrets/${UNKNOWN_ID}`);

    assert.equal((await ok(admin, 'POST', `${path}/disable`, { reason: 'audit' })).disabledReason, 'audit');
    assert.deepEqual([await me(next), (await own(clientSecret)).status], [401, 401]);
    assert.equal((await ok(admin, 'POST', `${path}/enable`)).disabledReason, null);
    assert.deepEqual([await me(next), (await own(clientSecret)).status], [401, 200]);

    assert.equal((await ok(admin, 'PATCH', path, { name: 'Day job' })).name, 'Day job');
    await refused(admin, 'invalid', 'PATCH', path, { grants: ['authorization_code'] });
    await ok(admin, 'DELETE', path);
    assert.equal((await own(clientSecret)).status, 401);
    for (const each of ['', '/secrets']) await refused(admin, 'not_found', 'GET', path + each);
    assert.equal((await ok(admin, 'POST', '/applications', { name: 'Other', clientId: 'night' })).clientId, 'night');
  });

  it('a public client has no secret, and gets none', async () => {
    const redirectUris = ['https://app.example.com/back'];
    const made = await ok(admin, 'POST', '/applications', { name: 'SPA', public: true, redirectUris });
    assert.equal(made.clientSecret, null);
    await refused(admin, 'conflict', 'POST', `/applications/${made.id}/secrets`);
  });

  it('a token ends after 90 days unless it is said otherwise, and never only on demand', async () => {
    const token = (rest: object = {}) => ok(admin, 'POST', '/tokens', { label: 'laptop', scopes: ['devices:read'], ...rest });
    const byDefault = await token();
    assert.ok(Math.abs(Date.parse(byDefault.credential.expiresAt) - Date.now() - 90 * DAY_MS) < 60_000);
    assert.equal(await me(byDefault.token), 200);
    assert.equal((await token({ expiresAt: null })).credential.expiresAt, null);
    assert.ok((await token({ expiresAt: daysFromNow(4_000) })).credential.expiresAt);
    assert.deepEqual(
      await onlyFault(admin, 'POST', '/tokens', { label: 'x', scopes: ['devices:read'], expiresAt: daysFromNow(-1) }),
      ['body', 'expiresAt', 'range'],
    );
  });

  it('the policy of the organization says how long a token is valid, and how long at most', async () => {
    const wish = { label: 'short', scopes: ['devices:read'] };
    await setPolicy({ tokenDays: 7, maxTokenDays: 30 });
    const days = async (rest: object = {}) => {
      const { credential } = await ok(admin, 'POST', '/tokens', { ...wish, ...rest });
      return Math.round((Date.parse(credential.expiresAt) - Date.now()) / DAY_MS);
    };
    assert.equal(await days(), 7);
    assert.equal(await days({ expiresAt: daysFromNow(29) }), 29);
    for (const expiresAt of [null, daysFromNow(31)]) {
      assert.deepEqual(await onlyFault(admin, 'POST', '/tokens', { ...wish, expiresAt }), ['body', 'expiresAt', 'range']);
    }
    await setPolicy({ tokenDays: null });
    assert.equal(await days(), 30, 'the default is not beyond the most');
    await setPolicy({ maxTokenDays: null });
    assert.equal(await days(), 90);
  });

  it('shows one token as the list has it, without its secret: to its holder and to full administrators', async () => {
    const { person, token } = await registry().addPerson(`keeper-${engine}`, { scopes: ['tokens:write', 'devices:read'] });
    const own = createApi(await registry().serve(), token);
    const limits = { endpoints: ['native.people.get'] };
    const made = await ok(own, 'POST', '/tokens', { label: 'mine', scopes: ['devices:read'], limits });
    const path = `/tokens/${made.credential.id}`;
    const shown = await ok(own, 'GET', path);
    assert.deepEqual(shown, { ...made.credential, owner: { kind: 'person', id: person.id, name: `keeper-${engine} Test` } });
    assert.deepEqual([shown.scopes, shown.limits.endpoints, shown.lastUsedAt], [['devices:read'], limits.endpoints, null]);
    assert.ok(!JSON.stringify(shown).includes(made.token));
    assert.deepEqual(await ok(admin, 'GET', path), shown);
    const { items } = await ok(admin, 'GET', `/tokens?owner=${person.id}&sort=-createdAt&limit=1`);
    assert.deepEqual(items, [shown]);

    const stranger = await registry().addPerson(`stranger-${engine}`, { scopes: ['tokens:write'] });
    await refused(createApi(await registry().serve(), stranger.token), 'forbidden', 'GET', path);
    await ok(own, 'DELETE', path);
    assert.notEqual((await ok(own, 'GET', path)).revokedAt, null, 'also when it is revoked');
    await refused(admin, 'not_found', 'GET', '/tokens/01980000-0000-7000-8000-00000000dead');
  });

  it('people make, see and revoke tokens of their own, and nobody else’s', async () => {
    const { person, token } = await registry().addPerson('token maker', { scopes: ['tokens:write', 'devices:read'] });
    const other = await registry().addPerson('token owner');
    const api = await at(token);
    const made = await ok(api, 'POST', '/tokens', { label: 'mine', scopes: ['devices:read'] });
    assert.deepEqual(made.credential.owner, { kind: 'person', id: person.id });
    await refused(api, 'forbidden', 'POST', '/tokens', { label: 'more', scopes: ['org:admin'] });
    await refused(api, 'forbidden', 'POST', '/tokens', {
      label: 'x',
      scopes: ['devices:read'],
      owner: { kind: 'person', id: other.person.id },
    });
    const mine = await ok(api, 'GET', `/people/${person.id}/tokens`);
    assert.deepEqual(
      mine.items.map((each: { label: string }) => each.label),
      ['test', 'mine'],
    );
    assert.equal(JSON.stringify(mine).includes(made.token), false);
    await refused(api, 'forbidden', 'GET', `/people/${other.person.id}/tokens`);
    await refused(api, 'forbidden', 'GET', '/tokens');
    await ok(api, 'DELETE', `/tokens/${made.credential.id}`, { reason: 'lost' });
    assert.equal(await me(made.token), 401);
    await refused(api, 'forbidden', 'DELETE', `/tokens/${other.actor.credentialId}`);
    await ok(admin, 'DELETE', `/tokens/${other.actor.credentialId}`);
    assert.equal(await me(other.token), 401);
    const all = await ok(admin, 'GET', '/tokens?limit=200');
    assert.ok(all.items.some((each: { id: string }) => each.id === made.credential.id));
  });

  it('a token belongs to a person or an application, not to a room', async () => {
    const room = await ok(admin, 'POST', '/workspaces', { name: 'Room' });
    const owner = { kind: 'workspace', id: room.id };
    const wish = { label: 'x', scopes: ['devices:read'], owner };
    assert.deepEqual(await onlyFault(admin, 'POST', '/tokens', wish), ['body', 'owner.kind', 'enum']);
    const asked = { subject: { kind: 'workspace', id: room.id }, scopes: [], label: 'x' } as const;
    await assert.rejects(registry().services.credentials.issue({ actor: registry().system }, asked), { code: 'invalid' });
  });

  it('a password is set, and is shown nowhere', async () => {
    const { organization, services, storage } = registry();
    const person = await addLogin(registry(), 'forgetful');
    const path = `/people/${person.id}/password`;
    const signIn = (password: string) =>
      services.signIn.withPassword({ login: 'forgetful', password, org: organization.org, address: '10.1.1.1' });
    const session = await services.sessions.open(await signIn(PASSWORD), undefined);
    // The password, and the session that it ends.
    await expectEvents(storage, organization.org, 2, () => ok(admin, 'PUT', path, { password: 'a new long password' }));
    assert.equal(await services.sessions.find(session), undefined);
    await assert.rejects(signIn(PASSWORD), { code: 'unauthenticated' });
    assert.equal((await signIn('a new long password')).person.id, person.id);
    await refused(admin, 'invalid', 'PUT', path, { password: 'short' });
  });

  it('OpenID providers are added, shown without their secrets, changed and removed', async () => {
    assert.deepEqual((await ok(admin, 'GET', '/providers')).items, []);
    const provider = { name: 'Acme ID', issuer: 'https://id.example.com', clientId: 'heldby', loginClaim: 'email' };
    const body = { ...provider, clientSecret: 'kept between the two' };
    const made = await ok(admin, 'POST', '/providers', {
      ...body,
      domains: ['@B\u00fccher.Example', 'acme.example', 'ACME.example'],
    });
    const { id, createdAt, modifiedAt, ...shown } = made;
    assert.equal(createdAt, modifiedAt);
    const domains = ['xn--bcher-kva.example', 'acme.example'];
    assert.deepEqual(shown, {
      ...provider,
      domains,
      verifiedAsText: false,
      groupsClaim: null,
      rules: [],
      newPeople: null,
      revision: 1,
    });
    assert.deepEqual(await ok(admin, 'GET', `/providers/${id}`), made);
    assert.deepEqual((await ok(admin, 'GET', '/providers?total=true')).items, [made]);
    const texts = await ok(admin, 'PATCH', `/providers/${id}`, { verifiedAsText: true, name: 'Acme' });
    assert.deepEqual([texts.verifiedAsText, texts.name, texts.domains, texts.revision], [true, 'Acme', domains, 2]);
    assert.equal((await ok(admin, 'PATCH', `/providers/${id}`, { name: 'Acme' })).revision, 2, 'nothing differs');
    const client = await ok(admin, 'PUT', `/providers/${id}/client`, { clientId: 'other', clientSecret: 'a new one' });
    assert.deepEqual([client.clientId, client.revision], ['other', 3]);
    await refused(admin, 'invalid', 'POST', '/providers', { ...body, issuer: 'http://id.example.com' });
    await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, { issuer: 'https://elsewhere.example' });
    for (const domain of ['', 'localhost', 'a b.example', 'acme\u3002example', 'user@acme.example', 'https://acme.example']) {
      await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, { domains: [domain] });
    }
    await ok(admin, 'DELETE', `/providers/${id}`);
    await refused(admin, 'not_found', 'DELETE', `/providers/${id}`);
    const { token } = await registry().addPerson('looks at the providers', { role: 'read_only', scopes: ['tokens:write'] });
    await refused(await at(token), 'forbidden', 'GET', '/providers');
  });

  it('a domain, an issuer and everybody else belong to one OpenID provider of the organization', async () => {
    const { services, system } = registry();
    const made = (name: string, domains: string[]) => ({
      ...{ name, issuer: `https://${name}.example`, clientId: 'heldby', clientSecret: 'x', loginClaim: 'email', domains },
    });
    const one = await ok(admin, 'POST', '/providers', made('one', ['a.example']));
    const taken = await refused(admin, 'conflict', 'POST', '/providers', made('two', ['b.example', 'A.EXAMPLE']));
    assert.match(taken.detail, /The domain a\.example belongs to one already/);
    await refused(admin, 'conflict', 'POST', '/providers', { ...made('two', ['b.example']), issuer: one.issuer });
    const rest = await ok(admin, 'POST', '/providers', made('rest', []));
    const second = await refused(admin, 'conflict', 'POST', '/providers', made('others', []));
    assert.match(second.detail, /rest is for everybody without a provider of their domain/);
    await refused(admin, 'conflict', 'PATCH', `/providers/${one.id}`, { domains: [] });
    const both = await Promise.allSettled(
      ['three', 'four'].map(name => services.providers.create({ actor: system }, made(name, ['c.example']))),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    await ok(admin, 'PATCH', `/providers/${one.id}`, { domains: ['a.example', 'd.example'] });
    await ok(admin, 'PATCH', `/providers/${one.id}`, { domains: ['d.example'] });
    await ok(admin, 'PATCH', `/providers/${rest.id}`, { domains: ['a.example'] });
    for (const { id } of (await ok(admin, 'GET', '/providers')).items) await ok(admin, 'DELETE', `/providers/${id}`);
  });

  it('accounts at a provider are listed, and unbound by administrators of people, those of administrators by full ones', async () => {
    const { core, system, addPerson } = registry();
    const bind = async (login: string, role: 'member' | 'full') => {
      const { person } = await addPerson(login, { role });
      const who = { issuer: 'https://id.example.com', subject: login, login };
      const write = { actor: system };
      await change(core, write, { name: 'bind', needs: null }, null, edit => bindIdentity(edit, person.id, who));
      return person.id;
    };
    const [member, boss] = [await bind('bound member', 'member'), await bind('bound boss', 'full')];
    const { items } = await ok(admin, 'GET', '/identities?limit=1');
    assert.deepEqual([items.length, items[0].personId, items[0].subject], [1, member, 'bound member']);
    const { token } = await addPerson('user admin', { role: 'user_admin', scopes: ['people.org:write'] });
    const api = await at(token);
    const [ofBoss] = (await ok(api, 'GET', `/people/${boss}/identities`)).items;
    await refused(api, 'forbidden', 'DELETE', `/identities/${ofBoss.id}`);
    await ok(api, 'DELETE', `/identities/${items[0].id}`, { reason: 'a new account' });
    assert.deepEqual((await ok(api, 'GET', `/people/${member}/identities`)).items, []);
    await ok(admin, 'DELETE', `/identities/${ofBoss.id}`);
    await refused(admin, 'not_found', 'DELETE', `/identities/${ofBoss.id}`);
  });
});
