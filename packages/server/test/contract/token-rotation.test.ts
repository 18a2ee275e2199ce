/** A token is replaced by one that may do the same, and the old one works on for the time that was asked for. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

onBothDatabases('replacing a token', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
  });
  const apiOf = async (token: string) => createApi(await registry().serve(), token);
  const issue = (more: object = {}, by: Api = admin) =>
    ok(by, 'POST', '/tokens', { label: 'ticket system', scopes: ['tokens:write', 'devices.org:read'], ...more });
  const rotate = (id: string, body: object = {}, by: Api = admin) => ok(by, 'POST', `/tokens/${id}/rotate`, body);
  const daysLeft = (time: string) => Math.round((Date.parse(time) - Date.now()) / DAY_MS);

  it('gives one with the same label, scopes, limits and lifetime, and both work for a day', async () => {
    const { token, credential } = await issue({ limits: { endpoints: ['native.devices.list', 'native.tokens.*'] } });
    const made = await rotate(credential.id);
    assert.notEqual(made.token, token);
    assert.equal(made.credential.label, 'ticket system');
    assert.deepEqual(made.credential.scopes, credential.scopes);
    assert.deepEqual(made.credential.limits, credential.limits);
    assert.deepEqual(made.credential.owner, credential.owner);
    assert.equal(daysLeft(made.credential.expiresAt), 90);
    assert.deepEqual([made.replaced.id, made.replaced.revokedAt, daysLeft(made.replaced.expiresAt)], [credential.id, null, 1]);
    for (const each of [token, made.token]) await ok(await apiOf(each), 'GET', '/devices');
  });

  it('ends the old one at once, or never later than it would have ended', async () => {
    const { token, credential } = await issue();
    const made = await rotate(credential.id, { keepSeconds: 0, reason: 'it was in a log' });
    assert.notEqual(made.replaced.revokedAt, null);
    await refused(await apiOf(token), 'unauthenticated', 'GET', '/devices');
    await refused(admin, 'conflict', 'POST', `/tokens/${credential.id}/rotate`, {});

    const short = await issue({ expiresAt: new Date(Date.now() + HOUR_MS).toISOString() });
    const { replaced } = await rotate(short.credential.id, { keepSeconds: 2 * 3_600 });
    assert.equal(replaced.expiresAt, short.credential.expiresAt);
  });

  it('is done by the token itself, or by an administrator with its scopes', async () => {
    const { token, credential } = await issue();
    const made = await rotate(credential.id, { keepSeconds: 0 }, await apiOf(token));
    await ok(await apiOf(made.token), 'GET', '/devices');
    const wide = await issue({ scopes: ['org:admin'] });
    await refused(await apiOf(made.token), 'forbidden', 'POST', `/tokens/${wide.credential.id}/rotate`, {});
    const member = await registry().addPerson('mia', { role: 'member', scopes: ['tokens:write'] });
    await refused(await apiOf(member.token), 'forbidden', 'POST', `/tokens/${wide.credential.id}/rotate`, {});
  });

  it('makes none that outlives the limited token by which it is done', async () => {
    const expiresAt = new Date(Date.now() + 10 * DAY_MS).toISOString();
    const { token, credential } = await issue({ expiresAt, limits: { endpoints: ['native.tokens.*'] } });
    const made = await rotate(credential.id, {}, await apiOf(token));
    assert.equal(made.credential.expiresAt, credential.expiresAt);
  });

  it('keeps to the longest time that the policy allows', async () => {
    const { credential } = await issue({ expiresAt: null });
    assert.equal((await rotate(credential.id)).credential.expiresAt, null);
    const again = await issue({ expiresAt: null });
    await ok(admin, 'PATCH', '/organization/policy', { maxTokenDays: 30 });
    assert.equal(daysLeft((await rotate(again.credential.id)).credential.expiresAt), 30);
    await ok(admin, 'PATCH', '/organization/policy', { maxTokenDays: null });
  });

  it('is tried without doing it, and refused for what is no such token', async () => {
    const { token, credential } = await issue();
    const tried = await admin('POST', `/registry/v1/tokens/${credential.id}/rotate?dryRun=true`, { keepSeconds: 0 });
    assert.equal(tried.status, 201);
    await ok(await apiOf(token), 'GET', '/devices');
    assert.deepEqual(await onlyFault(admin, 'POST', `/tokens/${credential.id}/rotate`, { keepSeconds: -1 }), [
      'body',
      'keepSeconds',
      'range',
    ]);
    const { id } = await ok(admin, 'POST', '/applications', { name: 'Field', grants: ['client_credentials'], role: 'read_only' });
    const [secret] = (await ok(admin, 'GET', `/applications/${id}/secrets`)).items;
    await refused(admin, 'conflict', 'POST', `/tokens/${secret.id}/rotate`, {});
  });
});
