/** Apperian's signing credentials (contract apperian §10): listed as the vendor's Java client reads them; adding and removing are extensions. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, ID, ok, openFace, refused, spellingsOf } from '../support/apperian.ts';
import { type Api, expectEvents } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const STORE = { description: 'cred', expiration_date: '2040-04-01T00:00:00', platform: 2 };

onBothDatabases('signing credentials', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let member: Api;
  let readOnly: Api;

  before(async () => {
    const face = await openFace(registry());
    admin = face((await addUser(registry(), 'admin', 'full')).token);
    member = face((await addUser(registry(), 'member')).token);
    readOnly = face((await addUser(registry(), 'auditor', 'read_only')).token);
  });

  it('are listed by every spelling with the four members that clients read, in the order of adding', async () => {
    assert.deepEqual(await ok(admin, 'GET', '/v1/credentials'), { credentials: [] });
    const { credential } = await ok(admin, 'POST', '/v1/credentials/', STORE);
    assert.match(credential.psk, ID);
    assert.deepEqual(credential, { ...STORE, psk: credential.psk, expiration_date: '2040-04-01T00:00:00.000000' });
    const { credential: second } = await ok(admin, 'POST', '/credentials', {
      ...STORE,
      platform: 5,
      expiration_date: '2030-01-02',
    });
    for (const path of spellingsOf('/credentials')) {
      assert.deepEqual(await ok(readOnly, 'GET', path), { credentials: [credential, second] });
    }
    for (const { psk } of [credential, second]) {
      assert.deepEqual(await ok(admin, 'DELETE', `/v2/credentials/${psk}/`), { deleted: true });
      assert.equal(await refused(admin, 404, 'DELETE', `/v2/credentials/${psk}/`), 'Credential not found');
    }
    assert.deepEqual(await ok(admin, 'GET', '/v1/credentials'), { credentials: [] });
  });

  it('are told in the history when they come and go', async () => {
    const { storage, organization } = registry();
    const { credential } = await expectEvents(storage, organization.org, 1, () => ok(admin, 'POST', '/credentials', STORE));
    await expectEvents(storage, organization.org, 1, () => ok(admin, 'DELETE', `/credentials/${credential.psk}`));
    await expectEvents(storage, organization.org, 0, () => refused(admin, 404, 'DELETE', `/credentials/${credential.psk}`));
  });

  it('are seen by administrators, and kept by full ones', async () => {
    assert.equal(await refused(member, 403, 'GET', '/v1/credentials'), 'Forbidden');
    for (const api of [member, readOnly]) {
      assert.equal(await refused(api, 403, 'POST', '/v1/credentials', STORE), 'Forbidden');
      assert.equal(await refused(api, 403, 'DELETE', '/v1/credentials/gFuZNZYDdcbOhOu_TfzisQ'), 'Forbidden');
    }
  });

  it('take a date in each of the three forms and one of the four platforms, and say which member is wrong', async () => {
    for (const expiration_date of ['2040-04-01T02:00:00+02:00', '2040-04-01', '2040-04-01T00:00:00.000000']) {
      const { credential } = await ok(admin, 'POST', '/credentials', { ...STORE, expiration_date });
      assert.equal(credential.expiration_date, '2040-04-01T00:00:00.000000');
    }
    const wrong = [
      [{ ...STORE, expiration_date: 'soon' }, /expiration_date/],
      [{ ...STORE, platform: 3 }, /platform must be 1, 2, 4 or 5/],
      [{ ...STORE, platform: '2' }, /platform/],
      [{ ...STORE, description: '' }, /description is required/],
      [{ description: 'x' }, /is required/],
    ] as const;
    for (const [body, message] of wrong) assert.match(await refused(admin, 400, 'POST', '/credentials', body), message);
  });
});
