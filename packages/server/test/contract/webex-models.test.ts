/** Webex: the models that can be added, the vendor's and an organization's own (acceptance items 57, 67 and 68). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  encoded,
  macOf,
  ok,
  TEXTS,
  uuidIn,
  type World,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Row = any;

/** What administrators' tools and their tests name, each with the lines that fit on it. */
const NAMED: readonly (readonly [name: string, type: string, ports: number])[] = [
  ...['6821 2', '6841 4', '6851 4', '6861 4', '6871 6'].map(each => mpp(each)),
  ...['7811 1', '7821 2', '7832 1', '7841 4', '7861 16'].map(each => mpp(each)),
  ...['8811 10', '8832 1', '8841 10', '8845 10', '8851 10', '8861 10', '8865 10', '8875 10'].map(each => mpp(each)),
  ...['840 6', '840S 6', '860 6', '860S 6'].map(each => mpp(each)),
  ['Cisco 9811', 'DESK_PHONE', 1],
  ['Cisco 9821', 'DESK_PHONE', 2],
  ['Cisco 9841', 'DESK_PHONE', 4],
  ['Cisco 9851', 'DESK_PHONE', 10],
  ['Cisco 9861', 'DESK_PHONE', 16],
  ['Cisco 9871', 'DESK_PHONE', 16],
  ['Cisco DECT 110 Base', 'MPP', 30],
  ['Cisco DECT 210 Base', 'MPP', 1_000],
  ['Cisco 191', 'ATA', 2],
  ['Cisco 192', 'ATA', 2],
  ['2N Customer Managed', 'GENERIC_SIP', 20],
  ['Generic IPPhone Customer Managed', 'GENERIC_SIP', 20],
];

function mpp(each: string): readonly [string, string, number] {
  const [number = '', ports = ''] = each.split(' ');
  return [`Cisco ${number}`, 'MPP', Number(ports)];
}

