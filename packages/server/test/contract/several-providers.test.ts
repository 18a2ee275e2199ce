/** Several OpenID providers of an organization: the domain of a login says which one is asked, and proves nothing. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ProviderInput } from '../../src/domain/identity-provider.ts';
import { type Browser, createBrowser, type Visit } from '../support/browser.ts';
import { eventsOf } from '../support/events.ts';
import { addApplication, addLogin, authorizeUrl, PASSWORD } from '../support/login.ts';
import { type Claims, startProvider, type TestProvider } from '../support/openid-provider.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('several outside providers', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  const entra = { server: undefined as TestProvider | undefined, id: '' };
  const google = { server: undefined as TestProvider | undefined, id: '' };
  let people = 0;

  before(async () => {
    server = await registry().serve();
    await addApplication(registry(), 'web', { secret: 'shh' });
    entra.server = await startProvider();
    google.server = await startProvider();
    entra.id = await add('Entra', entra.server, ['a.example']);
    google.id = await add('Google', google.server, ['b.example', 'b\u00fccher.example']);
  });
  after(() => Promise.all([entra.server?.close(), google.server?.close()]));

  const add = async (name: string, { issuer, clientId, clientSecret }: TestProvider, domains: readonly string[]) => {
    const { services, system } = registry();
    const input: ProviderInput = { name, issuer, clientId, clientSecret, domains, loginClaim: 'email' };
    return (await services.providers.create({ actor: system }, input)).id;
  };
  const at = (which: typeof entra) => which.server ?? assert.fail('not started');
  const added = async (domain: string) => {
    people += 1;
    const email = `person${people}@${domain}`;
    return { email, person: await addLogin(registry(), email), claims: { sub: email, email, email_verified: true } };
  };
  const pathOf = (url: string) => url.replace(/^http:\/\/[^/]+/, '');
  const leave = async (which: typeof entra, browser: Browser) => {
    const leaving = await browser.visit(authorizeUrl({ client_id: 'web', provider: which.id }, '/oauth/provider'));
    assert.equal(leaving.status, 302, leaving.html);
    return leaving.location;
  };
  const signedIn = async (browser: Browser) =>
    (await registry().services.sessions.find(browser.cookies.get('heldby-session') ?? ''))?.person.id;
  /** The person who is signed in afterwards, or what the page of the refusal says. */
  const enter = async (which: typeof entra, claims: Claims): Promise<string> => {
    const browser = createBrowser(server);
    const back = pathOf(at(which).approve(await leave(which, browser), claims));
    const visit = await browser.visit(back);
    if (visit.status === 303) return (await signedIn(browser)) ?? assert.fail('no session');
    assert.equal(visit.status, 403, visit.html);
    assert.equal(await signedIn(browser), undefined);
    return textOf(visit);
  };
  const textOf = ({ html }: Visit) => /role="alert"[^>]*><p>([^<]*)/.exec(html)?.[1]?.replaceAll('&#39;', '’') ?? '';
  /** Types the login on the sign-in page, and goes where it leads. */
  const typed = async (login: string, extra: Readonly<Record<string, string>> = {}) => {
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'web', ...extra }));
    assert.doesNotMatch(page.html, /type="password"/, 'nobody types a password before it is known where they sign in');
    return { browser, next: await browser.submit(page, { login, step: 'continue' }) };
  };
  const onwards = ({ html }: Visit) => /http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

  it('are asked by the domain of the login, in either form and letter case, also of somebody who does not exist', async () => {
    for (const [login, which] of [
      ['nobody@a.example', entra],
      ['NOBODY@B.Example', google],
      ['x@B\u00dcCHER.example', google],
      ['x@xn--bcher-kva.example', google],
    ] as const) {
      const { browser, next } = await typed(login);
      const leaving = await browser.visit(onwards(next) ?? assert.fail(next.html));
      assert.ok(leaving.location.startsWith(`${at(which).issuer}/authorize?`), `${login}: ${leaving.location}`);
    }
  });

  it('are not asked about other domains: there the password is asked for, with the login that was typed', async () => {
    const { email, person } = await added('c.example');
    for (const login of [email, 'root', 'x@a.example.evil.example', 'a.example', 'x@sub.a.example']) {
      const { next } = await typed(login);
      assert.equal(onwards(next), undefined, login);
      assert.ok(next.html.includes(`value="${login}"`) && next.html.includes('type="password"'), login);
    }
    const { browser, next } = await typed(email);
    assert.equal((await browser.submit(next, { login: email, password: PASSWORD })).status, 303);
    assert.equal(await signedIn(browser), person.id);
  });

  it('leave a way to sign in with a password to somebody of their domains', async () => {
    const { email, person } = await added('a.example');
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'web' }));
    const next = await browser.submit(page, { login: email, step: 'password' });
    assert.equal((await browser.submit(next, { login: email, password: PASSWORD })).status, 303);
    assert.equal(await signedIn(browser), person.id);
  });

  it('are chosen by a client that names one, or by its login hint', async () => {
    const straight = async (extra: Readonly<Record<string, string>>) => {
      const browser = createBrowser(server);
      const visit = await browser.visit(authorizeUrl({ client_id: 'web', ...extra }));
      return visit.status === 302 ? (await browser.visit(visit.location)).location.split('?')[0] : visit.status;
    };
    assert.equal(await straight({ provider: 'google' }), `${at(google).issuer}/authorize`);
    assert.equal(await straight({ provider: 'sso', login_hint: 'x@a.example' }), `${at(entra).issuer}/authorize`);
    assert.equal(await straight({ provider: 'sso' }), 200, 'nobody knows which one');
    for (const hint of [{}, { login_hint: 'ann' }, { login_hint: 'ann@nobody.example' }]) {
      const nowhere = await createBrowser(server).visit(authorizeUrl({ client_id: 'web', ...hint }, '/oauth/provider'));
      assert.equal(nowhere.status, 400);
      assert.match(nowhere.html, /Type your mail address/);
    }
  });

  it('bind people of their own domains alone, whatever they assert', async () => {
    const ann = await added('a.example');
    assert.match(await enter(google, ann.claims), /Google does not sign you in here: it has not the domain a\.example/);
    const carl = await added('c.example');
    assert.match(await enter(google, carl.claims), /it has not the domain c\.example/);
    const plain = await addLogin(registry(), `plain${people}`);
    await registry().services.providers.update({ actor: registry().system }, google.id, { loginClaim: 'preferred_username' });
    const claims = { sub: plain.login, preferred_username: plain.login };
    assert.match(await enter(google, claims), /your login has no domain/);
    await registry().services.people.update({ actor: registry().system }, plain.id, { email: `${plain.login}@b.example` });
    assert.equal(await enter(google, claims), plain.id, 'by the domain of their mail address');
    await registry().services.providers.update({ actor: registry().system }, google.id, { loginClaim: 'email' });
    assert.equal(await enter(entra, ann.claims), ann.person.id);
  });

  it('keep a bound account through every change of the login, without a double and without a takeover', async () => {
    const { services, system } = registry();
    const ann = await added('a.example');
    assert.equal(await enter(entra, ann.claims), ann.person.id);
    const renamed = `renamed${people}@a.example`;
    await services.people.update({ actor: system }, ann.person.id, { login: renamed });
    assert.equal(await enter(entra, { ...ann.claims, email: renamed }), ann.person.id);
    assert.equal(await enter(entra, ann.claims), ann.person.id, 'the provider may be late');
    // Somebody new gets the old login, and their own account.
    const next = await addLogin(registry(), ann.email);
    assert.equal(await enter(entra, ann.claims), ann.person.id);
    assert.equal(await enter(entra, { sub: 'the next one', email: ann.email, email_verified: true }), next.id);
    assert.match(await enter(entra, { sub: 'a third one', email: renamed, email_verified: true }), /belongs to another account/);
  });

  it('lose the people of a domain that becomes another one’s', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const ann = await added('a.example');
    const admin = { ...ann.claims, sub: `admin ${ann.email}` };
    assert.equal(await enter(entra, ann.claims), ann.person.id);
    await services.providers.update(write, entra.id, { domains: ['z.example'] });
    assert.equal(await enter(entra, ann.claims), ann.person.id, 'the domain is nobody’s');
    await services.providers.update(write, google.id, { domains: ['b.example', 'a.example'] });
    assert.match(await enter(entra, ann.claims), /You sign in at Google, which has the domain of your login/);
    assert.equal(await enter(google, admin), ann.person.id);
    await services.providers.update(write, google.id, { domains: ['b.example', 'b\u00fccher.example'] });
    await services.providers.update(write, entra.id, { domains: ['a.example'] });
  });

  it('cannot pass on what another one gave: each has an address of its own', async () => {
    const ann = await added('b.example');
    // Entra means harm: it sends the browser on to Google, with the request that Google is to confirm.
    const browser = createBrowser(server);
    const asked = new URL(await leave(entra, browser));
    const mixed = new URL(asked);
    mixed.port = new URL(at(google).issuer).port;
    const passed = new URL(at(google).approve(mixed.href, ann.claims));
    assert.equal(passed.pathname, `/oauth/callback/${entra.id}`, 'Google redirects to no address that is not registered there');
    assert.equal((await browser.visit(pathOf(passed.href))).status, 403, 'the answer names its issuer');
    passed.searchParams.delete('iss');
    assert.equal((await browser.visit(pathOf(passed.href))).status, 403, 'Entra has no such code');
    // With the address that is registered at Google, the answer comes to another place than this sign-in.
    passed.pathname = `/oauth/callback/${google.id}`;
    assert.match(textOf(await browser.visit(pathOf(passed.href))), /answer is of another sign-in provider/);
    assert.equal(await signedIn(browser), undefined);
  });

  it('sign nobody in by a code that was used, or by one for another browser', async () => {
    const ann = await added('a.example');
    const browser = createBrowser(server);
    const back = pathOf(at(entra).approve(await leave(entra, browser), ann.claims));
    const departure = browser.cookies.get('heldby-departure') ?? '';
    assert.equal((await browser.visit(back)).status, 303);
    const again = createBrowser(server);
    assert.equal((await again.visit(back)).status, 400);
    again.cookies.set('heldby-departure', departure);
    assert.equal((await again.visit(back)).status, 403);
    assert.equal(await signedIn(again), undefined);
  });

  it('of one organization say nothing in another, where the domain is another one’s', async () => {
    const { services } = registry();
    const other = await services.organizations.create(`Other ${engine}`);
    const { person, actor } = await registry().addPerson('x@a.example', { role: 'full', in: other });
    const { issuer, clientId, clientSecret } = at(google);
    const input = { name: 'Theirs', issuer, clientId, clientSecret, domains: ['a.example'], loginClaim: 'email' };
    const theirs = await services.providers.create({ actor }, input);
    const claims = { sub: 'x', email: 'x@a.example', email_verified: true };
    await assert.rejects(services.providers.get(registry().system, theirs.id), { code: 'not_found' });
    const foreign = await createBrowser(server).visit(authorizeUrl({ client_id: 'web', provider: theirs.id }, '/oauth/provider'));
    assert.equal(foreign.status, 404);
    assert.match(await enter(entra, claims), /You have no account here/);
    assert.deepEqual(await services.outsideIdentities.ofPerson(actor, person.id), []);
    await services.providers.remove({ actor }, theirs.id);
  });

  it('tell the administrators once in an hour of an account that was not let in, with the person who was meant', async () => {
    const ann = await added('a.example');
    assert.equal(await enter(entra, ann.claims), ann.person.id);
    const events = await eventsOf(registry(), async () => {
      for (const _ of [1, 2, 3]) await enter(entra, { ...ann.claims, sub: 'somebody else' });
      await enter(entra, { sub: 'unverified', email: ann.email });
    });
    assert.deepEqual(
      events.map(({ type, subject, ownerId, after: told }) => [type, subject, ownerId, told]),
      [
        [
          'sign_in.refused',
          entra.id,
          ann.person.id,
          {
            name: 'Entra',
            issuer: at(entra).issuer,
            subject: 'subject of somebody else',
            login: ann.email,
            reason: 'This login belongs to another account at the sign-in provider. Ask your administrator.',
          },
        ],
        [
          'sign_in.refused',
          entra.id,
          ann.person.id,
          {
            name: 'Entra',
            issuer: at(entra).issuer,
            subject: 'subject of unverified',
            login: ann.email,
            reason: 'Your e-mail address is not verified.',
          },
        ],
      ],
    );
  });

  it('tell of so many accounts in an hour and of no more, however many are refused', async () => {
    const events = await eventsOf(registry(), async () => {
      for (let count = 0; count < 230; count += 1)
        await enter(entra, { sub: `flood ${count}`, email: `flood${count}@a.example` });
    });
    assert.ok(events.length <= 200 && events.length > 150, String(events.length));
  });
});
