/** Where people are signed in: what they see of it, and how they and their administrators end it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp, openRegistry, type Registry } from '../../src/app.ts';
import { createBrowser } from '../support/browser.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { addApplication, addLogin, codeFor, PASSWORD, pkce, redeem } from '../support/login.ts';
import { administratorApi, BASE, ok, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0';

/** Signs in with a browser of their own, and gives the tokens. */
async function signInTo(registry: TestRegistry, clientId: string, login: string, browser?: ReturnType<typeof createBrowser>) {
  const server = await registry.serve();
  const { verifier, ...challenge } = pkce();
  const used = browser ?? createBrowser(server, { 'user-agent': AGENT });
  const code = await codeFor(used, clientId, login, challenge);
  const { body } = await redeem(createApi(server, null), code, { client_id: clientId, code_verifier: verifier });
  return { token: String(body.access_token), refresh: String(body.refresh_token) };
}

const addPublic = (registry: TestRegistry, clientId: string) =>
  addApplication(registry, clientId, { public: true, grants: ['authorization_code', 'refresh_token'] });

onBothDatabases('the sessions of people', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
    await addPublic(registry(), 'portal');
  });
  const at = async (token: string) => createApi(await registry().serve(), token);
  const status = async (token: string) => (await (await at(token))('GET', `${BASE}/me`)).status;
  const refresh = async (token: string) => {
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, client_id: 'portal' }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await createApi(await registry().serve(), null)('POST', '/oauth/token', form, type)).status;
  };

  it('are listed with how, where, on what and for which applications somebody signed in', async () => {
    const ann = await addLogin(registry(), 'ann');
    const { token } = await signInTo(registry(), 'portal', 'ann');
    const api = await at(token);
    const { items, nextCursor } = await ok(api, 'GET', `/people/${ann.id}/sessions`);
    assert.equal(nextCursor, null);
    assert.equal(items.length, 1);
    const [session] = items;
    const { id, createdAt, lastUsedAt, expiresAt, applications, ...rest } = session;
    assert.deepEqual(rest, {
      personId: ann.id,
      personName: ann.displayName,
      kind: 'browser',
      method: 'password',
      network: '127.0.0.1',
      userAgent: AGENT,
      device: null,
      isCurrent: true,
    });
    assert.deepEqual(
      applications.map((each: { name: string }) => each.name),
      ['The portal app'],
    );
    // The refresh token of 30 days is what ends last, and not the session of 12 hours.
    assert.ok(Date.parse(expiresAt) - Date.parse(createdAt) > 29 * 86_400_000);
    assert.ok(id !== '' && (lastUsedAt === null || lastUsedAt >= createdAt));
    const seen = (await ok(admin, 'GET', `/sessions?person=${ann.id}&total=true`)) as { items: object[]; total: number };
    assert.deepEqual(seen, { items: [{ ...session, isCurrent: false, ...used(seen) }], nextCursor: null, total: 1 });
  });

  it('of an app that asks for the password are listed with the device', async () => {
    const bob = await addLogin(registry(), 'bob');
    const body = { user_id: 'bob', password: PASSWORD, device_info: { udid: 'bobs-phone', device_name: 'Bob’s phone' } };
    const server = await registry().serve();
    const answer = await createApi(server, null)('POST', '/catalog/authenticate', body, { 'user-agent': 'Catalog/2' });
    assert.equal(answer.status, 200, answer.text);
    const { items } = await ok(admin, 'GET', `/people/${bob.id}/sessions`);
    const [{ kind, userAgent, device, applications }] = items;
    assert.deepEqual([items.length, kind, userAgent, applications], [1, 'app', 'Catalog/2', []]);
    assert.match(device.id, /^[0-9a-f-]{36}$/);
    await ok(admin, 'POST', `/sessions/${items[0].id}/end`);
    assert.deepEqual((await ok(admin, 'GET', `/people/${bob.id}/sessions`)).items, []);
  });

  it('end at once with every token that came from them, and the others stay', async () => {
    const cleo = await addLogin(registry(), 'cleo');
    const home = await signInTo(registry(), 'portal', 'cleo');
    const work = await signInTo(registry(), 'portal', 'cleo');
    const api = await at(work.token);
    const { items } = await ok(api, 'GET', `/people/${cleo.id}/sessions?sort=-createdAt`);
    assert.deepEqual(
      items.map((each: { isCurrent: boolean }) => each.isCurrent),
      [true, false],
    );
    const path = `/sessions/${items[1].id}/end`;
    assert.deepEqual(await ok(api, 'POST', `${path}?dryRun=true`), {
      personId: cleo.id,
      endedSessions: 1,
      revokedCredentials: 3,
    });
    assert.equal(await status(home.token), 200);
    await ok(api, 'POST', path, { reason: 'left it on the train' });
    assert.deepEqual([await status(home.token), await refresh(home.refresh), await status(work.token)], [401, 400, 200]);
    const again = () => ok(api, 'POST', path);
    assert.equal((await expectEvents(registry().storage, registry().organization.org, 0, again)).revokedCredentials, 0);
    await refused(api, 'not_found', 'POST', `/sessions/${UNKNOWN_ID}/end`);
  });

  it('end all at once, or all but the one that the token came from', async () => {
    const dan = await addLogin(registry(), 'dan');
    const made = await ok(admin, 'POST', '/tokens', {
      label: 'by hand',
      scopes: ['devices:read'],
      owner: { kind: 'person', id: dan.id },
    });
    const [one, two] = [await signInTo(registry(), 'portal', 'dan'), await signInTo(registry(), 'portal', 'dan')];
    const api = await at(two.token);
    const path = `/people/${dan.id}/sessions/end`;
    assert.equal((await ok(api, 'POST', path, { keepCurrent: true })).endedSessions, 1);
    assert.deepEqual([await status(one.token), await status(two.token)], [401, 200]);
    await refused(admin, 'conflict', 'POST', path, { keepCurrent: true });
    assert.equal((await ok(admin, 'POST', path, { reason: 'the laptop is gone' })).endedSessions, 1);
    assert.deepEqual([await status(two.token), await status(made.token)], [401, 200]);
    assert.deepEqual((await ok(admin, 'GET', `/people/${dan.id}/sessions`)).items, []);
  });

  it('are nobody else’s, but for those who may set the password', async () => {
    const eve = await addLogin(registry(), 'eve');
    const { token } = await signInTo(registry(), 'portal', 'eve');
    const other = await at((await registry().addPerson('other')).token);
    const [{ id }] = (await ok(await at(token), 'GET', `/people/${eve.id}/sessions`)).items;
    await refused(other, 'forbidden', 'GET', `/people/${eve.id}/sessions`);
    await refused(other, 'forbidden', 'GET', '/sessions');
    await refused(other, 'forbidden', 'POST', `/sessions/${id}/end`);
    await refused(other, 'forbidden', 'POST', `/people/${eve.id}/sessions/end`);

    const helper = await at(
      (await registry().addPerson('helper', { role: 'user_admin', scopes: ['devices:write', 'people.org:write'] })).token,
    );
    const boss = await registry().addPerson('boss', { role: 'full' });
    await registry().services.passwords.set({ actor: registry().system }, boss.person.id, PASSWORD);
    const theirs = await signInTo(registry(), 'portal', 'boss');
    const [bosses] = (await ok(admin, 'GET', `/people/${boss.person.id}/sessions`)).items;
    const { items } = await ok(helper, 'GET', '/sessions?limit=1000');
    const ids = items.map((each: { id: string }) => each.id);
    assert.deepEqual([ids.includes(id), ids.includes(bosses.id)], [true, false]);
    await refused(helper, 'forbidden', 'POST', `/sessions/${bosses.id}/end`);
    await refused(helper, 'forbidden', 'POST', `/people/${boss.person.id}/sessions/end`);
    assert.equal((await ok(helper, 'POST', `/sessions/${id}/end`)).endedSessions, 1);
    assert.deepEqual([await status(token), await status(theirs.token)], [401, 200]);
  });

  it('are filtered by application, name and last use', async () => {
    const finn = await addLogin(registry(), 'finn');
    const { application } = await addPublic(registry(), 'second');
    const browser = createBrowser(await registry().serve());
    await signInTo(registry(), 'second', 'finn', browser);
    await signInTo(registry(), 'portal', 'finn');
    const count = async (query: string) => (await ok(admin, 'GET', `/sessions?${query}`)).items.length;
    assert.equal(await count(`person=${finn.id}`), 2);
    assert.equal(await count(`person=${finn.id}&application=${application.id}`), 1);
    assert.equal(await count(`person=${finn.id}&unusedSince=2000-01-01`), 0);
    assert.equal(await count(`person=${finn.id}&unusedSince=2200-01-01`), 2);
    assert.equal(await count('q=finn'), 2);
    assert.equal(await count('q=nobody'), 0);
    await refused(admin, 'invalid', 'GET', '/sessions?owner=x');
    const first = await ok(admin, 'GET', '/sessions?q=finn&limit=1');
    const second = await ok(admin, 'GET', `/sessions?q=finn&limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    assert.notEqual(first.items[0].id, second.items[0].id);
    assert.equal(second.nextCursor, null);
  });
});

/** When it was last used changes while the test asks. */
function used(page: { readonly items: readonly object[] }) {
  const [{ lastUsedAt, applications }] = page.items as [{ lastUsedAt: unknown; applications: unknown }];
  return { lastUsedAt, applications };
}

describe('a session that was ended on another node', () => {
  const registry = useRegistry('postgres');
  let other: Registry;
  let server: FastifyInstance;
  before(async () => {
    const logger = pino({ level: 'silent' });
    other = await openRegistry(registry().settings, logger, assert.ifError);
    ({ server } = createApp(other, registry().settings, logger));
  });
  after(async () => {
    await server.close();
    await other.close();
  });

  it('changes nothing on this one any more, and gets no new token', async () => {
    await addPublic(registry(), 'portal');
    const gil = await addLogin(registry(), 'gil');
    const { token, refresh } = await signInTo(registry(), 'portal', 'gil');
    const api = createApi(server, token);
    assert.equal((await api('GET', `${BASE}/me`)).status, 200);
    const admin = await administratorApi(registry());
    await ok(admin, 'POST', `/people/${gil.id}/sessions/end`);
    assert.equal((await api('POST', `${BASE}/people/${gil.id}/sessions/end`)).status, 401);
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, client_id: 'portal' }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await createApi(server, null)('POST', '/oauth/token', form, type)).status, 400);
  });
});
