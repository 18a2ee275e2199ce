/** Who may see and remove whose pairings, and what a removal leaves (contract apperian §5, §8, acceptance items 32 to 41). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Organization } from '../../src/domain/organization.ts';
import { uuidFromBase64Url, uuidToBase64Url } from '../../src/lib/uuid.ts';
import {
  addUser,
  type Caller,
  ok,
  openFace,
  PREFIXES,
  pairingOf,
  refused,
  type SignedIn,
  signInOn,
} from '../support/apperian.ts';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const UNKNOWN = 'AZgAAAAAcACAAAAAAADerQ';
const APNS_TOKEN = '530a538b4bdfb9c74613b33f19fac8320d8986f5aee47244989d1c01d2f318e2';

onBothDatabases('the pairings of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let admin: Api;
  let boss: TestPerson;
  let ada: SignedIn;
  let ben: SignedIn;
  let other: Organization;
  let foreigner: TestPerson;

  before(async () => {
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    for (const login of ['ada', 'ben']) await addUser(registry(), login);
    await signInOn(face, 'boss', { udid: 'boss-1' });
    await signInOn(face, 'boss', { udid: 'boss-2' });
    ada = await signInOn(face, 'ada', { udid: 'phone' });
    ben = await signInOn(face, 'ben', { udid: 'tablet' });
    const { services, system } = registry();
    await services.hosts.add({ actor: system }, 'localhost');
    other = await services.organizations.create('Other');
    foreigner = await registry().addPerson('foreigner', { role: 'full', in: other });
  });

  const pathTo = async (who: SignedIn, udid: string) =>
    `/devices/${(await pairingOf(admin, who.user.id, udid)).device.id}/users/${who.user.id}`;

  it('32: an ordinary user gets their own list, by psk and by id', async () => {
    for (const user of [ada.user.psk, ada.user.id]) {
      assert.equal((await ok(ada.api, 'GET', `/v1/devices/users/${user}/`)).devices[0].udid, 'phone');
      assert.equal((await ok(ada.api, 'GET', `/v1/device_users/users/${user}/`)).devices[0].device.udid, 'phone');
    }
  });

  it("33: an ordinary user gets 403 for another's list, for every detail and for every removal, their own among them", async () => {
    const [own, others] = [await pathTo(ada, 'phone'), await pathTo(ben, 'tablet')];
    for (const user of [ben.user.psk, ben.user.id, 0, UNKNOWN]) {
      assert.equal(await refused(ada.api, 403, 'GET', `/devices/users/${user}`), 'Forbidden');
      assert.equal(await refused(ada.api, 403, 'GET', `/device_users/users/${user}`), 'Forbidden');
    }
    for (const path of [own, others, `/devices/${UNKNOWN}/users/${UNKNOWN}`])
      for (const method of ['GET', 'DELETE']) assert.equal(await refused(ada.api, 403, method, path), 'Forbidden');
  });

  it("34: an administrator gets everybody of their organization, and of another organization's people 404", async () => {
    for (const who of [ada, ben]) {
      assert.equal((await ok(admin, 'GET', `/devices/users/${who.user.psk}`)).devices.length, 1);
      await ok(admin, 'GET', await pathTo(who, who === ada ? 'phone' : 'tablet'));
    }
    const stranger = uuidToBase64Url(foreigner.person.id);
    for (const list of ['devices', 'device_users'])
      assert.equal(await refused(admin, 404, 'GET', `/${list}/users/${stranger}`), 'User not found');
    const path = await pathTo(ada, 'phone');
    for (const method of ['GET', 'DELETE'])
      assert.equal(await refused(face(foreigner.token), 404, method, path), 'User not found');
    const mixed = path.replace(ada.user.id, stranger);
    assert.equal(await refused(face(foreigner.token), 404, 'GET', mixed), 'Device not found');
  });

  it('35: what is unknown and what is no id is 404 with the word for it, never 500', async () => {
    const { device } = await pairingOf(admin, ada.user.id, 'phone');
    const nowhere = [
      '%21%21',
      UNKNOWN,
      '0',
      '999999999999999999999999',
      'x'.repeat(300),
      '-1',
      '1e3',
      '0x1',
      '%F0%9F%98%80',
      '9'.repeat(15),
    ];
    for (const id of nowhere) {
      for (const list of ['devices', 'device_users'])
        assert.equal(await refused(admin, 404, 'GET', `/${list}/users/${id}`), 'User not found', id);
      for (const method of ['GET', 'DELETE']) {
        assert.equal(await refused(admin, 404, method, `/devices/${device.id}/users/${id}`), 'User not found', id);
        assert.equal(await refused(admin, 404, method, `/devices/${id}/users/${ada.user.id}`), 'Device not found', id);
      }
    }
    const apart = `/devices/${device.id}/users/${ben.user.id}`;
    for (const method of ['GET', 'DELETE'])
      assert.equal(await refused(admin, 404, method, apart), 'Device is not associated with the user');
    for (const id of ['%zz', '%']) await refused(admin, 404, 'GET', `/v1/devices/users/${id}/`);
  });

  it("36: the pairing's id in the place of the device's is 404", async () => {
    const { id } = await pairingOf(admin, ada.user.id, 'phone');
    for (const method of ['GET', 'DELETE'])
      assert.equal(await refused(admin, 404, method, `/devices/${id}/users/${ada.user.id}`), 'Device not found');
  });

  it('37: a removal with a JSON content type and no body answers exactly {"deleted": true}, in every prefix', async () => {
    for (const prefix of PREFIXES) {
      await signInOn(face, 'ben', { udid: 'short-lived' });
      const path = `${prefix}${await pathTo(ben, 'short-lived')}/`;
      const answer = await admin('DELETE', path, undefined, { 'content-type': 'application/json' });
      assert.deepEqual([answer.status, answer.text], [200, '{"deleted":true}']);
    }
  });

  it('38: what was removed is in no list and no detail of that user', async () => {
    await signInOn(face, 'ben', { udid: 'removed' });
    const path = await pathTo(ben, 'removed');
    await ok(admin, 'DELETE', path);
    assert.equal(await refused(admin, 404, 'GET', path), 'Device is not associated with the user');
    for (const list of ['devices', 'device_users'])
      assert.ok(!(await admin('GET', `/${list}/users/${ben.user.id}`)).text.includes('removed'));
  });

  it('39: a second removal is 404 with the error body', async () => {
    await signInOn(face, 'ben', { udid: 'twice' });
    const path = await pathTo(ben, 'twice');
    await ok(admin, 'DELETE', path);
    assert.equal(await refused(admin, 404, 'DELETE', path), 'Device is not associated with the user');
  });

  it('40: a removal leaves another user’s pairing with the same device, and that user’s token', async () => {
    const adas = await signInOn(face, 'ada', { udid: 'kiosk' });
    const bens = await signInOn(face, 'ben', { udid: 'kiosk' });
    await ok(admin, 'DELETE', await pathTo(ben, 'kiosk'));
    assert.equal((await pairingOf(adas.api, ada.user.id, 'kiosk')).disabled_reason, null);
    assert.equal(await refused(bens.api, 401, 'GET', '/users/info'), 'Authentication required');
    await ok(ben.api, 'GET', '/users/info');
  });

  it('41: after a removal the next login makes a new pairing with the same device; the old one stays in the history', async () => {
    const udid = 'returning';
    const info = { udid, operating_system: 1, apns_token: APNS_TOKEN };
    await signInOn(face, 'ben', info);
    const before = await pairingOf(admin, ben.user.id, udid);
    assert.equal(before.device.apns_token, APNS_TOKEN);
    await ok(admin, 'DELETE', await pathTo(ben, udid));
    await signInOn(face, 'ben', { udid });
    const after = await pairingOf(admin, ben.user.id, udid);
    assert.equal(after.device.apns_token, null, 'no pushes go there until the catalog asks for them again');
    assert.deepEqual({ ...after.device, apns_token: APNS_TOKEN }, before.device);
    assert.notEqual(after.id, before.id);
    assert.ok(after.created > before.created, `${after.created} is not after ${before.created}`);
    assert.equal((await ok(admin, 'GET', await pathTo(ben, udid))).device_user.id, after.id);

    const native = createApi(await registry().serve(), boss.token);
    const history = await native('GET', `/registry/v1/devices/${uuidFromBase64Url(after.device.id)}/assignments`);
    assert.deepEqual(
      history.body.items.map((each: { id: string; until: string | null }) => [uuidToBase64Url(each.id), each.until === null]),
      [
        [before.id, false],
        [after.id, true],
      ],
    );
  });

  it('a read-only administrator reads and removes nothing; a location administrator does both for the people of their locations', async () => {
    const { services, system, addPerson } = registry();
    const here = await services.places.createLocation({ actor: system }, { name: 'Here' });
    await services.people.update({ actor: system }, uuidFromBase64Url(ada.user.id) ?? '', { locationId: here.id });
    const auditor = face((await addUser(registry(), 'auditor', 'read_only')).token);
    const keeper = await addPerson('keeper', { role: 'location_admin', scopes: ['devices.org:write'] });
    await services.people.update({ actor: system }, keeper.person.id, { administers: [here.id] });
    const local = face(keeper.token);
    await signInOn(face, 'ada', { udid: 'local' });
    const [path, elsewhere] = [await pathTo(ada, 'local'), await pathTo(ben, 'tablet')];
    await ok(auditor, 'GET', path);
    assert.equal(await refused(auditor, 403, 'DELETE', path), 'Forbidden');
    assert.equal(await refused(local, 404, 'GET', elsewhere), 'User not found');
    assert.equal(await refused(local, 404, 'DELETE', elsewhere), 'User not found');
    assert.equal(await refused(local, 404, 'GET', `/devices/users/${ben.user.psk}`), 'User not found');
    await ok(local, 'GET', path);
    assert.deepEqual(await ok(local, 'DELETE', path), { deleted: true });
  });
});
