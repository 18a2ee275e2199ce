/** What comes of a sign-in: codes, tokens and refresh tokens, which belong together and end together. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { query } from '../../src/storage/sql/statement.ts';
import { createBrowser } from '../support/browser.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { addApplication, addLogin, CALLBACK, codeFor, PASSWORD, pkce, redeem } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ME = '/api/v2/tokens/me';
const history = query<{ org: number }, { type: string; text: string }>(`
  select type as "type", coalesce(before, '') || coalesce(after, '') as "text" from event where org_id = :org
  order by sequence`);

onBothDatabases('grants', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let anonymous: Api;

  before(async () => {
    server = await registry().serve();
    anonymous = createApi(server, null);
    await addLogin(registry(), 'ann');
    await addApplication(registry(), 'web', { secret: 'shh' });
    await addApplication(registry(), 'other', { secret: 'other' });
    await addApplication(registry(), 'once', { secret: 'shh', grants: ['authorization_code'] });
    await addApplication(registry(), 'spa', { public: true });
  });

  const web = () => basic('web', 'shh');
  const signedIn = async (extra: Record<string, string> = {}) => {
    const code = await codeFor(createBrowser(server), 'web', 'ann', extra);
    return { code, ...(await redeem(anonymous, code, {}, web())).body };
  };
  const refresh = (token: string, headers = web()) =>
    requestToken(anonymous, { grant_type: 'refresh_token', refresh_token: token }, headers);
  const statusOf = async (token: string) => (await createApi(server, token)('GET', ME)).status;
  const isInvalidGrant = (answer: { status: number; body: { error: string } }) =>
    assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_grant']);

  it('a code that is handed in again ends everything that came of it', async () => {
    const { code, access_token: token, refresh_token: old } = await signedIn();
    const { access_token: newer, refresh_token: last } = (await refresh(old)).body;
    assert.deepEqual([await statusOf(token), await statusOf(newer)], [200, 200]);
    isInvalidGrant(await redeem(anonymous, code, {}, web()));
    assert.deepEqual([await statusOf(token), await statusOf(newer)], [401, 401]);
    isInvalidGrant(await refresh(last));
  });

  it('a refresh token that is handed in again ends the family', async () => {
    const { refresh_token: first } = await signedIn();
    const second = (await refresh(first)).body;
    const third = (await refresh(second.refresh_token)).body;
    assert.equal(await statusOf(third.access_token), 200);
    isInvalidGrant(await refresh(first));
    assert.deepEqual([await statusOf(second.access_token), await statusOf(third.access_token)], [401, 401]);
    isInvalidGrant(await refresh(third.refresh_token));
  });

  it('of two who hand in the same at the same time one gets tokens, and they do not last', async () => {
    const code = await codeFor(createBrowser(server), 'web', 'ann');
    const answers = await Promise.all([redeem(anonymous, code, {}, web()), redeem(anonymous, code, {}, web())]);
    assert.deepEqual(answers.map(answer => answer.status).toSorted(), [200, 400]);
    const winner = answers.find(answer => answer.status === 200);
    assert.equal(await statusOf(winner?.body.access_token), 401);
  });

  it('a code works for its client, its redirect URI and its verifier alone', async () => {
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(createBrowser(server), 'web', 'ann', challenge);
    isInvalidGrant(await redeem(anonymous, code, { code_verifier: verifier }, basic('other', 'other')));
    isInvalidGrant(await redeem(anonymous, code, { code_verifier: verifier, redirect_uri: `${CALLBACK}&x` }, web()));
    isInvalidGrant(await redeem(anonymous, code, { code_verifier: verifier, redirect_uri: '' }, web()));
    isInvalidGrant(await redeem(anonymous, code, {}, web()));
    assert.equal((await redeem(anonymous, code, { code_verifier: verifier }, web())).status, 200);
  });

  it('a refresh token works for its client alone, and others do not end it by trying', async () => {
    const { refresh_token: token } = await signedIn();
    isInvalidGrant(await refresh(token, basic('other', 'other')));
    isInvalidGrant(await requestToken(anonymous, { grant_type: 'refresh_token', refresh_token: token, client_id: 'spa' }));
    assert.equal((await refresh(token)).status, 200);
  });

  it('a client that is not registered for refreshing gets no refresh token', async () => {
    const code = await codeFor(createBrowser(server), 'once', 'ann');
    const issued = await redeem(anonymous, code, {}, basic('once', 'shh'));
    assert.equal(issued.status, 200);
    assert.equal('refresh_token' in issued.body, false);
  });

  it('a client that is not registered to act for itself is unauthorized', async () => {
    const answer = await requestToken(anonymous, { grant_type: 'client_credentials' }, web());
    assert.deepEqual([answer.status, answer.body.error], [400, 'unauthorized_client']);
  });

  it('what is missing from a grant is invalid_request', async () => {
    for (const grant_type of ['authorization_code', 'refresh_token']) {
      const answer = await requestToken(anonymous, { grant_type, code: '', refresh_token: '' }, web());
      assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request'], grant_type);
    }
  });

  it('the saml2-bearer grant is not supported', async () => {
    const grant_type = 'urn:ietf:params:oauth:grant-type:saml2-bearer';
    const answer = await requestToken(anonymous, { grant_type, orgName: 'acme', assertion: 'x' }, web());
    assert.deepEqual([answer.status, answer.body.error], [400, 'unsupported_grant_type']);
  });

  it('a disabled person gets no more tokens, and those that they have stop', async () => {
    const { services, system } = registry();
    const person = await addLogin(registry(), 'bea');
    const code = await codeFor(createBrowser(server), 'web', 'bea');
    const issued = (await redeem(anonymous, await codeFor(createBrowser(server), 'web', 'bea'), {}, web())).body;
    await services.people.disable({ actor: system }, person.id);
    assert.equal(await statusOf(issued.access_token), 401);
    isInvalidGrant(await refresh(issued.refresh_token));
    isInvalidGrant(await redeem(anonymous, code, {}, web()));
  });

  it('a new password signs the person out everywhere, but leaves the tokens that were made by hand', async () => {
    const { services, system } = registry();
    const person = await addLogin(registry(), 'cay');
    const subject = { kind: 'person', id: person.id } as const;
    const byHand = { subject, scopes: ['devices:read'], label: 'by hand', expiresAt: null } as const;
    const { secret } = await services.credentials.issue({ actor: system }, byHand);
    const browser = createBrowser(server);
    const issued = (await redeem(anonymous, await codeFor(browser, 'web', 'cay'), {}, web())).body;
    await services.passwords.set({ actor: system }, person.id, 'another long one');
    assert.deepEqual([await statusOf(issued.access_token), await statusOf(secret)], [401, 200]);
    isInvalidGrant(await refresh(issued.refresh_token));
    assert.equal(await services.sessions.find(browser.cookies.get('heldby-session') ?? ''), undefined);
  });

  it('revoking a refresh token ends the family, an access token only itself', async () => {
    const { access_token: token, refresh_token: first } = await signedIn();
    const revoke = (value: string, headers = web()) =>
      anonymous('POST', '/oauth/revoke', new URLSearchParams({ token: value }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      });
    assert.equal((await revoke(token, basic('other', 'other'))).status, 200);
    assert.equal(await statusOf(token), 200, "another client's token is left alone");
    assert.deepEqual([(await revoke(token)).status, (await revoke(token)).text], [200, '']);
    assert.equal(await statusOf(token), 401);
    const second = (await refresh(first)).body;
    assert.equal((await revoke(second.refresh_token)).status, 200);
    assert.equal(await statusOf(second.access_token), 401);
    isInvalidGrant(await refresh(second.refresh_token));
    assert.equal((await revoke('hb_access_unknown')).status, 200);
    const nobody = await revoke(token, basic('web', 'wrong'));
    assert.deepEqual([nobody.status, nobody.body.error], [401, 'invalid_client']);
    assert.equal((await revoke('')).body.error, 'invalid_request');
  });

  it('a session, a sign-in, a redemption and a revocation each tell their events and no others', async () => {
    const { storage, organization } = registry();
    const browser = createBrowser(server);
    // The session; the grant and its code.
    const code = await expectEvents(storage, organization.org, 3, () => codeFor(browser, 'web', 'ann'));
    // The code spent, an access and a refresh token.
    const issued = await expectEvents(storage, organization.org, 3, () => redeem(anonymous, code, {}, web()));
    // Both tokens.
    await expectEvents(storage, organization.org, 2, () => createApi(server, issued.body.access_token)('DELETE', ME));
  });

  it('no secret is ever told in the history', async () => {
    const { storage, organization } = registry();
    const { code, access_token: access, refresh_token: refreshed } = await signedIn();
    const told = (await storage.all(history, { org: organization.org })).map(row => row.text).join('\n');
    for (const secret of [code, access, refreshed, PASSWORD, 'shh', '$argon2id$', 'code_challenge', 'codeChallenge']) {
      assert.ok(!told.includes(secret), secret);
    }
  });
});
