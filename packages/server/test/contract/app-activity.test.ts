/** "Last active" of a phone: what its own app does counts, whatever it asks for (contract apperian §8). */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createBrowser } from '../support/browser.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { addApplication, addLogin, codeFor, pkce, redeem } from '../support/login.ts';
import { requestToken } from '../support/oauth.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';

const MINUTE_MS = 60_000;

onBothDatabases('a phone whose app calls', engine => {
  let registry: TestRegistry;
  let server: FastifyInstance;
  let anonymous: Api;
  let nowMs = Date.UTC(2026, 4, 4);
  before(async () => {
    registry = await openTestRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
    server = await registry.serve();
    anonymous = createApi(server, null);
    await addApplication(registry, 'app', { public: true });
  });
  after(() => registry.close());

  /** An app on a phone in which the person signs in. */
  const openApp = async (login: string) => {
    const { verifier, ...challenge } = pkce();
    const code = await codeFor(createBrowser(server), 'app', login, challenge);
    const { body } = await redeem(anonymous, code, { client_id: 'app', code_verifier: verifier });
    return { api: createApi(server, body.access_token), refreshToken: String(body.refresh_token) };
  };
  const registerOn = async ({ api }: { api: Api }, token: string): Promise<string> => {
    const answer = await api('POST', COLLECTION, minimalDevice(token));
    assert.equal(answer.status, 200, answer.text);
    return answer.body.id;
  };
  /** When the person's phone was last active, in milliseconds; null for never. */
  const lastActiveMs = async (deviceId: string): Promise<number | null> => {
    const [holder] = await registry.services.holdings.holdersOf(registry.system, deviceId, null);
    const at = holder?.assignment.lastActiveAt ?? null;
    return at === null ? null : Math.floor(at / 1_000);
  };

  it('is active when it is registered, listed, read, changed, and when the app asks for anything else', async () => {
    await addLogin(registry, 'ann');
    const app = await openApp('ann');
    const id = await registerOn(app, 'of ann');
    assert.equal(await lastActiveMs(id), nowMs);
    for (const [method, path, body] of [
      ['GET', COLLECTION],
      ['GET', `${COLLECTION}/${id}`],
      ['PUT', `${COLLECTION}/${id}`, minimalDevice('of ann')],
      ['GET', '/api/v2/users/me'],
      ['GET', '/registry/v1/me'],
      ['POST', COLLECTION, minimalDevice('of ann')],
    ] as const) {
      nowMs += MINUTE_MS;
      assert.equal((await app.api(method, path, body)).status, 200, path);
      assert.equal(await lastActiveMs(id), nowMs, `${method} ${path}`);
    }
  });

  it('stays active with the tokens that the app gets for its refresh token', async () => {
    await addLogin(registry, 'bea');
    const app = await openApp('bea');
    const id = await registerOn(app, 'of bea');
    nowMs += MINUTE_MS;
    const form = { grant_type: 'refresh_token', refresh_token: app.refreshToken, client_id: 'app' };
    const { body } = await requestToken(anonymous, form);
    assert.equal((await createApi(server, body.access_token)('GET', COLLECTION)).status, 200);
    assert.equal(await lastActiveMs(id), nowMs);
  });

  it('is not made active by the same app on another phone of the person, nor by an administrator', async () => {
    await addLogin(registry, 'cem');
    const [one, other] = [await openApp('cem'), await openApp('cem')];
    const [id, otherId] = [await registerOn(one, 'one of cem'), await registerOn(other, 'other of cem')];
    const registeredMs = nowMs;
    nowMs += MINUTE_MS;
    await other.api('GET', COLLECTION);
    const { token } = await registry.addPerson('administrator', { role: 'full' });
    assert.equal((await createApi(server, token)('GET', `/registry/v1/devices/${id}`)).status, 200);
    assert.deepEqual([await lastActiveMs(id), await lastActiveMs(otherId)], [registeredMs, nowMs]);
  });

  it('was last active before its assignment ended, whatever the app does afterwards', async () => {
    await addLogin(registry, 'dan');
    const app = await openApp('dan');
    const id = await registerOn(app, 'of dan');
    assert.equal((await app.api('DELETE', `${COLLECTION}/${id}`)).status, 204);
    const endedMs = nowMs;
    nowMs += MINUTE_MS;
    assert.equal((await app.api('GET', COLLECTION)).body.total, 0);
    const { services, system } = registry;
    const { items } = await services.holdings.historyOfDevice(system, id, { limit: 10, cursor: null });
    assert.deepEqual(
      items.map(each => Math.floor((each.lastActiveAt ?? 0) / 1_000)),
      [endedMs],
    );
  });
});
