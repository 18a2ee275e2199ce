/** Apperian: users and devices are disabled and enabled by calls that extend the vendor's (contract §8, §12). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, type Caller, ok, openFace, refused, signInOn } from '../support/apperian.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

onBothDatabases('disabling and enabling at Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let boss: TestPerson;
  let admin: Api;
  let member: Api;

  before(async () => {
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    member = face((await addUser(registry(), 'ada')).token);
  });

  const nothingHappens = async (act: () => Promise<unknown>) => assert.deepEqual(await eventTypesOf(registry(), act), []);
  const logIn = (login: string, password: string) => face(null)('POST', '/v2/users/authenticate/', { user_id: login, password });

  it('a disabled user shows why, is listed, and cannot act until they are enabled and log in again', async () => {
    const { person, token } = await addUser(registry(), 'kim');
    const path = `/users/${person.number}`;
    const [event] = await eventsOf(registry(), async () => {
      const { user } = await ok(admin, 'POST', `/v2${path}/disable/`, { reason: 'left the building' });
      assert.equal(user.disabled_reason, 'left the building');
    });
    assert.deepEqual([event?.type, event?.actorId, event?.reason], ['person.disabled', boss.person.id, 'left the building']);
    await nothingHappens(() => ok(admin, 'POST', `${path}/disable`));
    assert.equal((await ok(admin, 'GET', '/users?search=kim')).users[0].disabled_reason, 'left the building');
    await refused(face(token), 401, 'GET', '/users/info');
    assert.equal((await logIn('kim', PASSWORD)).status, 401);
    assert.equal((await ok(admin, 'POST', `${path}/enable`)).user.disabled_reason, null);
    await refused(face(token), 401, 'GET', '/users/info');
    const again = await logIn('kim', PASSWORD);
    await ok(face(again.body.token), 'GET', '/users/info');
    const { user } = await ok(admin, 'POST', `${path}/disable`);
    assert.equal(user.disabled_reason, 'administrator');
    for (const reason of ['', 5, 'x'.repeat(501)]) await refused(admin, 400, 'POST', `${path}/enable`, { reason });
  });

  it('a device is disabled for everybody by either spelling, with who and when, and is enabled again', async () => {
    const { user, api } = await signInOn(face, 'ada', { udid: 'shared' });
    const [{ id }] = (await ok(admin, 'GET', `/devices/users/${user.psk}`)).devices.filter(
      (each: Wire) => each.udid === 'shared',
    );
    const [event] = await eventsOf(registry(), async () => {
      const { device } = await ok(admin, 'POST', `/v2/devices/${id}/disable/`, { reason: 'found on a bus' });
      assert.deepEqual([device.id, device.udid, device.apns_token], [id, 'shared', null]);
    });
    assert.deepEqual([event?.type, event?.actorId, event?.reason], ['device.disabled', boss.person.id, 'found on a bus']);
    await refused(api, 401, 'GET', '/users/info');
    const pairing = (await ok(admin, 'GET', `/devices/${id}/users/${user.psk}`)).device_user;
    assert.equal(pairing.disabled_reason, 'found on a bus');
    await ok(admin, 'POST', `/devices/${id}/enable`);
    assert.equal((await ok(admin, 'GET', `/devices/${id}/users/${user.psk}`)).device_user.disabled_reason, null);
    await refused(member, 403, 'POST', `/devices/${id}/disable`);
    for (const unknown of ['0', '!!', pairing.id]) {
      assert.equal(await refused(admin, 404, 'POST', `/devices/${unknown}/disable`), 'Device not found');
    }
    const desk = await registry().services.devices.create({ actor: registry().system }, { kind: 'desk_phone' });
    await nothingHappens(() => refused(admin, 404, 'POST', `/devices/${desk.number}/disable`));
  });
});
