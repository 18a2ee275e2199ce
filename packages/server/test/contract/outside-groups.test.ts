/** What a sign-in at an outside provider gives beside who somebody is: roles by groups, and people that it adds. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ProviderChange } from '../../src/core/identity/providers.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { createBrowser } from '../support/browser.ts';
import { eventsOf } from '../support/events.ts';
import { addApplication, addLogin, authorizeUrl } from '../support/login.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { type Claims, startProvider, type TestProvider } from '../support/openid-provider.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('a sign-in at an outside provider', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let provider: TestProvider;
  let id: string;
  let people = 0;

  before(async () => {
    provider = await startProvider();
    server = await registry().serve();
    await addApplication(registry(), 'web', { secret: 'shh' });
    await registry().addPerson('stays an administrator', { role: 'full' });
    const { issuer, clientId, clientSecret } = provider;
    const input = { name: 'Entra', issuer, clientId, clientSecret, loginClaim: 'email', domains: ['a.example'] };
    id = (await registry().services.providers.create({ actor: registry().system }, input)).id;
  });
  after(() => provider.close());
  beforeEach(() => set({ groupsClaim: 'groups', rules: RULES, newPeople: null }));

  const RULES = [
    { group: 'IT Administrators', role: 'full' },
    { group: 'Helpdesk', role: 'user_admin' },
  ] as const;
  const set = (change: ProviderChange) => registry().services.providers.update({ actor: registry().system }, id, change);
  const claimsOf = (email: string, more: Claims = {}) => ({ sub: email, email, email_verified: true, ...more });
  const added = async () => {
    people += 1;
    const email = `person${people}@a.example`;
    return { email, person: await addLogin(registry(), email) };
  };
  const newEmail = () => {
    people += 1;
    return `new${people}@a.example`;
  };
  /** The person who is signed in afterwards, or what the page of the refusal says. */
  const enter = async (claims: Claims, at = provider, providerId = id): Promise<string> => {
    const browser = createBrowser(server);
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web', provider: providerId }, '/oauth/provider'));
    const visit = await browser.visit(at.approve(leaving.location, claims).replace(/^http:\/\/[^/]+/, ''));
    if (visit.status !== 303) return /role="alert"[^>]*><p>([^<]*)/.exec(visit.html)?.[1] ?? visit.html;
    const who = await registry().services.sessions.find(browser.cookies.get('heldby-session') ?? '');
    return who?.person.id ?? assert.fail('no session');
  };
  const roleOf = async (personId: string) => (await registry().services.people.get(registry().system, personId)).role;

  it('gives the role of the first rule that fits, takes it away with the group, and leaves what was given by hand', async () => {
    const { email, person } = await added();
    const events = await eventsOf(registry(), async () => {
      assert.equal(await enter(claimsOf(email, { groups: ['helpdesk', 'Everybody'] })), person.id);
    });
    assert.equal(await roleOf(person.id), 'user_admin');
    const changed = events.find(({ type }) => type === 'person.updated');
    assert.deepEqual([changed?.actorKind, changed?.reason], ['system', 'the groups that Entra named at their sign-in']);
    await enter(claimsOf(email, { groups: ['Helpdesk', 'IT Administrators'] }));
    assert.equal(await roleOf(person.id), 'full');
    await enter(claimsOf(email, { groups: [] }));
    assert.equal(await roleOf(person.id), 'member');
    await registry().services.people.update({ actor: registry().system }, person.id, { role: 'read_only' });
    await enter(claimsOf(email, { groups: ['Everybody'] }));
    assert.equal(await roleOf(person.id), 'read_only');
  });

  it('takes a missing claim for no groups, unless the token says that there are more than it holds', async () => {
    const { email, person } = await added();
    await enter(claimsOf(email, { groups: 'Helpdesk' }));
    for (const more of [{ _claim_names: { groups: 'src1' } }, { hasgroups: true }]) {
      await enter(claimsOf(email, more));
      assert.equal(await roleOf(person.id), 'user_admin', JSON.stringify(more));
    }
    await enter(claimsOf(email, { groups: [{ name: 'Helpdesk' }, 7, null] }));
    assert.equal(await roleOf(person.id), 'member');
    await enter(claimsOf(email, { groups: ['Helpdesk'] }));
    await enter(claimsOf(email));
    assert.equal(await roleOf(person.id), 'member');
  });

  it('leaves the last full administrator one, and lets them in', async () => {
    const home = await registry().services.organizations.create(`Alone ${engine}`);
    const { actor } = await registry().addPerson('alone', { role: 'full', in: home });
    const { issuer, clientId, clientSecret } = provider;
    const made = { name: 'Theirs', issuer, clientId, clientSecret, loginClaim: 'email', domains: ['alone.example'] };
    const rules = { groupsClaim: 'groups', rules: [...RULES] };
    const theirs = await registry().services.providers.create({ actor }, { ...made, ...rules });
    const { services } = registry();
    const boss = await services.people.create({ actor }, { login: 'boss@alone.example', firstName: 'B', lastName: 'S' });
    const client = {
      name: 'Web',
      clientId: `alone-${engine}`,
      redirectUris: ['https://app.example.com/callback?tenant=7'],
      firstParty: true,
    };
    await services.applications.create({ actor: systemActor(home.org, home.id) }, client);
    const visit = async (groups: readonly string[]) => {
      const browser = createBrowser(server);
      const asked = { client_id: client.clientId, provider: theirs.id };
      const leaving = await browser.visit(authorizeUrl(asked, '/oauth/provider'));
      const back = provider.approve(leaving.location, claimsOf(boss.login, { groups })).replace(/^http:\/\/[^/]+/, '');
      assert.equal((await browser.visit(back)).status, 303);
      return (await services.people.get(actor, boss.id)).role;
    };
    assert.equal(await visit(['IT Administrators']), 'full');
    await services.credentials.revoke({ actor }, actor.credentialId ?? '');
    assert.equal(await visit([]), 'full');
    const [identity] = await services.outsideIdentities.ofPerson(actor, boss.id);
    const unbound = services.outsideIdentities.unbind({ actor: systemActor(home.org, home.id) }, identity?.id ?? '');
    await assert.rejects(unbound, { code: 'conflict' });
    assert.equal((await services.people.get(actor, boss.id)).role, 'full');
  });

  it('leaves roles to a directory that has rules', async () => {
    const { services, system } = registry();
    const { email, person } = await added();
    const { directory, token } = await services.directories.create({ actor: system }, { name: `D ${email}`, kind: 'entra' });
    const provision = { actor: await services.authentication.authenticate(token) };
    const { firstName, lastName, login } = person;
    const said = { login, firstName, lastName, email: null, mobilePhone: null, employeeNumber: null };
    await services.provisioning.people.create(provision, { said, externalId: email, active: true, attributes: {} });
    await enter(claimsOf(email, { groups: ['Helpdesk'] }));
    assert.equal(await roleOf(person.id), 'user_admin', 'a directory without rules says nothing about roles');
    await services.directories.update({ actor: system }, directory.id, { rules: [{ group: 'Readers', role: 'read_only' }] });
    await enter(claimsOf(email, { groups: ['IT Administrators'] }));
    assert.equal(await roleOf(person.id), 'member', 'what the provider gave goes');
    await services.provisioning.groups.create(provision, { name: 'Readers', externalId: email, members: [person.id] });
    await enter(claimsOf(email, { groups: ['IT Administrators'] }));
    assert.equal(await roleOf(person.id), 'read_only');
    await services.directories.remove({ actor: system }, directory.id);
  });

  it('takes back what a rule gave where the claim is read no more, and when the account is unbound', async () => {
    const { services, system } = registry();
    const [one, two] = [await added(), await added()];
    for (const { email } of [one, two]) await enter(claimsOf(email, { groups: ['Helpdesk'] }));
    const [identity] = await services.outsideIdentities.ofPerson(system, one.person.id);
    await services.outsideIdentities.unbind({ actor: system }, identity?.id ?? '');
    assert.equal(await roleOf(one.person.id), 'member');
    await set({ groupsClaim: null, rules: [] });
    await enter(claimsOf(two.email, { groups: ['Helpdesk'] }));
    assert.equal(await roleOf(two.person.id), 'member');
    await services.people.update({ actor: system }, two.person.id, { role: 'user_admin' });
    await enter(claimsOf(two.email));
    assert.equal(await roleOf(two.person.id), 'user_admin', 'what was given by hand stays');
  });

  it('takes back what a rule gave when the domain, and the person with it, moves to another provider', async () => {
    const { services, system } = registry();
    const second = await startProvider();
    const { issuer, clientId, clientSecret } = second;
    const input = { name: 'Google', issuer, clientId, clientSecret, loginClaim: 'email', domains: ['moved.example'] };
    const { id: other } = await services.providers.create({ actor: system }, { ...input, groupsClaim: 'groups' });
    const movers = [`none${engine}@m.example`, `claim${engine}@m.example`, `more${engine}@m.example`];
    await set({ domains: ['a.example', 'm.example'] });
    for (const email of movers) {
      const { id: personId } = await addLogin(registry(), email);
      await enter(claimsOf(email, { groups: ['Helpdesk'] }));
      assert.equal(await roleOf(personId), 'user_admin');
    }
    await set({ domains: ['a.example'] });
    await services.providers.update({ actor: system }, other, { domains: ['m.example'] });
    const [none = '', claim = '', more = ''] = movers;
    for (const claims of [claimsOf(claim, { groups: [] }), claimsOf(more, { hasgroups: true })]) {
      assert.equal(await roleOf(await enter(claims, second, other)), 'member');
    }
    await services.providers.update({ actor: system }, other, { groupsClaim: null });
    assert.equal(await roleOf(await enter(claimsOf(none), second, other)), 'member');
    await services.providers.remove({ actor: system }, other);
    await second.close();
  });

  it('shows before other rules hold whose next sign-in they change', async () => {
    const admin = await administratorApi(registry(), `previews ${engine}`);
    const { email, person } = await added();
    await enter(claimsOf(email, { groups: ['Wards'] }));
    const preview = (rules: object[]) => ok(admin, 'POST', `/providers/${id}/preview-rules`, { rules });
    const { items } = await preview([...RULES, { group: 'wards', role: 'read_only' }]);
    const mine = items.find((each: { person: { id: string } }) => each.person.id === person.id);
    assert.deepEqual([mine.before.role, mine.after.role], ['member', 'read_only']);
    assert.equal(await roleOf(person.id), 'member');
    await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, { groupsClaim: null });
  });

  it('adds nobody unless it is said so', async () => {
    assert.match(await enter(claimsOf(newEmail())), /You have no account here/);
  });

  it('adds people of its domains with the names of the token, once, and says where they come from', async () => {
    await set({ newPeople: { role: 'member', locationId: null } });
    const email = newEmail();
    const claims = claimsOf(email, { given_name: 'Nia', family_name: 'Stone', groups: ['Helpdesk'] });
    const events = await eventsOf(registry(), async () => {
      const ids = await Promise.all([1, 2, 3].map(() => enter(claims)));
      assert.equal(new Set(ids).size, 1);
    });
    const made = events.filter(({ type }) => type === 'person.created');
    assert.deepEqual([made.length, made[0]?.reason], [1, 'their first sign-in at Entra']);
    const person = await registry().services.people.get(registry().system, made[0]?.subject ?? '');
    assert.deepEqual([person.login, person.displayName, person.email, person.role], [email, 'Nia Stone', email, 'user_admin']);
    const [identity] = await registry().services.outsideIdentities.ofPerson(registry().system, person.id);
    assert.equal(identity?.isOrigin, true);
    assert.match(await enter(claimsOf('x@b.example')), /You have no account here/);
    assert.match(await enter({ ...claimsOf(newEmail()), email_verified: false }), /not verified/);
  });

  it('brings back nobody who is disabled or has left, by whichever account', async () => {
    const { services, system } = registry();
    await set({ newPeople: { role: 'read_only', locationId: null } });
    const bound = await added();
    assert.equal(await enter(claimsOf(bound.email)), bound.person.id);
    const unbound = await added();
    const mailed = await added();
    await services.people.update({ actor: system }, mailed.person.id, { login: `mailed${people}`, email: mailed.email });
    for (const { person } of [bound, unbound, mailed]) await services.people.disable({ actor: system }, person.id);
    for (const { email } of [bound, unbound]) assert.match(await enter(claimsOf(email)), /Your account here is disabled/);
    for (const { person } of [bound, unbound, mailed]) await services.accounts.remove({ actor: system }, { id: person.id });
    for (const { email } of [bound, unbound, mailed]) {
      for (const sub of [email, `another account of ${email}`]) {
        assert.match(await enter({ ...claimsOf(email), sub }), /Your account here has ended/, `${email} as ${sub}`);
      }
    }
  });

  it('adds nobody a second time who is known by the login or the address, present or disabled, and says why', async () => {
    const { services, system } = registry();
    await set({ newPeople: { role: 'member', locationId: null }, domains: ['a.example', 'b\u00fccher.example'] });
    const known = async (email: string, disabled: boolean) => {
      people += 1;
      const { person } = await registry().addPerson(`known${people}`);
      await services.people.update({ actor: system }, person.id, { email });
      if (disabled) await services.people.disable({ actor: system }, person.id);
      return person;
    };
    const [here, disabled] = [newEmail(), newEmail()];
    const person = await known(here.toUpperCase(), false);
    await known(disabled, true);
    await known('spelled@xn--bcher-kva.example', false);
    const events = await eventsOf(registry(), async () => {
      assert.match(await enter(claimsOf(here)), /belongs to an account here with another login. Ask your administrator/);
      assert.match(await enter(claimsOf(disabled)), /Your account here is disabled/);
      assert.match(await enter(claimsOf('spelled@b\u00fccher.example')), /belongs to an account here/);
    });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['sign_in.refused', 'sign_in.refused', 'sign_in.refused'],
    );
    assert.equal(events[0]?.ownerId, person.id);
    const gone = await addLogin(registry(), 'gone@xn--bcher-kva.example');
    await services.accounts.remove({ actor: system }, { id: gone.id });
    assert.match(await enter(claimsOf('gone@b\u00fccher.example')), /Your account here has ended/);
    await set({ loginClaim: 'upn' });
    const upn = `upn${newEmail()}`;
    assert.match(await enter({ ...claimsOf(here), sub: upn, upn }), /belongs to an account here/, 'by the verified address');
    await set({ loginClaim: 'email', domains: ['a.example'] });
  });

  it('asks again in the transaction which adds whether the provider may add them', async () => {
    await set({ newPeople: { role: 'member', locationId: null } });
    const email = newEmail();
    const browser = createBrowser(server);
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web', provider: id }, '/oauth/provider'));
    const back = provider.approve(leaving.location, claimsOf(email)).replace(/^http:\/\/[^/]+/, '');
    await set({ newPeople: null, domains: ['c.example'] });
    assert.match((await browser.visit(back)).html, /You have no account here/);
    await set({ domains: ['a.example'] });
  });

  it('adds nobody without domains, and no administrators', async () => {
    const admin = await administratorApi(registry(), `adds ${engine}`);
    await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, { newPeople: { role: 'full', locationId: null } });
    await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, {
      domains: [],
      newPeople: { role: 'member', locationId: null },
    });
    const gone = { role: 'member', locationId: '01980000-0000-7000-8000-00000000dead' };
    await refused(admin, 'invalid', 'PATCH', `/providers/${id}`, { newPeople: gone });
  });
});
