/** What each face that changes people answers when somebody takes it from the last full administrator. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, refused as apperianRefused, openFace } from '../support/apperian.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const LAST =
  'is the last full administrator who can sign in. Make somebody else one first, with a password or a token, and then try again.';

onBothDatabases('the last full administrator', engine => {
  const registry = useRegistry(engine);
  let boss: TestPerson;
  let native: Api;
  let apperian: Api;

  before(async () => {
    boss = await addUser(registry(), 'boss', 'full');
    native = createApi(await registry().serve(), boss.token);
    apperian = (await openFace(registry()))(boss.token);
  });

  const nothingHappens = (work: () => Promise<void>) => expectEvents(registry().storage, registry().organization.org, 0, work);

  it('stays natively: a conflict that says why, and nothing changes', async () => {
    await nothingHappens(async () => {
      const path = `/people/${boss.person.id}`;
      const demoted = await refused(native, 'conflict', 'PATCH', path, { role: 'read_only' });
      assert.deepEqual([demoted.status, demoted.detail], [409, `boss Test ${LAST}`]);
      assert.equal((await refused(native, 'conflict', 'POST', `${path}/disable`)).detail, `boss Test ${LAST}`);
    });
  });

  it('61: stays on the Apperian face: 409 in its words', async () => {
    await nothingHappens(async () => {
      const path = `/v1/users/${boss.person.number}`;
      assert.equal(await apperianRefused(apperian, 409, 'PUT', path, { role: 2 }), `boss Test ${LAST}`);
      assert.equal(await apperianRefused(apperian, 409, 'POST', `${path}/disable`, {}), `boss Test ${LAST}`);
    });
  });

  it('goes once somebody else has taken over, and that one stays', async () => {
    const next = await registry().addPerson('next', { role: 'full' });
    const api = createApi(await registry().serve(), next.token);
    await ok(native, 'PATCH', `/people/${boss.person.id}`, { role: 'read_only' });
    await ok(api, 'DELETE', `/people/${boss.person.id}`);
    await refused(api, 'conflict', 'POST', `/people/${next.person.id}/disable`);
  });
});
