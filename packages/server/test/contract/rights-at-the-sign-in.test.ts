/** What was proven at a sign-in counts at the moment of the write: a secret revoked or a person gone since then gets no token. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { AuthenticatedClient } from '../../src/services/identity/authentication.ts';
import type { SignedIn } from '../../src/services/identity/sign-in.ts';
import type { Services } from '../../src/services/services.ts';
import { selectCredentialsOf } from '../../src/storage/statements/credentials.ts';
import { createBrowser, hiddenOf } from '../support/browser.ts';
import { contentsOf } from '../support/contents.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, CALLBACK, codeFor, PASSWORD, redeem } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { holdBody } from '../support/socket.ts';

const ADDRESS = '10.0.0.1';
const SCOPES = [{ word: 'devices:write', scope: 'devices:write' }] as const;

onBothDatabases('what was proven before', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let origin: string;
  before(async () => {
    server = await registry().serve();
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  /** A client that has shown its secret, which is then revoked. */
  const provenClient = async (clientId: string, input: Parameters<typeof addApplication>[2] = {}) => {
    const { services, system } = registry();
    await addApplication(registry(), clientId, { secret: 'shh', ...input });
    const client = await services.authentication.authenticateClient(clientId, 'shh', ADDRESS);
    const revoke = () => services.credentials.revoke({ actor: system }, client?.credentialId ?? '');
    return { client: client ?? assert.fail('not the client'), revoke };
  };
  const signedIn = async (login: string): Promise<SignedIn> => {
    await addLogin(registry(), login);
    const { org } = registry().organization;
    return registry().services.signIn.withPassword({ login, password: PASSWORD, org, address: ADDRESS });
  };
  /** The session's secret from the sign-in form; empty where it was refused. */
  const formSession = async (login: string) => {
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'forms' }));
    await browser.submit(page, { login, password: PASSWORD });
    return browser.cookies.get('heldby-session') ?? '';
  };
  const changesNothing = async (work: () => Promise<unknown>) => {
    const rows = await contentsOf(registry().storage);
    await work();
    assert.deepEqual(await contentsOf(registry().storage), rows);
  };

  it('by a client with a secret that was revoked since gets it no token of its own', async () => {
    const { client, revoke } = await provenClient('machine', { grants: ['client_credentials'], redirectUris: [] });
    await registry().services.applications.issueToken(client, 60);
    await revoke();
    await changesNothing(() =>
      assert.rejects(registry().services.applications.issueToken(client, 60), { code: 'unauthenticated' }),
    );
  });

  it('by a client with a secret that was revoked since redeems no code, refreshes nothing and ends nothing, and what it got before has ended', async () => {
    const { services } = registry();
    const api = createApi(server, null);
    await addLogin(registry(), 'ann');
    const { client, revoke } = await provenClient('web');
    const tokens = await redeem(api, await codeFor(createBrowser(server), 'web', 'ann'), {}, basic('web', 'shh'));
    const code = await codeFor(createBrowser(server), 'web', 'ann');
    await revoke();
    await changesNothing(async () => {
      for (const attempt of attempts(services, client, code, tokens.body)) {
        await assert.rejects(attempt(), { code: 'unauthenticated' });
      }
    });
    await assert.rejects(services.authentication.authenticate(tokens.body.access_token), { code: 'unauthenticated' });
  });

  for (const [title, end] of [
    ['disabled', ({ people }: Services, id: string) => people.disable({ actor: registry().system }, id)],
    ['off-boarded', ({ accounts }: Services, id: string) => accounts.remove({ actor: registry().system }, { id })],
  ] as const) {
    it(`by a person who was ${title} since opens no session, and gives no consent, code or token`, async () => {
      const { services } = registry();
      const { application } = await addApplication(registry(), `app-${title}`, { secret: 'shh' });
      const who = await signedIn(`leaver-${title}`);
      await end(services, who.person.id);
      const allowance = { who, application, scopes: SCOPES, redirectUri: CALLBACK, codeChallenge: null };
      await changesNothing(async () => {
        const refused = { code: 'unauthenticated' };
        await assert.rejects(services.sessions.open(who, undefined), { ...refused, message: /login or the password is wrong/ });
        await assert.rejects(services.consents.give(who, application, ['devices:write']), refused);
        await assert.rejects(services.grants.issueCode(allowance), refused);
        await assert.rejects(services.grants.issueToken(allowance, 60), refused);
      });
    });
  }

  it('by a password that was replaced since opens no session, and gives no consent, code or token', async () => {
    const { services, system } = registry();
    const { application } = await addApplication(registry(), 'replaced', { secret: 'shh' });
    const who = await signedIn('reset');
    await services.passwords.set({ actor: system }, who.person.id, PASSWORD);
    const allowance = { who, application, scopes: SCOPES, redirectUri: CALLBACK, codeChallenge: null };
    await changesNothing(async () => {
      const refused = { code: 'unauthenticated' };
      await assert.rejects(services.sessions.open(who, undefined), { ...refused, message: /login or the password is wrong/ });
      await assert.rejects(services.consents.give(who, application, ['devices:write']), refused);
      await assert.rejects(services.grants.issueCode(allowance), refused);
      await assert.rejects(services.grants.issueToken(allowance, 60), refused);
    });
  });

  it('by a password that is replaced while many sign in with it is worth nothing on any face afterwards', async () => {
    const { services, system, organization } = registry();
    const person = await addLogin(registry(), 'busy');
    await addApplication(registry(), 'forms', { secret: 'shh' });
    const body = { user_id: 'busy', password: PASSWORD, organization: organization.id };
    const device = { udid: 'busy phone', operating_system: 102, operating_system_name: 'Android' };
    const enter = async (at: number) => {
      if (at % 3 === 0) return services.sessions.find(await formSession('busy'));
      const [path, given] = at % 3 === 1 ? ['users', body] : ['catalog', { ...body, device_info: device }];
      const answer = await createApi(server, null)('POST', `/v2/${path}/authenticate`, given);
      const token = answer.body?.token;
      return token === undefined ? undefined : services.authentication.authenticate(token).catch(() => undefined);
    };
    const entering = Array.from({ length: 30 }, (_, at) => enter(at));
    await Promise.race(entering);
    await services.passwords.set({ actor: system }, person.id, 'another long password');
    await Promise.all(entering);
    const { org } = organization;
    const open = (await registry().storage.all(selectCredentialsOf, { org, subjectId: person.id })).filter(
      each => each.revokedAt === null && each.label !== 'test',
    );
    assert.deepEqual(
      open.map(each => each.kind),
      [],
    );
  });

  it('by a role that was taken since gives no scope beyond the present one, at the code and at the token', async () => {
    const { services, system } = registry();
    const { client } = await provenClient('wide');
    const who = await signedIn('demoted');
    const role = (to: 'full' | 'member') => services.people.update({ actor: system }, who.person.id, { role: to });
    await registry().addPerson('stays', { role: 'full' });
    await role('full');
    const scopes = [{ word: 'devices.org:write', scope: 'devices.org:write' }] as const;
    const allowance = { who, application: client.application, scopes, redirectUri: CALLBACK, codeChallenge: null };
    const code = await services.grants.issueCode(allowance);
    await role('member');
    await changesNothing(async () => {
      await assert.rejects(services.grants.issueCode(allowance), { code: 'unauthenticated' });
      const offer = { code, redirectUri: CALLBACK, verifier: null, lifetimeSeconds: 60 };
      assert.equal(await services.grants.redeemCode(client, offer), undefined);
    });
  });

  it('by a session that ended since gives no code', async () => {
    const { services } = registry();
    const { application } = await addApplication(registry(), 'later', { secret: 'shh' });
    const secret = await services.sessions.open(await signedIn('bob'), undefined);
    const who = (await services.sessions.find(secret)) ?? assert.fail('no session');
    await services.sessions.end(secret);
    const allowance = { who, application, scopes: SCOPES, redirectUri: CALLBACK, codeChallenge: null };
    await changesNothing(() => assert.rejects(services.grants.issueCode(allowance), { code: 'unauthenticated' }));
  });

  it('in the headers of a token request is asked again when its body has come: invalid_client, and no token', async () => {
    const { revoke } = await provenClient('slow', { grants: ['client_credentials'], redirectUris: [] });
    const headers = { ...basic('slow', 'shh'), 'content-type': 'application/x-www-form-urlencoded' };
    const held = await holdBody(origin, '/oauth/token', headers, 'grant_type=client_credentials');
    await revoke();
    await changesNothing(async () => {
      const answer = await held.finish();
      assert.deepEqual([answer.status, JSON.parse(answer.body).error], [401, 'invalid_client']);
    });
    assert.equal((await requestToken(createApi(server, null), { grant_type: 'client_credentials' }, headers)).status, 401);
  });

  it('on the sign-in page is worth nothing to a person who was disabled before the form had come', async () => {
    const { services, system } = registry();
    const { id } = await addLogin(registry(), 'cat');
    await addApplication(registry(), 'page', { secret: 'shh' });
    const browser = createBrowser(server);
    const page = await browser.visit(authorizeUrl({ client_id: 'page' }));
    const form = new URLSearchParams({ ...hiddenOf(page), login: 'cat', password: PASSWORD }).toString();
    const cookie = [...browser.cookies].map(pair => pair.join('=')).join('; ');
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const held = await holdBody(origin, '/oauth/sign-in', headers, form);
    await services.people.disable({ actor: system }, id);
    await changesNothing(async () => {
      const answer = await held.finish();
      assert.equal(answer.status, 401, answer.body);
      assert.match(answer.body, /The login or the password is wrong/);
    });
  });
});

function attempts({ grants }: Services, client: AuthenticatedClient, code: string, issued: Record<string, string>) {
  const { access_token: accessToken = '', refresh_token: refreshToken = '' } = issued;
  return [
    () => grants.redeemCode(client, { code, redirectUri: CALLBACK, verifier: null, lifetimeSeconds: 60 }),
    () => grants.refresh(client, { refreshToken, lifetimeSeconds: 60 }),
    () => grants.revoke(client, accessToken),
  ];
}
