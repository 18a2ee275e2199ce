/** Who is shown a push token: its holder; administrators its end, or on the Apperian face the whole if the organization says so. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { BASE, ok, refused } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const TOKEN = 'c7ecf46a8fb0620bf3df588d361dde206b12cc1ef5287bef5e4094af5a765b3f';

onBothDatabases('a push token', engine => {
  const registry = useRegistry(engine);
  let admin: TestPerson;
  let ann: TestPerson;
  let bob: TestPerson;
  let deviceId: string;
  let assignmentId: string;
  const native = async ({ token }: TestPerson) => createApi(await registry().serve(), token);
  const apperian = async ({ token }: TestPerson) => createApi(await registry().serve(), token, faceOf('apperian'));

  before(async () => {
    const { addPerson, services, system } = registry();
    admin = await addPerson('admin', { role: 'full' });
    [ann, bob] = [await addPerson('ann', { scopes: ['org:admin'] }), await addPerson('bob', { scopes: ['org:admin'] })];
    const phone = {
      ...minimalDevice('x'),
      deviceToken: TOKEN,
      type: 'ios',
      notificationId: 'note-of-ann',
      sessionHash: 'hash-of-ann',
    };
    const registered = await (await native(ann))('POST', COLLECTION, phone);
    assert.equal(registered.status, 200, registered.text);
    const [held] = await services.holdings.devicesOf(ann.actor, { kind: 'person', id: ann.person.id }, null);
    assert.ok(held);
    deviceId = held.device.id;
    assignmentId = held.assignment.id;
    await services.assignments.create(
      { actor: system },
      { deviceId, owner: { kind: 'person', id: bob.person.id }, role: 'user' },
    );
  });

  /** What the Apperian face says of Ann's phone, on each of its three pages. */
  const pagesOf = async (api: Api): Promise<(string | null)[]> => {
    const [user, device] = [uuidToBase64Url(ann.person.id), uuidToBase64Url(deviceId)];
    const [list, pairings, one] = [
      await api('GET', `/v1/devices/users/${user}`),
      await api('GET', `/v1/device_users/users/${user}`),
      await api('GET', `/v1/devices/${device}/users/${user}`),
    ];
    assert.deepEqual([list.status, pairings.status], [200, 200], list.text);
    return [
      list.body.devices[0].apns_token,
      pairings.body.devices[0].device.apns_token,
      ...(one.status === 200 ? [one.body.device_user.device.apns_token] : []),
    ];
  };

  it('is its holder’s on the face where they registered it, and not that of another holder of the phone', async () => {
    const own = await (await native(ann))('GET', COLLECTION);
    assert.ok(own.text.includes(TOKEN), own.text);
    const other = await (await native(bob))('GET', COLLECTION);
    assert.equal(other.body.entities.length, 1);
    for (const secret of [TOKEN, 'note-of-ann', 'hash-of-ann']) assert.ok(!other.text.includes(secret), secret);
  });

  it('is whole for its holder in the native API, and its end for administrators', async () => {
    const mine = await ok(await native(ann), 'GET', `/assignments/${assignmentId}/push`);
    assert.deepEqual([mine.token, mine.state, mine.stateReason, mine.acceptNotifications], [TOKEN, 'active', null, true]);
    const theirs = await ok(await native(admin), 'GET', `/assignments/${assignmentId}/push`);
    assert.deepEqual({ ...theirs, token: mine.token }, mine);
    assert.equal(theirs.token, `…${TOKEN.slice(-4)}`);
    await refused(await native(bob), 'not_found', 'GET', `/assignments/${assignmentId}/push`);
    const [shared] = (await ok(await native(bob), 'GET', `/people/${bob.person.id}/devices`)).items;
    await refused(await native(admin), 'not_found', 'GET', `/assignments/${shared.assignment.id}/push`);
  });

  it('is nowhere else in the native API', async () => {
    const api = await native(admin);
    for (const path of [
      '/devices',
      `/devices/${deviceId}`,
      `/devices/${deviceId}/holders`,
      `/devices/${deviceId}/assignments`,
      `/people/${ann.person.id}/devices`,
      `/people/${ann.person.id}/assignments`,
      `/assignments/${assignmentId}`,
    ]) {
      const { status, text } = await api('GET', `${BASE}${path}`);
      assert.equal(status, 200, path);
      for (const secret of [TOKEN, 'note-of-ann', 'hash-of-ann']) assert.ok(!text.includes(secret), `${path}: ${secret}`);
    }
  });

  it('is shown to administrators on the Apperian face, as the vendor prints it, until the organization hides it', async () => {
    const [asAdmin, asAnn] = [await apperian(admin), await apperian(ann)];
    assert.deepEqual(await pagesOf(asAdmin), [TOKEN, TOKEN, TOKEN]);
    await ok(await native(admin), 'PATCH', '/organization/policy', { apperianShowsPushTokens: false });
    assert.deepEqual(await pagesOf(asAdmin), [null, null, null]);
    assert.deepEqual((await pagesOf(asAnn)).slice(0, 2), [TOKEN, TOKEN]);
    await ok(await native(admin), 'PATCH', '/organization/policy', { apperianShowsPushTokens: null });
    assert.deepEqual(await pagesOf(asAdmin), [TOKEN, TOKEN, TOKEN]);
  });
});
