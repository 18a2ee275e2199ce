/** What ends with a sign-in, a client secret, a disabling and an application, and that nothing of it comes back. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { selectCredentialsOf } from '../../src/storage/statements/credentials.ts';
import { createBrowser } from '../support/browser.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, CALLBACK, codeFor, parametersOf, redeem, signIn } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ME = '/registry/v1/me';
const BOTH = ['client_credentials', 'authorization_code', 'refresh_token'] as const;

onBothDatabases('what was issued', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  before(async () => {
    server = await registry().serve();
    for (const login of ['ann', 'bob', 'cay']) await addLogin(registry(), login);
    for (const clientId of ['web', 'other']) await addApplication(registry(), clientId, { secret: 'shh' });
    await addApplication(registry(), 'implicit', { grants: ['implicit'], public: true });
  });

  const anonymous = () => createApi(server, null);
  const works = async (token: string) => (await createApi(server, token)('GET', ME)).status;
  const tokensOf = async (browser: ReturnType<typeof createBrowser>, clientId: string, login?: string) => {
    const url = authorizeUrl({ client_id: clientId });
    const code =
      login === undefined ? (parametersOf(await browser.visit(url)).get('code') ?? '') : await codeFor(browser, clientId, login);
    const { body } = await redeem(anonymous(), code, {}, basic(clientId, 'shh'));
    return { access: String(body.access_token), refresh: String(body.refresh_token) };
  };
  const refresh = (token: string, clientId: string, secret = 'shh') =>
    requestToken(anonymous(), { grant_type: 'refresh_token', refresh_token: token }, basic(clientId, secret));

  it('from a session ends at /logout: every access token, refresh token and code, and of no other session', async () => {
    const [browser, elsewhere] = [createBrowser(server), createBrowser(server)];
    const first = await tokensOf(browser, 'web', 'ann');
    const second = await tokensOf(browser, 'other');
    const renewed = (await refresh(second.refresh, 'other')).body;
    const code = parametersOf(await browser.visit(authorizeUrl({ client_id: 'web' }))).get('code') ?? '';
    const implicit = parametersOf(
      await browser.visit(authorizeUrl({ client_id: 'implicit', response_type: 'token' })),
      'fragment',
    ).get('access_token');
    const kept = await tokensOf(elsewhere, 'web', 'ann');
    for (const token of [first.access, renewed.access_token, implicit]) assert.equal(await works(String(token)), 200);

    assert.equal((await browser.visit('/logout')).status, 200);
    for (const token of [first.access, renewed.access_token, implicit]) assert.equal(await works(String(token)), 401);
    assert.equal((await refresh(renewed.refresh_token, 'other')).body.error, 'invalid_grant');
    assert.equal((await redeem(anonymous(), code, {}, basic('web', 'shh'))).body.error, 'invalid_grant');
    assert.equal(await works(kept.access), 200);
  });

  it('from a session belongs to the next one of the same person in the browser, and ends when another person signs in', async () => {
    const browser = createBrowser(server);
    const { access } = await tokensOf(browser, 'web', 'bob');
    await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'bob');
    assert.equal(await works(access), 200);
    const again = await tokensOf(browser, 'web');
    await signIn(browser, authorizeUrl({ client_id: 'web', prompt: 'login' }), 'cay');
    for (const token of [access, again.access]) assert.equal(await works(token), 401);
    const last = await tokensOf(browser, 'web');
    await browser.visit('/logout');
    assert.equal(await works(last.access), 401);
  });

  it('to a person ends when they are disabled, and stays ended when they are enabled', async () => {
    const { services, system } = registry();
    const { id } = await addLogin(registry(), 'dee');
    const browser = createBrowser(server);
    const { access, refresh: refreshed } = await tokensOf(browser, 'web', 'dee');
    const code = parametersOf(await browser.visit(authorizeUrl({ client_id: 'web' }))).get('code') ?? '';
    await services.people.disable({ actor: system }, id);
    await services.people.enable({ actor: system }, id);
    assert.equal(await works(access), 401);
    assert.equal((await refresh(refreshed, 'web')).body.error, 'invalid_grant');
    assert.equal((await redeem(anonymous(), code, {}, basic('web', 'shh'))).body.error, 'invalid_grant');
    assert.equal((await browser.visit(authorizeUrl({ client_id: 'web' }))).status, 200, 'asked to sign in again');
    assert.equal(await works((await tokensOf(createBrowser(server), 'web', 'dee')).access), 200, 'the password is as before');
  });

  it('with a client secret ends when the secret is revoked, and what was got with the other secret works on', async () => {
    const { services, system } = registry();
    const { application } = await addApplication(registry(), 'rolled', { secret: 'old', grants: BOTH });
    const write = { actor: system };
    const [old] = await services.clientSecrets.list(system, application.id);
    const added = await services.clientSecrets.add(write, application.id, { label: 'second' });
    await assert.rejects(services.clientSecrets.add(write, application.id, {}), { code: 'conflict' }, 'two at once');
    const own = async (secret: string) =>
      String((await requestToken(anonymous(), { grant_type: 'client_credentials' }, basic('rolled', secret))).body.access_token);
    const forPerson = async (secret: string) =>
      (await redeem(anonymous(), await codeFor(createBrowser(server), 'rolled', 'ann'), {}, basic('rolled', secret))).body;
    const [ownOld, ownNew] = [await own('old'), await own(added.secret)];
    const [withOld, moved] = [await forPerson('old'), await forPerson('old')];
    const renewed = (await refresh(moved.refresh_token, 'rolled', added.secret)).body;
    for (const token of [ownOld, ownNew, withOld.access_token, renewed.access_token]) assert.equal(await works(token), 200);

    await services.clientSecrets.revoke(write, application.id, old?.id ?? '');
    assert.equal((await requestToken(anonymous(), { grant_type: 'client_credentials' }, basic('rolled', 'old'))).status, 401);
    for (const token of [ownOld, withOld.access_token, moved.access_token]) assert.equal(await works(token), 401);
    assert.equal((await refresh(withOld.refresh_token, 'rolled', added.secret)).body.error, 'invalid_grant');
    for (const token of [ownNew, renewed.access_token]) assert.equal(await works(token), 200);
    assert.equal((await refresh(renewed.refresh_token, 'rolled', added.secret)).status, 200);

    const listed = await services.clientSecrets.list(system, application.id);
    assert.deepEqual(
      listed.map(({ label, revokedAt }) => [label, revokedAt !== null]),
      [
        ['The rolled app', true],
        ['second', false],
      ],
    );
    assert.ok((await services.clientSecrets.add(write, application.id, {})).secret, 'there is room again');
  });

  it('to an application ends when it is disabled, and stays ended when it is enabled; its secret works again', async () => {
    const { services, system } = registry();
    const { application } = await addApplication(registry(), 'paused', { secret: 'shh', grants: BOTH });
    const browser = createBrowser(server);
    const person = await tokensOf(browser, 'paused', 'ann');
    const own = async () => requestToken(anonymous(), { grant_type: 'client_credentials' }, basic('paused', 'shh'));
    const token = String((await own()).body.access_token);
    const code = parametersOf(await browser.visit(authorizeUrl({ client_id: 'paused' }))).get('code') ?? '';
    const client = (await services.authentication.authenticateClient('paused', 'shh', '10.0.0.1')) ?? assert.fail();
    await services.applications.disable({ actor: system }, application.id);
    assert.equal((await own()).body.error, 'invalid_client');
    assert.equal((await browser.visit(authorizeUrl({ client_id: 'paused' }))).status, 400);
    await assert.rejects(services.applications.issueToken(client, 60), { code: 'unauthenticated' }, 'a request in flight');
    const offer = { code, redirectUri: CALLBACK, verifier: null, lifetimeSeconds: 60 };
    assert.equal(await services.grants.redeemCode(client, offer).catch(() => undefined), undefined, 'a code in flight');
    await services.applications.enable({ actor: system }, application.id);
    for (const each of [token, person.access]) assert.equal(await works(each), 401);
    assert.equal((await refresh(person.refresh, 'paused')).body.error, 'invalid_grant');
    assert.equal((await redeem(anonymous(), code, {}, basic('paused', 'shh'))).body.error, 'invalid_grant');
    assert.equal((await own()).status, 200);
  });

  it('for a way of getting tokens is not exchanged after the application has lost that way', async () => {
    const { services, system } = registry();
    const { application } = await addApplication(registry(), 'narrowed', { secret: 'shh' });
    const { access, refresh: refreshed } = await tokensOf(createBrowser(server), 'narrowed', 'ann');
    await services.applications.update({ actor: system }, application.id, { grants: ['authorization_code'] });
    assert.equal((await refresh(refreshed, 'narrowed')).body.error, 'invalid_grant');
    assert.equal(await works(access), 200);
  });

  it('to an application ends when it is removed: tokens, codes, consents and what it holds; its client id is free', async () => {
    const { services, system, organization } = registry();
    const input = { secret: 'shh', grants: BOTH, firstParty: false };
    const { application } = await addApplication(registry(), 'gone', input);
    const browser = createBrowser(server);
    const page = await signIn(browser, authorizeUrl({ client_id: 'gone' }), 'ann');
    await browser.submit(page, { decision: 'allow' });
    const person = await tokensOf(browser, 'gone');
    const own = await requestToken(anonymous(), { grant_type: 'client_credentials' }, basic('gone', 'shh'));
    const device = await services.devices.create({ actor: system }, { kind: 'mobile', name: 'Its phone' });
    const owner = { kind: 'application', id: application.id } as const;
    await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });

    await services.applications.remove({ actor: system, reason: 'not used any more' }, application.id);
    for (const token of [person.access, String(own.body.access_token)]) assert.equal(await works(token), 401);
    assert.equal((await refresh(person.refresh, 'gone')).body.error, 'invalid_client');
    const [was] = await services.holdings.holdersOf(system, device.id, null);
    assert.equal(was, undefined);
    await assert.rejects(services.applications.get(system, application.id), { code: 'not_found' });
    const open = (await registry().storage.all(selectCredentialsOf, { org: organization.org, subjectId: application.id })).filter(
      each => each.revokedAt === null,
    );
    assert.deepEqual(open, []);

    await addApplication(registry(), 'gone', { ...input, secret: 'another' });
    assert.match((await browser.visit(authorizeUrl({ client_id: 'gone' }))).html, /asks to:/, 'the new one is asked for');
  });
});