onBothDatabases('Webex models', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let count = 0;
  before(async () => {
    world = await createWorld(registry());
  });
  const somebody = async () => {
    count += 1;
    return (await addCalling(registry(), `owner ${count}`, world.here)).person.id;
  };
  const supported = async (): Promise<Row[]> => (await ok(world.admin, 'GET', `${CONFIG}/supportedDevices`)).devices;
  const add = async (model: string, personId: string) => {
    count += 1;
    return world.admin('POST', '/v1/devices', { mac: macOf(1_000 + count), model, personId });
  };

  it('67: every model that clients name is listed with its lines, and is added under both of its names', async () => {
    const rows = await supported();
    for (const [name, type, ports] of NAMED) {
      const row = rows.find(each => each.displayName === name) ?? assert.fail(`${name} is not listed`);
      assert.deepEqual([row.type, row.numberOfLinePorts, row.onboardingMethod[0]], [type, ports, 'MAC_ADDRESS'], name);
      const personId = await somebody();
      for (const spelling of new Set([row.displayName, row.model])) {
        const answer = await add(spelling, personId);
        assert.equal(answer.status, 200, `${spelling}: ${answer.text}`);
        assert.deepEqual([answer.body.managedBy, answer.body.type], [row.managedBy, 'phone']);
        const found = await ok(world.admin, 'GET', `${CONFIG}/devices/${answer.body.callingDeviceId}`);
        assert.deepEqual(
          [found.model, found.manufacturer, found.managedBy, found.upgradeChannelEnabled],
          [row.model, row.manufacturer, row.managedBy, row.upgradeChannelEnabled],
        );
        const members = await ok(world.admin, 'GET', `${CONFIG}/devices/${answer.body.id}/members`);
        assert.equal(members.maxLineCount, ports);
      }
      for (const device of await devicesOf(world.admin, personId))
        assert.deepEqual([device.model, device.modelType], [row.model, type]);
    }
  });

  it('67: names are unique, and a part of a name finds one model as clients expect', async () => {
    const rows = await supported();
    const names = rows.flatMap(row => [...new Set([row.model, row.displayName])]);
    assert.equal(new Set(names).size, names.length);
    const modelsWith = (part: string) => rows.filter(row => row.model.toUpperCase().includes(part.toUpperCase()));
    for (const part of ['8851', '8841', '8865', '9861', '191', '192', 'DBS210']) assert.equal(modelsWith(part).length, 1, part);
    assert.deepEqual(
      modelsWith('generic ipphone').map(row => row.managedBy),
      ['CUSTOMER'],
    );
  });

  it('67: flags are those of the family', async () => {
    const rows = new Map((await supported()).map(row => [row.displayName, row]));
    const flags = (name: string, ...members: string[]) => members.map(member => rows.get(name)?.[member]);
    assert.deepEqual(flags('Cisco 8865', 'kemModuleCount', 'kemModuleType'), [3, ['KEM_14_KEYS', 'KEM_18_KEYS']]);
    assert.deepEqual(flags('Cisco 9861', 'kemModuleCount', 'kemModuleType'), [3, ['KEM_20_KEYS']]);
    assert.deepEqual(flags('Cisco 8875', 'touchScreenPhone', 'supportsLogCollection'), [true, 'CISCO_PRT']);
    assert.deepEqual(flags('Cisco 192', 't38Enabled', 'numberOfLineKeyButtons', 'onboardingMethod'), [true, 0, ['MAC_ADDRESS']]);
    assert.deepEqual(flags('Cisco Desk Pro', 'supportsLogCollection', 'onboardingMethod'), ['CISCO_ROOMOS', ['ACTIVATION_CODE']]);
    assert.deepEqual(flags('2N Customer Managed', 'deviceSettingsConfiguration', 'allowHotelingHostEnabled'), ['NONE', false]);
  });

  it('67: settings begin as the block of the family', async () => {
    const blockOf = async (model: string) => {
      const { body } = await add(model, await somebody());
      return Object.keys((await ok(world.admin, 'GET', `${CONFIG}/devices/${body.id}/settings`)).customizations);
    };
    assert.deepEqual(await blockOf('Cisco 8841'), ['mpp']);
    assert.deepEqual(await blockOf('Cisco 191'), ['ata']);
    assert.deepEqual(await blockOf('Cisco 860'), ['wifi']);
    assert.deepEqual(await blockOf('Cisco DECT 210 Base'), []);
  });

  it('67: a model is added in the ways that it lists: a room device by a code, an adapter by its MAC address', async () => {
    const personId = await somebody();
    const byMac = await add('Cisco Desk Pro', personId);
    assertRefused(byMac, 400, 'Cisco Desk Pro cannot be added by a MAC address, only by an activation code.');
    const code = (model: string) => world.admin('POST', '/v1/devices/activationCode', { personId, model });
    assertRefused(await code('Cisco 192'), 400, 'Cisco 192 cannot be added by an activation code, only by a MAC address.');
    const { code: digits } = (await code('Cisco Desk Pro')).body;
    const redeem = (model: string) =>
      world.admin('POST', '/registry/v1/activations', { code: digits, mac: macOf(2_000), model, ip: '10.0.0.9' });
    assert.equal((await redeem('Cisco Desk')).status, 400);
    const { status, body } = await redeem('Cisco Desk Pro');
    assert.deepEqual([status, body.kind, body.make], [201, 'room_device', 'Cisco']);
    const [row] = await devicesOf(world.admin, personId);
    assert.deepEqual([row.modelType, row.model], ['ROOM_OS', 'Cisco Desk Pro']);
  });

  it('68: an organization adds models by its policy, and another organization does not have them', async () => {
    const policy = '/registry/v1/organization/policy';
    const personId = await somebody();
    assertRefused(await add('Acme Intercom', personId), 400, 'Unsupported model: Acme Intercom');
    const models = [
      { model: 'Acme Intercom', make: 'Acme', linePorts: 1 },
      { model: 'DMS Cisco 8899', type: 'MPP', make: 'Cisco', linePorts: 12 },
      { model: 'DMS Cisco 8851', type: 'MPP', make: 'Cisco', linePorts: 5 },
    ];
    await ok(world.admin, 'PATCH', policy, { webexModels: models });
    try {
      const rows = await supported();
      const of = (name: string) => rows.filter(row => row.displayName === name);
      assert.deepEqual(
        of('Acme Intercom').map(row => [row.type, row.manufacturer, row.managedBy, row.numberOfLinePorts]),
        [['GENERIC_SIP', 'THIRD_PARTY', 'CUSTOMER', 1]],
      );
      assert.deepEqual(
        of('Cisco 8899').map(row => [row.type, row.manufacturer, row.onboardingMethod]),
        [['MPP', 'CISCO', ['MAC_ADDRESS', 'ACTIVATION_CODE']]],
      );
      assert.deepEqual(
        of('Cisco 8851').map(row => row.numberOfLinePorts),
        [5],
      );
      const { body } = await add('Acme Intercom', personId);
      assert.deepEqual([body.product, body.managedBy], ['Acme Intercom', 'CUSTOMER']);
      assert.deepEqual(
        (await devicesOf(world.admin, personId)).map(row => row.modelType),
        ['GENERIC_SIP'],
      );
      assert.equal((await ok(world.admin, 'GET', `${CONFIG}/devices/${uuidIn(body.id)}/members`)).maxLineCount, 1);

      const { code } = await ok(world.admin, 'POST', '/v1/devices/activationCode', { personId, model: 'Cisco 8899' });
      const redemption = { code, mac: macOf(2_001), model: 'DMS Cisco 8899', ip: '10.0.0.10' };
      assert.equal((await world.admin('POST', '/registry/v1/activations', redemption)).status, 201);
    } finally {
      await ok(world.admin, 'PATCH', policy, { webexModels: null });
    }
    assertRefused(await add('Acme Intercom', personId), 400, 'Unsupported model: Acme Intercom');
    assert.deepEqual(
      (await devicesOf(world.admin, personId)).map(row => row.modelType),
      ['MPP', 'MPP'],
      'a device of a model that is not in the table any more',
    );
  });

  it('68: a policy names each model with its lines, and nothing else', async () => {
    const patch = (webexModels: unknown) => world.admin('PATCH', '/registry/v1/organization/policy', { webexModels });
    for (const wrong of ['x', [{ model: 'x' }], [{ model: '', linePorts: 1 }], [{ model: 'x', linePorts: 0 }]])
      assert.equal((await patch(wrong)).status, 400);
    assert.equal((await patch([{ model: 'x', linePorts: 1, type: 'ESIM' }])).status, 400);
    assertRefused(await add('x', encoded('PEOPLE', await somebody())), 400, 'Unsupported model: x');
    assertRefused(await add('Cisco 8851', world.dan), 404, TEXTS[404], 4008);
  });
});
