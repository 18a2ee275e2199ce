/** Apperian's logins (contract apperian §2, acceptance items 1 to 5, 8, 9, 44 to 47 and 49), and what a token is worth. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import {
  addUser,
  type Caller,
  ID,
  ok,
  openFace,
  pairingOf,
  refused,
  setPassword,
  signInOn,
  spellingsOf,
} from '../support/apperian.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const DAY_MS = 86_400_000;
const LOGIN = { user_id: 'ada', password: PASSWORD };
/** Exactly what the public client sends. */
const CATALOG_LOGIN = {
  ...LOGIN,
  remember_me: true,
  register_catalog: false,
  device_info: { udid: '11111111-1111-1111-1111-111111111111' },
};

onBothDatabases('the logins of Apperian', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let face: Caller;
  let anonymous: Api;
  let boss: TestPerson;
  let admin: Api;

  before(async () => {
    face = await openFace(registry());
    anonymous = face(null);
    await addUser(registry(), 'ada');
    await addUser(registry(), 'ben');
    boss = await addUser(registry(), 'boss', 'full');
  });

  beforeEach(() => {
    admin = face(boss.token);
  });

  it('1: users/authenticate answers with token, user and organization in every spelling', async () => {
    for (const path of spellingsOf('/users/authenticate')) {
      const { token, user, organization, ...rest } = await ok(anonymous, 'POST', path, LOGIN);
      assert.match(token, TOKEN);
      assert.equal(user.user_id, 'ada');
      assert.deepEqual(Object.keys(organization), ['psk', 'id', 'name']);
      assert.ok(Number.isInteger(organization.psk));
      assert.match(organization.id, ID);
      assert.equal(organization.name, 'Acme');
      assert.deepEqual(rest, {});
    }
  });

  it('2: the token has 22 characters of base64url, and no other is the same', async () => {
    const tokens = new Set<string>();
    for (let login = 0; login < 3; login += 1) {
      const { token } = await ok(anonymous, 'POST', '/users/authenticate/', LOGIN);
      assert.match(token, TOKEN);
      assert.match(token, ID, 'sixteen bytes in canonical base64url');
      tokens.add(token);
    }
    assert.equal(tokens.size, 3);
  });

  it("3: the login's user has an integer psk and a 22-character id, which the device resources take", async () => {
    const { token, user } = await ok(anonymous, 'POST', '/v2/users/authenticate/', LOGIN);
    assert.ok(Number.isInteger(user.psk));
    assert.match(user.id, ID);
    assert.equal(user.deleted, false);
    const own = face(token);
    assert.deepEqual(await ok(own, 'GET', `/devices/users/${user.psk}`), await ok(own, 'GET', `/devices/users/${user.id}`));
  });

  it('4: a wrong password is 401 with the error body', async () => {
    for (const user_id of ['ada', 'nobody']) {
      const body = { user_id, password: 'wrong' };
      assert.equal(await refused(anonymous, 401, 'POST', '/users/authenticate/', body), 'Invalid user ID or password');
    }
  });

  it('5: a body that is no JSON or lacks a member is 400 with the error body, which names the member', async () => {
    const wrong: [unknown, RegExp][] = [
      ['{"user_id": ', /not valid JSON/],
      [undefined, /must be a JSON object/],
      [{ user_id: 'ada' }, /^password is required$/],
      [{ password: PASSWORD }, /^user_id is required$/],
      [{ user_id: '', password: PASSWORD }, /^user_id is required$/],
      [{ user_id: 5, password: PASSWORD }, /user_id must be string/],
      [[], /must be a JSON object/],
      ['"text"', /must be a JSON object/],
    ];
    for (const [body, message] of wrong)
      assert.match(await refused(anonymous, 400, 'POST', '/v1/users/authenticate', body), message);
  });

  it('8: an API token and a user token are both accepted by the devices resources', async () => {
    const { token } = await ok(anonymous, 'POST', '/users/authenticate', { user_id: 'boss', password: PASSWORD });
    for (const api of [admin, face(token)]) {
      const { user } = await signInOn(face, 'ben', { udid: 'both-tokens' });
      const { device } = await pairingOf(api, user.id, 'both-tokens');
      const path = `/v1/devices/${device.id}/users/${user.psk}/`;
      await ok(api, 'GET', `/v1/devices/users/${user.psk}/`);
      await ok(api, 'GET', path);
      assert.deepEqual(await ok(api, 'DELETE', path), { deleted: true });
    }
  });

  it('44: catalog/authenticate with the printed body gives a token, and makes device and pairing at the first use', async () => {
    const { user } = await ok(admin, 'GET', '/users/info');
    const before = await ok(anonymous, 'POST', '/users/authenticate', LOGIN);
    assert.deepEqual((await ok(face(before.token), 'GET', `/devices/users/${before.user.id}`)).devices, []);
    assert.equal(before.user.last_login_from_catalog, null);
    const answer = await ok(anonymous, 'POST', '/v2/catalog/authenticate/', CATALOG_LOGIN);
    assert.match(answer.token, TOKEN);
    assert.notEqual(answer.user.last_login_from_catalog, null);
    const { devices } = await ok(face(answer.token), 'GET', `/v1/devices/users/${answer.user.psk}/`);
    assert.deepEqual(
      devices.map((each: { udid: string }) => each.udid),
      [CATALOG_LOGIN.device_info.udid],
    );
    assert.deepEqual((await ok(admin, 'GET', `/devices/users/${user.psk}`)).devices, [], 'and nobody else has it');
  });

  it('45: the same login again makes neither a second device nor a second pairing, and moves last_active to today', async () => {
    const { storage, organization } = registry();
    const { user } = await signInOn(face, 'ada', CATALOG_LOGIN.device_info);
    const first = await pairingOf(admin, user.id, CATALOG_LOGIN.device_info.udid);
    const path = `/v2/devices/${first.device.id}/users/${user.id}/`;
    for (const days of [1, 30]) {
      nowMs += days * DAY_MS;
      const made = () => signInOn(face, 'ada', CATALOG_LOGIN.device_info);
      await expectEvents(storage, organization.org, 1, made);
      const { device_user } = await ok(admin, 'GET', path);
      assert.equal(device_user.last_active, new Date(nowMs).toISOString().slice(0, 10));
      assert.deepEqual(await pairingOf(admin, user.id, CATALOG_LOGIN.device_info.udid), first);
    }
  });

  it('46: two people who sign in with one udid have the same device and a pairing each', async () => {
    const [ada, ben] = [await signInOn(face, 'ada', { udid: 'shared' }), await signInOn(face, 'ben', { udid: 'shared' })];
    const [one, other] = [await pairingOf(ada.api, ada.user.id, 'shared'), await pairingOf(ben.api, ben.user.id, 'shared')];
    assert.equal(one.device.id, other.device.id);
    assert.notEqual(one.id, other.id);
  });

  it('47: a catalog login with a wrong password is 401, and without a udid 400', async () => {
    const path = '/v2/catalog/authenticate/';
    const wrong = { ...CATALOG_LOGIN, password: 'wrong' };
    assert.equal(await refused(anonymous, 401, 'POST', path, wrong), 'Invalid user ID or password');
    for (const device_info of [undefined, {}, { udid: '' }, { udid: null }]) {
      assert.match(await refused(anonymous, 400, 'POST', path, { ...CATALOG_LOGIN, device_info }), /device_info.*is required/);
    }
  });

  it("49: users/info without a Content-Type gives the token's owner", async () => {
    const { token, user } = await signInOn(face, 'ben', { udid: 'info' });
    for (const path of spellingsOf('/users/info')) assert.equal((await ok(face(token), 'GET', path)).user.id, user.id);
    assert.equal((await ok(admin, 'GET', '/v2/users/info')).user.user_id, 'boss');
  });

  it('what a catalog says of its device is kept, and what it does not say another time is not forgotten', async () => {
    const info = {
      udid: 'facts',
      name: 'Voyager',
      manufacturer: 'Apple, Inc.',
      model: 'iPhone7,2',
      total_ram: 838_656_000,
      camera: true,
    };
    const { user } = await signInOn(face, 'ada', info);
    await signInOn(face, 'ada', { udid: 'facts', name: 'Renamed', free_ram: 1 });
    const { device } = await pairingOf(admin, user.id, 'facts');
    const { name, model, total_ram, camera, free_ram } = device;
    assert.deepEqual([name, model, total_ram, camera, free_ram], ['Renamed', 'iPhone7,2', 838_656_000, true, 1]);
  });

  it('a new token for pushes counts although the login says nothing else, on iOS and on no other system', async () => {
    const token = (character: string) => ({ apns_token: character.repeat(64) });
    await signInOn(face, 'ada', { udid: 'pushed', operating_system: 1, ...token('b') });
    const { user } = await signInOn(face, 'ada', { udid: 'pushed', ...token('c') });
    assert.equal((await pairingOf(admin, user.id, 'pushed')).device.apns_token, 'c'.repeat(64));
    await signInOn(face, 'ada', { udid: 'pushed', operating_system: 104, ...token('d') });
    await signInOn(face, 'ada', { udid: 'pushed', operating_system: 1 });
    assert.equal((await pairingOf(admin, user.id, 'pushed')).device.apns_token, 'c'.repeat(64));
  });

  it('a login that a browser makes is another device than the one of the app, on the same phone', async () => {
    const browser = { origin: 'https://catalog.example.com' };
    const { user } = await signInOn(face, 'ben', { udid: 'one-phone', serial: 'S1' });
    await signInOn(face, 'ben', { udid: 'one-phone', serial: 'S1' }, browser);
    await signInOn(face, 'ben', { udid: 'one-phone', catalog: 'web' });
    // An app whose pages come out of itself is no browser.
    for (const origin of ['null', 'file://', 'ionic://localhost']) await signInOn(face, 'ben', { udid: 'one-phone' }, { origin });
    const { devices } = await ok(admin, 'GET', `/devices/users/${user.id}`);
    const onPhone = devices.filter((each: { udid: string }) => each.udid === 'one-phone');
    assert.equal(onPhone.length, 2);
    assert.equal(new Set(onPhone.map((each: { id: string }) => each.id)).size, 2);
  });

  it('a member that is null says as much as one that is left out', async () => {
    const { user } = await signInOn(face, 'ben', {
      udid: 'nulls',
      name: 'Tablet',
      total_ram: 5,
      camera: true,
      operating_system: 1,
    });
    const nothing = { name: null, total_ram: null, camera: null, operating_system: null, apns_token: null, serial: null };
    await signInOn(face, 'ben', { udid: 'nulls', ...nothing });
    const { device } = await pairingOf(admin, user.id, 'nulls');
    assert.deepEqual([device.name, device.total_ram, device.camera, device.operating_system], ['Tablet', 5, true, 1]);
  });

  it('a user who is disabled, or has no password, does not sign in', async () => {
    const { services, system, addPerson } = registry();
    const gone = await addUser(registry(), 'gone');
    await services.people.disable({ actor: system }, gone.person.id);
    await addPerson('without');
    for (const user_id of ['gone', 'without']) {
      await refused(anonymous, 401, 'POST', '/users/authenticate', { ...LOGIN, user_id });
      await refused(anonymous, 401, 'POST', '/v2/catalog/authenticate', { ...CATALOG_LOGIN, user_id });
    }
  });

  it('a token ends when the password is set anew, and is worth the same through every other face', async () => {
    const { person } = await addUser(registry(), 'careful');
    const first = await signInOn(face, 'careful', { udid: 'careful-phone' });
    await setPassword(registry(), person);
    await refused(first.api, 401, 'GET', '/users/info');
    const second = await signInOn(face, 'careful', { udid: 'careful-phone' });
    const native = createApi(await registry().serve(), second.token);
    const devices = await native('GET', `/registry/v1/people/${person.id}/devices`);
    assert.deepEqual([devices.status, devices.body.items?.[0]?.device.udid], [200, 'careful-phone'], devices.text);
  });

  it('9: an API token does not expire; an expired user token is 401', async () => {
    const catalog = await signInOn(face, 'ada', { udid: 'expiring' });
    const { token } = await ok(anonymous, 'POST', '/users/authenticate', LOGIN);
    const both = [catalog.api, face(token)];
    nowMs += registry().settings.tokenLifetimeSeconds * 1_000 - 60_000;
    for (const api of both) await ok(api, 'GET', '/users/info');
    nowMs += 120_000;
    for (const api of both) assert.equal(await refused(api, 401, 'GET', '/users/info'), 'Authentication required');
    nowMs += 3_650 * DAY_MS;
    assert.equal((await ok(admin, 'GET', '/users/info')).user.user_id, 'boss');
  });
});
