/** Webex: phones added and removed, within the limits (acceptance items 41 to 47). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  done,
  encoded,
  entry,
  macOf,
  ok,
  putMembers,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
} from '../support/webex.ts';

const FULL = 'Phones cannot be added to this user';

onBothDatabases('Webex adding phones', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let people = 0;
  before(async () => {
    world = await createWorld(registry());
  });
  /** Somebody who has nothing yet. */
  const somebody = async () => {
    people += 1;
    return (await addCalling(registry(), `somebody ${people}`, world.here)).person.id;
  };
  const add = (body: object) => world.admin('POST', '/v1/devices', body);
  const countOf = async (person: string) => (await devicesOf(world.admin, person)).length;

  it('41: POST answers exactly 200 with the Device, for 98xx too, and the phone is in both lists at once', async () => {
    for (const [model, mac] of [
      ['DMS Cisco 8851', macOf(100)],
      ['Cisco 9871', macOf(101)],
    ] as const) {
      const personId = encoded('PEOPLE', await somebody());
      const answer = await add({ mac, model, personId });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual([answer.body.personId, answer.body.mac, answer.body.connectionStatus], [personId, mac, 'activating']);
      assert.deepEqual(await ok(world.admin, 'GET', `/v1/devices/${answer.body.id}`), answer.body);
      const listed = await ok(world.admin, 'GET', `/v1/devices?personId=${personId}`);
      assert.deepEqual(listed.items, [answer.body]);
      const [row] = await devicesOf(world.admin, personId);
      assert.deepEqual([row.id, row.model, row.type], [answer.body.callingDeviceId, model, 'PRIMARY']);
    }
  });

  it('42: the model may be its display name, the MAC in any spelling', async () => {
    const personId = await somebody();
    const body = await ok(world.admin, 'POST', '/v1/devices', { mac: 'd8:2e:3e:ef:4e:5c', model: 'Cisco 8875', personId });
    assert.deepEqual([body.mac, body.product], ['D82E3EEF4E5C', 'Cisco 8875']);
    assert.equal((await devicesOf(world.admin, personId))[0].model, 'DMS Cisco 8875');
    await ok(world.admin, 'POST', '/v1/devices', {
      mac: 'd82e3eef4e5d',
      model: 'DMS Cisco 8832',
      personId,
      password: 'secret',
      unknown: 1,
    });
  });

  it('43: both owners, none, an unknown model and a bad MAC are 400, and nothing is stored', async () => {
    const { ann, lobby, dan, admin } = world;
    const { storage, organization } = registry();
    const before = await eventCount(storage, organization.org);
    const body = { mac: macOf(102), model: 'Cisco 8851' };
    const owners = 'Either personId or workspaceId must be provided, but not both.';
    assertRefused(await add({ ...body, personId: ann, workspaceId: lobby }), 400, owners);
    assertRefused(await add(body), 400, owners);
    assertRefused(await add({ ...body, model: 'Cisco 1', personId: ann }), 400, 'Unsupported model: Cisco 1');
    for (const mac of ['', 'nonsense', '00005E00AB', '00:00:5E:00:AB:0G']) {
      const answer = await add({ ...body, mac, personId: ann });
      assertRefused(answer, 400, /mac/, answer.body.errors[0].errorCode);
    }
    assertRefused(await add({ model: 'Cisco 8851', personId: ann }), 400, 'Missing Mandatory field name: mac', 25_008);
    assertRefused(await add({ ...body, personId: 'x' }), 400, TEXTS.malformedId);
    assertRefused(await add({ ...body, personId: UNKNOWN }), 404, TEXTS[404]);
    assertRefused(await add({ ...body, personId: dan }), 404, TEXTS[404], 4008);
    assertRefused(await admin('POST', '/v1/devices'), 400, /\S/);
    assert.equal(await eventCount(storage, organization.org), before);
  });

  it('43: a disabled person is given no phone', async () => {
    const personId = await somebody();
    await registry().services.people.disable({ actor: registry().system }, personId);
    assertRefused(await add({ mac: macOf(103), model: 'Cisco 8851', personId }), 409, /disabled/);
    assertRefused(await world.admin('POST', '/v1/devices/activationCode', { personId, model: 'Cisco 8851' }), 409, /disabled/);
  });

  it('44: a MAC that is in use is 409 with 5675, also by a device of another kind', async () => {
    const personId = await somebody();
    const taken = '[Error 5675] MAC Address is in use.';
    assertRefused(await add({ mac: macOf(1), model: 'Cisco 8851', personId }), 409, taken, 5675);
    await registry().services.devices.create({ actor: registry().system }, { kind: 'mobile', mac: macOf(104) });
    assertRefused(await add({ mac: macOf(104), model: 'Cisco 8851', personId }), 409, taken, 5675);
    assert.equal(await countOf(personId), 0);
  });

  it('71: a workspace becomes callable with its first phone, where it is, and people do not', async () => {
    const { admin, here, there, dan } = world;
    const { services, system } = registry();
    const write = { actor: system };
    const room = async (name: string, locationId: string | null) =>
      (await services.places.createWorkspace(write, { name, locationId })).id;
    const [placed, placeless, coded, native] = [
      await room('Placed', there),
      await room('Placeless', null),
      await room('Coded', there),
      await room('Native', there),
    ];
    const devices = (id: string) => admin('GET', `${CONFIG}/workspaces/${id}/devices`);
    for (const id of [placed, placeless, coded]) assertRefused(await devices(id), 404, TEXTS[404], 4008);

    for (const [id, location, mac] of [
      [placed, there, macOf(300)],
      [placeless, here, macOf(301)],
    ] as const) {
      const added = await ok(admin, 'POST', '/v1/devices', { mac, model: 'Cisco 8851', workspaceId: id });
      assert.equal(uuidIn(added.locationId), location);
      const { body } = await devices(id);
      assert.deepEqual([body.devices.length, body.devices[0].owner.type, body.devices[0].primaryOwner], [1, 'PLACE', true]);
    }
    // A code that nobody redeems changes nothing.
    const { code } = await ok(admin, 'POST', '/v1/devices/activationCode', { workspaceId: coded, model: 'Cisco 8851' });
    assertRefused(await devices(coded), 404, TEXTS[404], 4008);
    const redemption = { code, mac: macOf(302), model: 'Cisco 8851', ip: '10.0.0.7' };
    assert.equal((await admin('POST', '/registry/v1/activations', redemption)).status, 201);
    assert.equal((await devices(coded)).body.devices.length, 1);

    const { id: deviceId } = await services.devices.create(write, { kind: 'desk_phone', mac: macOf(303) });
    await services.assignments.create(write, { deviceId, owner: { kind: 'workspace', id: native }, role: 'owner' });
    assert.equal((await devices(native)).body.devices.length, 1, 'through the native API, too');

    assertRefused(await add({ mac: macOf(304), model: 'Cisco 8851', personId: dan }), 404, TEXTS[404], 4008);
  });

  it('71: a location administrator adds the first phone of a workspace only where they administer', async () => {
    const { there, as } = world;
    const write = { actor: registry().system };
    const { services } = registry();
    for (const locationId of [there, null]) {
      const { id: workspaceId } = await services.places.createWorkspace(write, { name: 'Elsewhere', locationId });
      for (const [path, body] of [
        ['/v1/devices', { mac: macOf(305), model: 'Cisco 8851', workspaceId }],
        ['/v1/devices/activationCode', { model: 'Cisco 8851', workspaceId }],
      ] as const)
        assertRefused(await as('location_admin')('POST', path, body), 403, TEXTS[403]);
    }
  });

  it('45: a sixth phone is 400, on POST devices and on activationCode', async () => {
    const personId = await somebody();
    for (let number = 110; number < 115; number += 1) await addPhone(world.admin, { personId }, number);
    assertRefused(await add({ mac: macOf(115), model: 'Cisco 8851', personId }), 400, FULL);
    const code = { personId, model: 'Cisco 8851' };
    assertRefused(await world.admin('POST', '/v1/devices/activationCode', code), 400, FULL);
    const [first] = await devicesOf(world.admin, personId);
    await done(world.admin, 'DELETE', `/v1/devices/${first.id}`);
    await ok(world.admin, 'POST', '/v1/devices/activationCode', code);
    assertRefused(await add({ mac: macOf(115), model: 'Cisco 8851', personId }), 400, FULL);
  });

  it('45: twenty phones added at once for one owner are five, and every refusal says so', async () => {
    const personId = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => add({ mac: macOf(120 + index), model: 'Cisco 8851', personId })),
    );
    assert.equal(answers.filter(answer => answer.status === 200).length, 5);
    for (const answer of answers.filter(each => each.status !== 200)) assertRefused(answer, 400, FULL);
    assert.equal(await countOf(personId), 5);
    const rows = await devicesOf(world.admin, personId);
    assert.ok(rows.every(row => row.type === 'PRIMARY' && row.primaryOwner));
  });

  it('45: one MAC added twenty times at once is one phone', async () => {
    const owners = await Promise.all(Array.from({ length: 20 }, somebody));
    const answers = await Promise.all(owners.map(personId => add({ mac: macOf(150), model: 'Cisco 8851', personId })));
    assert.deepEqual(answers.map(answer => answer.status).toSorted(), [200, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('45: the organization’s policy says how many devices and how many own ones, shared lines included', async () => {
    const { services, system } = registry();
    const [owner, other] = [await somebody(), await somebody()];
    const first = await addPhone(world.admin, { personId: owner }, 160);
    const second = await addPhone(world.admin, { personId: owner }, 161);
    await services.organizations.setPolicy({ actor: system }, { maxDeviceCount: 2, maxOwnedDeviceCount: 1 });
    try {
      const body = await ok(world.admin, 'GET', `${CONFIG}/people/${other}/devices`);
      assert.deepEqual([body.maxDeviceCount, body.maxOwnedDeviceCount], [2, 1]);
      await addPhone(world.admin, { personId: other }, 162);
      assertRefused(await add({ mac: macOf(163), model: 'Cisco 8851', personId: other }), 400, FULL);
      await putMembers(world.admin, first, [entry(owner, 1, true), entry(other, 2), entry(other, 3)]);
      const third = await world.admin('PUT', `${CONFIG}/devices/${second}/members`, {
        members: [entry(owner, 1, true), entry(other, 2)],
      });
      assertRefused(third, 400, FULL);
      assert.equal(await countOf(other), 2, 'two lines on one device count once');
    } finally {
      await services.organizations.setPolicy({ actor: system }, { maxDeviceCount: null, maxOwnedDeviceCount: null });
    }
  });

  it('46: an activation code has 16 digits, and a time at which it expires in a week', async () => {
    const personId = await somebody();
    for (const body of [{ personId, model: 'DMS Cisco 8851' }, { workspaceId: encoded('PLACE', world.lobby) }]) {
      const { code, expiryTime } = await ok(world.admin, 'POST', '/v1/devices/activationCode', body);
      assert.match(code, /^\d{16}$/);
      assert.match(expiryTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.ok(Math.abs(Date.parse(expiryTime) - Date.now() - 7 * 86_400_000) < 60_000);
    }
    assertRefused(await world.admin('POST', '/v1/devices/activationCode', {}), 400, /personId/);
    assertRefused(await world.admin('POST', '/v1/devices/activationCode', { personId, model: 'x' }), 400, 'Unsupported model: x');
  });

  it('47: DELETE with a JSON content type and no body is exactly 204, and the phone is gone from every list', async () => {
    const { admin, bob } = world;
    const personId = await somebody();
    const id = await addPhone(admin, { personId }, 170);
    await putMembers(admin, id, [entry(personId, 1, true), entry(bob, 2)]);
    const before = await countOf(bob);
    const answer = await admin('DELETE', `/v1/devices/${id}`, undefined, {
      'content-type': 'application/json',
      'content-length': '0',
    });
    assert.deepEqual([answer.status, answer.text], [204, '']);
    assert.deepEqual([await countOf(personId), await countOf(bob)], [0, before - 1]);
    for (const path of [`/v1/devices/${id}`, `${CONFIG}/devices/${id}`, `${CONFIG}/devices/${id}/members`]) {
      assertRefused(await admin('GET', path), 404, TEXTS[404]);
    }
    assert.deepEqual((await ok(admin, 'GET', `/v1/devices?mac=${macOf(170)}`)).items, []);
    assertRefused(await admin('DELETE', `/v1/devices/${id}`), 404, TEXTS[404]);
  });

  it('a phone that is added again is the same device with new settings, and its history says who had it', async () => {
    const { admin } = world;
    const { services, system } = registry();
    const [first, second] = [await somebody(), await somebody()];
    const id = await addPhone(admin, { personId: first }, 180);
    await ok(admin, 'PATCH', `/v1/devices/${id}`, { op: 'add', path: 'tags', value: ['old'] });
    await services.deskPhones.checkIn({ actor: system }, id, { ip: '10.0.0.4', software: 'old' });
    await services.deskSettings.customize({ actor: system }, id, { values: { mpp: {} }, enabled: true });
    await done(admin, 'DELETE', `/v1/devices/${id}`);
    assert.deepEqual(await ok(admin, 'POST', `${CONFIG}/devices/actions/validateMacs/invoke`, { macs: [macOf(180)] }), {
      status: 'OK',
    });

    const again = await ok(admin, 'POST', '/v1/devices', { mac: macOf(180), model: 'Cisco 8875', personId: second });
    assert.equal(uuidIn(again.id), id);
    assert.deepEqual(
      [again.tags, again.product, again.connectionStatus, 'ip' in again, 'firstSeen' in again],
      [[], 'Cisco 8875', 'activating', false, false],
    );
    assert.equal((await ok(admin, 'GET', `${CONFIG}/devices/${id}/settings`)).customEnabled, false);
    const history = await services.holdings.historyOfDevice(system, id, { limit: 10, cursor: null });
    assert.deepEqual(
      history.items.map(each => [each.owner.id, each.until === null]),
      [
        [first, false],
        [second, true],
      ],
    );
  });

  it('an owner removes their own phone, a member nobody else’s', async () => {
    const { asAnn, lobbyPhone, admin } = world;
    const own = await addPhone(admin, { personId: world.ann }, 190);
    assertRefused(await asAnn('DELETE', `/v1/devices/${lobbyPhone}`), 404, TEXTS[404]);
    assertRefused(await world.as('user_admin')('DELETE', `/v1/devices/${lobbyPhone}`), 403, TEXTS[403]);
    await done(asAnn, 'DELETE', `/v1/devices/${own}`);
    assertRefused(
      await asAnn('POST', '/v1/devices', { mac: macOf(191), model: 'Cisco 8851', personId: world.ann }),
      403,
      TEXTS[403],
    );
  });
});
