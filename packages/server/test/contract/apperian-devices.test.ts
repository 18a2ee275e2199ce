/** What the devices resources show (contract apperian §3, §4, §7, acceptance items 13 to 31). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidFromBase64Url } from '../../src/lib/uuid.ts';
import {
  addUser,
  type Caller,
  DEVICE_MEMBERS,
  ID,
  NO_END,
  ok,
  openFace,
  pairingOf,
  type SignedIn,
  signInOn,
  spellingsOf,
  USER_MEMBERS,
} from '../support/apperian.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const APNS_TOKEN = 'c7ecf46a8fb0620bf3df588d361dde206b12cc1ef5287bef5e4094af5a765b3f';
const IPAD = {
  udid: 'ffffffffd3301642a3964fa49cc06bfdcab36d6f',
  name: 'Kiosk iPad 1',
  manufacturer: 'Apple, Inc.',
  model: 'iPad2,2',
  operating_system: 1,
  operating_system_name: 'iPhone OS',
  operating_system_version: '7.0.6',
  form_factor: 2,
  front_camera: true,
  camera: true,
  flash: false,
  total_ram: 345_182_208,
  free_ram: 38_486_016,
  total_storage: 30_428_962_816,
  free_storage: 22_335_856_640,
  apns_token: APNS_TOKEN,
  jailbreak_status: 0,
  single_app_mode_app_psk: null,
};
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/;

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

onBothDatabases('the devices of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let admin: Api;
  let boss: TestPerson;
  let ada: SignedIn;
  /** The iPad's own number, which nothing in the devices resources shows. */
  let ipadNumber: number;
  /** The answers of the three resources about ada's iPad. */
  let a: Wire;
  let b: Wire;
  let d: Wire;

  before(async () => {
    const { services, system } = registry();
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    await addUser(registry(), 'ada');
    await addUser(registry(), 'ben');
    await addUser(registry(), 'idle');
    await signInOn(face, 'boss', { udid: 'boss-1' });
    await signInOn(face, 'boss', { udid: 'boss-2' });
    await signInOn(face, 'ada', IPAD);
    await signInOn(face, 'ada', { udid: IPAD.udid }, { origin: 'https://catalog.example.com' });
    ada = await signInOn(face, 'ada', { udid: 'blank' });
    const listed = (await ok(admin, 'GET', `/v1/devices/users/${ada.user.psk}/`)).devices[0];
    ipadNumber = (await services.devices.get(system, uuidFromBase64Url(listed.id) ?? '')).number;
    a = (await ok(admin, 'GET', `/v1/devices/users/${ada.user.psk}/`)).devices;
    b = (await ok(admin, 'GET', `/v1/devices/${listed.id}/users/${ada.user.psk}/`)).device_user;
    d = await ok(admin, 'GET', `/v1/device_users/users/${ada.user.psk}/`);
  });

  const pathsOfA = () => [ada.user.psk, ada.user.id].map(user => `/devices/users/${user}`);
  const pathsOfD = () => [ada.user.psk, ada.user.id].map(user => `/device_users/users/${user}`);
  const pathsOfB = () =>
    [b.device.id, ipadNumber].flatMap(device => [ada.user.psk, ada.user.id].map(user => `/devices/${device}/users/${user}`));
  const itemOfD = () => d.devices.find((each: Wire) => each.id === b.id);

  it('13: the list of devices is the same in every spelling, without a redirect', async () => {
    const [byNumber = ''] = pathsOfA();
    for (const path of spellingsOf(byNumber)) assert.deepEqual(await ok(admin, 'GET', path), { devices: a }, path);
  });

  it("14: the same with the user's 22-character id", async () => {
    const [, byId = ''] = pathsOfA();
    for (const path of spellingsOf(byId)) assert.deepEqual(await ok(admin, 'GET', path), { devices: a }, path);
  });

  it('15: the list of pairings likewise, with user and devices', async () => {
    assert.deepEqual(Object.keys(d), ['user', 'devices']);
    for (const path of pathsOfD().flatMap(spellingsOf)) assert.deepEqual(await ok(admin, 'GET', path), d, path);
  });

  it('16: one pairing likewise, for all four combinations of psk and id', async () => {
    assert.equal(pathsOfB().length, 4);
    for (const path of pathsOfB().flatMap(spellingsOf)) {
      assert.deepEqual(await ok(admin, 'GET', path), { device_user: b }, path);
    }
  });

  it('17: a listed device has the 20 members, and none of a pairing', () => {
    assert.equal(a.length, 3);
    for (const device of a) assert.deepEqual(Object.keys(device).toSorted(), DEVICE_MEMBERS);
    assert.equal(DEVICE_MEMBERS.length, 20);
    for (const name of ['until', 'device', 'disabled_reason', 'user']) assert.ok(!DEVICE_MEMBERS.includes(name), name);
  });

  it('18: a listed pairing has its five members, and its device the 20 and a user that is null', () => {
    for (const pairing of d.devices) {
      assert.deepEqual(Object.keys(pairing).toSorted(), ['created', 'device', 'disabled_reason', 'id', 'until']);
      assert.deepEqual(Object.keys(pairing.device).toSorted(), [...DEVICE_MEMBERS, 'user'].toSorted());
      assert.equal(pairing.device.user, null);
    }
  });

  it('19: the user of the pairings has the 13 members and no psk', () => {
    assert.equal(USER_MEMBERS.length, 13);
    assert.deepEqual(Object.keys(b.user).toSorted(), USER_MEMBERS);
    assert.deepEqual(d.user, b.user);
  });

  it('20: one pairing has its seven members, and its device no user', () => {
    const members = ['created', 'device', 'disabled_reason', 'id', 'last_active', 'until', 'user'];
    assert.deepEqual(Object.keys(b).toSorted(), members);
    assert.deepEqual(Object.keys(b.device).toSorted(), DEVICE_MEMBERS);
  });

  it("21: the pairing's id is not the device's", () => {
    assert.notEqual(b.id, b.device.id);
    assert.equal(itemOfD().device.id, b.device.id);
  });

  it('22: last_active is a day', () => {
    assert.match(b.last_active, /^\d{4}-\d\d-\d\d$/);
  });

  it('23: when a device and a user came to be and a user was changed is written with an offset and six digits', () => {
    for (const instant of [...a.map((each: Wire) => each.created), b.user.created_date, b.user.modified_date])
      assert.match(instant, WITH_OFFSET);
  });

  it('24: when a pairing began and ends, and when a user ends and last signed in, is written without an offset', () => {
    const { until_date, last_login_from_catalog } = b.user;
    for (const instant of [b.created, b.until, itemOfD().created, itemOfD().until, until_date, last_login_from_catalog])
      assert.match(instant, WITHOUT_OFFSET);
  });

  it('25: no end is the last microsecond of the year 9999', () => {
    assert.deepEqual([b.until, itemOfD().until, b.user.until_date], [NO_END, NO_END, NO_END]);
  });

  it('26: every id is a string of 22 characters in canonical base64url', () => {
    const ids = [...a.map((each: Wire) => each.id), b.id, b.device.id, b.user.id, d.user.id];
    for (const id of [...ids, ...d.devices.flatMap((each: Wire) => [each.id, each.device.id])]) assert.match(id, ID);
  });

  it('27: ids are unique, and two devices may share a udid', () => {
    const ids = [d.user.id, ...d.devices.flatMap((each: Wire) => [each.id, each.device.id])];
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(a.filter((each: Wire) => each.udid === IPAD.udid).length, 2);
  });

  it('28: sizes are integers beyond 32 bits, cameras are booleans, and the token for pushes is one of Apple or null', async () => {
    const { id, created, ...shown } = a[0];
    assert.deepEqual(shown, IPAD);
    assert.ok(IPAD.total_storage > 2 ** 31);
    assert.match(a[0].apns_token, /^[0-9a-f]{64}$/);
    const genesys = createApi(await registry().serve(), boss.token);
    for (const token of ['A'.repeat(64), 'short', `${APNS_TOKEN}0`]) {
      await register(genesys, { ...minimalDevice(token), name: token });
      const { devices } = await ok(admin, 'GET', `/devices/users/${boss.person.number}`);
      assert.equal(devices.find((each: Wire) => each.name === token).apns_token, null);
    }
    const other = APNS_TOKEN.replace('c', 'd');
    await register(genesys, { ...minimalDevice(other), name: 'shown' });
    await register(genesys, { ...minimalDevice(other), name: 'android', type: 'android' });
    const { devices } = await ok(admin, 'GET', `/devices/users/${boss.person.number}`);
    const tokenOf = (name: string) => devices.find((each: Wire) => each.name === name).apns_token;
    assert.deepEqual([tokenOf('shown'), tokenOf('android')], [other, null]);
  });

  it('29: a device of which only the udid is known has the defaults', () => {
    const { id, created, ...blank } = a[2];
    assert.deepEqual(blank, {
      front_camera: false,
      operating_system_name: '',
      form_factor: 0,
      total_ram: 0,
      flash: false,
      apns_token: null,
      total_storage: 0,
      camera: false,
      operating_system_version: '',
      manufacturer: '',
      operating_system: 0,
      name: '',
      jailbreak_status: 0,
      udid: 'blank',
      free_storage: 0,
      free_ram: 0,
      model: '',
      single_app_mode_app_psk: null,
    });
  });

  it('30: devices are listed in the order in which they were made, not in that of signing in', async () => {
    const { user } = await signInOn(face, 'ben', { udid: 'blank' });
    await signInOn(face, 'ben', { udid: IPAD.udid });
    await signInOn(face, 'ben', { udid: 'boss-1' });
    for (const path of [`/devices/users/${user.id}`, `/device_users/users/${user.id}`]) {
      const { devices } = await ok(admin, 'GET', path);
      const shown = devices.map((each: Wire) => each.device ?? each);
      assert.deepEqual(
        shown.map((each: Wire) => each.udid),
        ['boss-1', IPAD.udid, 'blank'],
      );
      const instants = shown.map((each: Wire) => each.created);
      assert.deepEqual(instants, instants.toSorted());
    }
  });

  it('31: somebody without devices has an empty list', async () => {
    const { user } = await ok(face(null), 'POST', '/users/authenticate', { user_id: 'idle', password: 'correct horse battery' });
    assert.deepEqual(await ok(admin, 'GET', `/v1/devices/users/${user.psk}/`), { devices: [] });
    const pairings = await ok(admin, 'GET', `/v1/device_users/users/${user.psk}/`);
    assert.deepEqual([pairings.user.id, pairings.devices], [user.id, []]);
  });

  it("another holder's token for pushes is not shown", async () => {
    const { user, api } = await signInOn(face, 'ben', { udid: IPAD.udid });
    assert.equal((await pairingOf(api, user.id, IPAD.udid)).device.apns_token, null);
    assert.equal((await ok(admin, 'GET', pathsOfB()[0] ?? '')).device_user.device.apns_token, APNS_TOKEN);
  });

  it('desk phones, workspaces and browsers are no handsets', async () => {
    const { services, system } = registry();
    const owner = { kind: 'person', id: uuidFromBase64Url(ada.user.id) ?? '' } as const;
    for (const kind of ['desk_phone', 'browser'] as const) {
      const device = await services.devices.create({ actor: system }, { kind });
      await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
    }
    assert.deepEqual(await ok(admin, 'GET', pathsOfA()[0] ?? ''), { devices: a });
  });
});
