/** Who an outside OpenID provider may name: by a proven address at first, and by the account that this bound ever after. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser } from '../support/browser.ts';
import { eventsOf } from '../support/events.ts';
import { addApplication, addLogin, authorizeUrl, PASSWORD } from '../support/login.ts';
import { type Claims, startProvider, type TestProvider } from '../support/openid-provider.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('an account at an outside provider', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let providers: readonly TestProvider[];
  let people = 0;

  before(async () => {
    providers = [await startProvider(), await startProvider()];
    server = await registry().serve();
    await addApplication(registry(), 'web', { secret: 'shh' });
  });
  after(() => Promise.all(providers.map(each => each.close())));
  beforeEach(() => setProvider(0));

  const providerAt = (at: number) => providers[at] ?? assert.fail('no such provider');
  const setProvider = async (at: number, rest: { loginClaim?: string; verifiedAsText?: boolean } = {}) => {
    const { issuer, clientId, clientSecret } = providerAt(at);
    const { services, system } = registry();
    for (const { id } of await services.providers.all(system.org)) await services.providers.remove({ actor: system }, id);
    const provider = { name: 'Acme SSO', issuer, clientId, clientSecret, loginClaim: 'email', ...rest };
    return services.providers.create({ actor: system }, provider);
  };
  /** A person with a login that looks like an address. */
  const added = async () => {
    people += 1;
    const email = `person${people}@acme.example`;
    return { email, person: await addLogin(registry(), email) };
  };
  const leave = async (at: number, claims: Claims) => {
    const browser = createBrowser(server);
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web' }, '/oauth/provider'));
    assert.equal(leaving.status, 302, leaving.html);
    const back = providerAt(at)
      .approve(leaving.location, claims)
      .replace(/^http:\/\/[^/]+/, '');
    return { browser, back };
  };
  /** The person who is signed in afterwards, or the status of the refusal. */
  const enter = async (claims: Claims, at = 0): Promise<string | number> => {
    const { browser, back } = await leave(at, claims);
    const visit = await browser.visit(back);
    if (visit.status !== 303) return visit.status;
    const who = await registry().services.sessions.find(browser.cookies.get('heldby-session') ?? '');
    return who?.person.id ?? assert.fail('no session');
  };
  const identitiesOf = (id: string) => registry().services.outsideIdentities.ofPerson(registry().system, id);
  const unbind = async (id: string) => {
    const [identity] = await identitiesOf(id);
    await registry().services.outsideIdentities.unbind({ actor: registry().system }, identity?.id ?? '');
  };

  it('proves an address by the boolean email_verified alone', async () => {
    const { email, person } = await added();
    for (const email_verified of [undefined, false, null, 'true', 'TRUE', 1, [true], {}]) {
      assert.equal(await enter({ sub: email, email, email_verified }), 403, JSON.stringify(email_verified));
    }
    assert.deepEqual(await identitiesOf(person.id), []);
    assert.equal(await enter({ sub: email, email, email_verified: true }), person.id);
  });

  it('proves it by the text true where the setting of the provider says so, and by no other text', async () => {
    await setProvider(0, { verifiedAsText: true });
    const { email, person } = await added();
    for (const email_verified of ['false', 'True', 'yes', '1', '']) {
      assert.equal(await enter({ sub: email, email, email_verified }), 403, email_verified);
    }
    assert.equal(await enter({ sub: email, email, email_verified: 'true' }), person.id);
  });

  it('does not prove by another claim an address that the provider calls unverified', async () => {
    await setProvider(0, { loginClaim: 'preferred_username' });
    const { email, person } = await added();
    const claims = { sub: email, preferred_username: email, email };
    assert.equal(await enter({ ...claims, email_verified: false }), 403);
    assert.equal(await enter({ ...claims, email_verified: true }), person.id);
  });

  it('is nobody by an address that only looks like theirs', async () => {
    const { email, person } = await added();
    const spoofs = [
      email.replace('person', '\uff50\uff45\uff52\uff53\uff4f\uff4e'),
      email.replace('@acme', '@\uff41cme'),
      email.replace('@', '\uff20'),
      email.replace('o', '\u043e'),
      email.replace('.example', '\u3002example'),
      email.replace('person', 'per\u017fon'),
      email.replace('person', 'per\u00adson'),
      email.replace('person', 'per\u200bson'),
      `\u202e${email}`,
      ` ${email}`,
      `${email}\n`,
      `${email}.`,
    ];
    for (const spoof of spoofs) {
      assert.equal(await enter({ sub: spoof, email: spoof, email_verified: true }), 403, JSON.stringify(spoof));
    }
    assert.equal(await enter({ sub: email, email: email.toUpperCase(), email_verified: true }), person.id);
  });

  it('is somebody by either form of their domain', async () => {
    const login = `umlaut@b\u00fccher${people}.example`;
    const person = await addLogin(registry(), login);
    const ascii = `umlaut@${new URL(`https://${login.split('@')[1]}`).hostname}`;
    assert.match(ascii, /@xn--/);
    assert.equal(await enter({ sub: ascii, email: ascii, email_verified: true }), person.id);
  });

  it('is bound at the first sign-in, with an event, and goes by issuer and subject alone from then on', async () => {
    const { email, person } = await added();
    const other = await added();
    const events = await eventsOf(registry(), async () => {
      assert.equal(await enter({ sub: `of ${email}`, email, email_verified: true }), person.id);
    });
    const [identity] = await identitiesOf(person.id);
    assert.deepEqual([identity?.issuer, identity?.login], [providerAt(0).issuer, email]);
    assert.deepEqual(
      events.map(({ type, subject }) => [type, subject === identity?.id]),
      [
        ['identity.bound', true],
        ['credential.issued', false],
      ],
    );

    // The provider says other things by now, which prove nothing and take nothing away.
    for (const claims of [{ email: other.email, email_verified: true }, { email: 'x', email_verified: false }, {}]) {
      assert.equal(await enter({ sub: `of ${email}`, ...claims }), person.id);
    }
    assert.equal(await enter({ sub: 'somebody else', email, email_verified: true }), 403, 'another subject, the same address');
  });

  it('is bound to one person by two first sign-ins at once', async () => {
    const { email, person } = await added();
    const same = await Promise.all([1, 2, 3].map(() => enter({ sub: email, email, email_verified: true })));
    assert.deepEqual(same, [person.id, person.id, person.id]);
    const rival = await added();
    const different = await Promise.all(
      ['one', 'two', 'three'].map(sub => enter({ sub: `${sub} ${rival.email}`, email: rival.email, email_verified: true })),
    );
    assert.deepEqual(different.filter(each => each === rival.person.id).length, 1, JSON.stringify(different));
    assert.equal((await identitiesOf(rival.person.id)).length, 1);
  });

  it('is unbound by an administrator of people, which ends what was got with it', async () => {
    const { services, addPerson } = registry();
    const { email, person } = await added();
    const { browser, back } = await leave(0, { sub: `old ${email}`, email, email_verified: true });
    await browser.visit(back);
    const session = browser.cookies.get('heldby-session') ?? '';
    assert.equal((await services.sessions.find(session))?.person.id, person.id);
    const [identity] = await identitiesOf(person.id);
    const { actor: member } = await addPerson(`member ${people} ${engine}`);
    await assert.rejects(services.outsideIdentities.unbind({ actor: member }, identity?.id ?? ''), { code: 'forbidden' });
    await assert.rejects(services.outsideIdentities.list(member, { limit: 5, cursor: null }), { code: 'forbidden' });
    await unbind(person.id);
    assert.equal(await services.sessions.find(session), undefined);
    assert.equal(await enter({ sub: `new ${email}`, email, email_verified: true }), person.id);
    assert.equal(await enter({ sub: `old ${email}`, email, email_verified: true }), 403);
  });

  it('of somebody who left is not the next person with their address, until it is unbound', async () => {
    const { services, system } = registry();
    const { email, person } = await added();
    assert.equal(await enter({ sub: `first ${email}`, email, email_verified: true }), person.id);
    await services.accounts.remove({ actor: system }, { id: person.id });
    const next = await addLogin(registry(), email);
    assert.equal(await enter({ sub: `first ${email}`, email, email_verified: true }), 403);
    assert.equal(await enter({ sub: `second ${email}`, email, email_verified: true }), next.id);
    const all = await services.outsideIdentities.list(system, { limit: 200, cursor: null });
    const left = all.items.find(each => each.personId === person.id);
    await services.outsideIdentities.unbind({ actor: system }, left?.id ?? '');
    assert.equal(await enter({ sub: `first ${email}`, email, email_verified: true }), 403, 'the second has the address');
  });

  it('of a disabled person signs nobody in, and theirs again when they are enabled', async () => {
    const { services, system } = registry();
    const { email, person } = await added();
    const claims = { sub: email, email, email_verified: true };
    assert.equal(await enter(claims), person.id);
    await services.people.disable({ actor: system }, person.id);
    assert.equal(await enter(claims), 403);
    await services.people.enable({ actor: system }, person.id);
    assert.equal(await enter(claims), person.id);
  });

  it('of one provider is not the account with the same subject at the next', async () => {
    const { email, person } = await added();
    const victim = await added();
    assert.equal(await enter({ sub: 'same', email, email_verified: true }), person.id);
    await setProvider(1);
    assert.equal(await enter({ sub: 'same', email: victim.email, email_verified: true }, 1), victim.person.id);
    assert.equal(await enter({ sub: 'theirs', email, email_verified: true }, 1), person.id, 'one account at each provider');
    await setProvider(0);
    assert.equal(await enter({ sub: 'same' }), person.id);
  });

  it('counts for nothing if the provider is replaced before the browser is back, or before the session opens', async () => {
    const { services, organization } = registry();
    const { email, person } = await added();
    const { browser, back } = await leave(0, { sub: email, email, email_verified: true });
    await setProvider(1);
    assert.equal((await browser.visit(back)).status, 403);
    await setProvider(0);
    assert.equal(await enter({ sub: email, email, email_verified: true }), person.id);
    const [identity] = await identitiesOf(person.id);
    const proof = { kind: 'outside', identityId: identity?.id ?? '' } as const;
    await services.sessions.open({ org: organization.org, person, proof }, undefined);
    await setProvider(1);
    await assert.rejects(services.sessions.open({ org: organization.org, person, proof }, undefined), {
      code: 'unauthenticated',
    });
    await setProvider(0);
    await unbind(person.id);
    await assert.rejects(services.sessions.open({ org: organization.org, person, proof }, undefined), {
      code: 'unauthenticated',
    });
    assert.ok(
      await services.signIn.withPassword({ login: email, password: PASSWORD, org: organization.org, address: '10.0.0.9' }),
    );
  });
});
