/** Webex: what people and workspaces have (acceptance items 7 to 14, 17 and 20 to 25). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  decoded,
  devicesOf,
  done,
  encoded,
  formsOf,
  macOf,
  noNulls,
  ok,
  uuidIn,
  type World,
} from '../support/webex.ts';

onBothDatabases('Webex Get Person Devices', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });

  it('7: answers 200 with devices and both limits as integers', async () => {
    const { devices, ...limits } = await ok(world.admin, 'GET', `${CONFIG}/people/${world.ann}/devices`);
    assert.equal(devices.length, 1);
    assert.deepEqual(limits, { maxDeviceCount: 35, maxOwnedDeviceCount: 5 });
  });

  it('8: has all that clients need in each row, and no null', async () => {
    const rows = [...(await devicesOf(world.admin, world.ann)), ...(await devicesOf(world.admin, world.bob))];
    assert.equal(rows.length, 2);
    for (const row of rows) {
      for (const name of [
        'id',
        'description',
        'descriptions',
        'model',
        'displayName',
        'primaryOwner',
        'type',
        'owner',
        'activationState',
      ]) {
        assert.ok(name in row, name);
      }
      assert.deepEqual([row.model, row.displayName, row.modelType], ['DMS Cisco 8851', 'Cisco 8851', 'MPP']);
      assert.ok(!('ipAddress' in row), 'no address before the first report');
      noNulls(row);
    }
  });

  it('9: shows the tags twice, and no tags as an empty list', async () => {
    const { admin, ann, annsPhone } = world;
    const tagsOf = async () => {
      const [row] = await devicesOf(admin, ann);
      return [row.description, row.descriptions];
    };
    assert.deepEqual(await tagsOf(), [[], []]);
    const tags = ['a b', 'é,1'];
    await ok(admin, 'PATCH', `/v1/devices/${annsPhone}`, { op: 'replace', path: 'tags', value: tags });
    assert.deepEqual(await tagsOf(), [tags, tags]);
    await ok(admin, 'PATCH', `/v1/devices/${annsPhone}`, { op: 'remove', path: 'tags', value: [] });
    assert.deepEqual(await tagsOf(), [[], []]);
  });

  it('10: spells activationState in upper case here, and in lower case in one device’s configuration', async () => {
    const { admin, ann, lobby, lobbyPhone, annsPhone } = world;
    const states = async () => [
      (await devicesOf(admin, ann))[0].activationState,
      (await devicesOf(admin, lobby, 'workspaces'))[0].activationState,
      (await ok(admin, 'GET', `${CONFIG}/devices/${annsPhone}`)).activationState,
      (await ok(admin, 'GET', `${CONFIG}/devices/${lobbyPhone}`)).activationState,
    ];
    assert.deepEqual(await states(), ['ACTIVATING', 'ACTIVATING', 'activating', 'activating']);
    const { services, system } = registry();
    for (const id of [annsPhone, lobbyPhone]) {
      await services.deskPhones.checkIn({ actor: system }, id, { ip: '10.0.0.1', software: null });
    }
    assert.deepEqual(await states(), ['ACTIVATED', 'ACTIVATED', 'activated', 'activated']);
    for (const id of [annsPhone, lobbyPhone]) await services.devices.disable({ actor: system }, id);
    assert.deepEqual(await states(), ['DEACTIVATED', 'DEACTIVATED', 'deactivated', 'deactivated']);
    for (const id of [annsPhone, lobbyPhone]) await services.devices.enable({ actor: system }, id);
  });

  it('11: spells the MAC of a phone as /devices does; only room devices have colons, and only there', async () => {
    const { admin, ann, cara } = world;
    const [row] = await devicesOf(admin, ann);
    assert.match(row.mac, /^[\dA-F]{12}$/);
    const listed = await ok(admin, 'GET', `/v1/devices?personId=${ann}`);
    assert.equal(listed.items[0].mac, row.mac);
    const { services, system } = registry();
    const { code } = await services.activations.issue({ actor: system }, { kind: 'person', id: cara }, null);
    const bar = { code, mac: 'd8-2e-3e-00-00-01', model: 'Cisco Room Bar', serial: 'FOC1', ip: '10.0.0.9' };
    const room = await services.activations.redeem(bar, { address: '10.0.0.9', requestId: 'r' });
    const [found] = await devicesOf(admin, cara);
    assert.deepEqual([found.mac, found.modelType], ['D82E3E000001', 'ROOM_OS']);
    const device = await ok(admin, 'GET', `/v1/devices/${room.id}`);
    assert.deepEqual([device.mac, device.type, device.serial], ['D8:2E:3E:00:00:01', 'roomdesk', 'FOC1']);
    await done(admin, 'DELETE', `/v1/devices/${room.id}`);
  });

  it('12: says of an owner’s row that they are the primary owner, with the same person as owner and their hoteling', async () => {
    const [row] = await devicesOf(world.admin, world.ann);
    assert.deepEqual([row.primaryOwner, row.type], [true, 'PRIMARY']);
    assert.deepEqual(row.hoteling, { enabled: false, limitGuestUse: false, guestHoursLimit: 12 });
    const owner = { id: encoded('PEOPLE', world.ann), type: 'PEOPLE', firstName: 'ann', lastName: 'Test' };
    assert.deepEqual(row.owner, owner);
  });

  it('13: says of a shared line whose the device is, without hoteling', async () => {
    const [row] = await devicesOf(world.admin, world.bob);
    assert.deepEqual([row.primaryOwner, row.type], [false, 'SHARED_CALL_APPEARANCE']);
    assert.equal(uuidIn(row.owner.id), world.ann);
    assert.ok(!('hoteling' in row));
  });

  it('14: answers 200 without any devices for somebody who has none', async () => {
    const { cara, admin } = world;
    const body = await ok(admin, 'GET', `${CONFIG}/people/${cara}/devices`);
    assert.deepEqual(body, { devices: [], maxDeviceCount: 35, maxOwnedDeviceCount: 5 });
  });

  it('17: gives the same answer for every form of the id', async () => {
    const expected = await devicesOf(world.admin, world.ann);
    const forms = formsOf(world.ann, ['PEOPLE', 'PERSON']);
    assert.equal(new Set(forms).size, 6);
    for (const id of forms) assert.deepEqual(await devicesOf(world.admin, encodeURIComponent(id)), expected, id);
  });

  it('20: emits person ids as PEOPLE, unpadded and in lower case, and takes them at GET people', async () => {
    const { admin, ann, bob } = world;
    const ids = [...(await devicesOf(admin, ann)), ...(await devicesOf(admin, bob))].map(row => row.owner.id);
    const listed = (await ok(admin, 'GET', '/v1/people')).items.map((person: { id: string }) => person.id);
    const device = await ok(admin, 'GET', `/v1/devices/${world.annsPhone}`);
    const { members } = await ok(admin, 'GET', `${CONFIG}/devices/${world.annsPhone}/members`);
    for (const id of [...ids, ...listed, device.personId, ...members.map((each: { id: string }) => each.id)]) {
      assert.match(decoded(id), /^ciscospark:\/\/us\/PEOPLE\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
      assert.equal(id, encoded('PEOPLE', uuidIn(id)));
      assert.equal((await ok(admin, 'GET', `/v1/people/${id}`)).id, id);
    }
  });

  it('21: counts desk phones, applications, and one more for any of those', async () => {
    const path = `${CONFIG}/people/${world.ann}/devices/count`;
    assert.deepEqual(await ok(world.admin, 'GET', path), { totalDeviceCount: 1, applicationsCount: 0 });
    const { services, system } = registry();
    for (const kind of ['mobile', 'browser'] as const) {
      const device = await services.devices.create({ actor: system }, { kind, platform: 'ios' });
      const owner = { kind: 'person', id: world.ann } as const;
      await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
    }
    assert.deepEqual(await ok(world.admin, 'GET', path), { totalDeviceCount: 2, applicationsCount: 2 });
    assert.equal((await devicesOf(world.admin, world.ann)).length, 1, 'applications have no line');
  });

  it('22: PUT hoteling shows on all of the owner’s primary rows', async () => {
    const { admin, ann, bob } = world;
    const second = await addPhone(admin, { personId: ann }, 3);
    const path = `${CONFIG}/people/${ann}/devices/settings/hoteling`;
    const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 5 };
    await done(admin, 'PUT', path, { hoteling });
    const hotelings = async () => (await devicesOf(admin, ann)).map(row => row.hoteling);
    assert.deepEqual(await hotelings(), [hoteling, hoteling]);
    assert.ok(!('hoteling' in (await devicesOf(admin, bob))[0]));
    await done(admin, 'PUT', path, { hoteling: { enabled: false } });
    assert.deepEqual((await hotelings())[0], { enabled: false, limitGuestUse: false, guestHoursLimit: 5 });
    await done(admin, 'DELETE', `/v1/devices/${second}`);
  });

  it('23: PUT hoteling with a limit that says not how much, or without enabled, is 400', async () => {
    const { admin, ann, lobby } = world;
    const person = `${CONFIG}/people/${ann}/devices/settings/hoteling`;
    const limited = await admin('PUT', person, { hoteling: { enabled: true, limitGuestUse: true } });
    assertRefused(limited, 400, 'Missing Mandatory field name: guestHoursLimit', 25_008);
    assertRefused(await admin('PUT', person, { hoteling: {} }), 400, 'Missing Mandatory field name:  hoteling.enabled', 25_008);
    assertRefused(await admin('PUT', person, {}), 400, 'Missing Mandatory field name: hoteling', 25_008);
    assertRefused(await admin('PUT', person), 400, /\S/);
    const workspace = `${CONFIG}/workspaces/${lobby}/devices`;
    assertRefused(await admin('PUT', workspace, { limitGuestUse: false }), 400, 'Missing Mandatory field name: enabled', 25_008);
    assertRefused(await admin('PUT', workspace, { enabled: true, limitGuestUse: true }), 400, /guestHoursLimit$/, 25_008);
  });

  it('24: device settings of people and workspaces take ON and OFF, and nothing else', async () => {
    const { admin, ann, lobby } = world;
    for (const path of [`${CONFIG}/people/${ann}/devices/settings`, `${CONFIG}/workspaces/${lobby}/devices/settings`]) {
      assert.deepEqual(await ok(admin, 'GET', path), { compression: 'OFF' });
      for (const compression of ['ON', 'OFF']) {
        await done(admin, 'PUT', path, { compression });
        assert.deepEqual(await ok(admin, 'GET', path), { compression });
      }
      for (const compression of ['on', true, null, undefined])
        assertRefused(
          await admin('PUT', path, { compression }),
          400,
          /compression/,
          compression === undefined || compression === null ? 25_008 : 25_024,
        );
    }
  });

  it('25: a workspace has rows of its own kind, and takes the flat hoteling body', async () => {
    const { admin, lobby } = world;
    const [row] = await devicesOf(admin, lobby, 'workspaces');
    assert.deepEqual([row.type, row.primaryOwner, row.mac, 'modelType' in row], ['PRIMARY', true, macOf(2), false]);
    assert.deepEqual(row.owner, { id: encoded('PLACE', lobby), type: 'PLACE', firstName: 'Lobby', lastName: '.' });
    const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 24 };
    await done(admin, 'PUT', `${CONFIG}/workspaces/${lobby}/devices`, hoteling);
    assert.deepEqual((await devicesOf(admin, lobby, 'workspaces'))[0].hoteling, hoteling);
    for (const id of formsOf(lobby, ['PLACE', 'WORKSPACE'])) {
      assert.equal((await devicesOf(admin, encodeURIComponent(id), 'workspaces')).length, 1, id);
    }
  });
});
