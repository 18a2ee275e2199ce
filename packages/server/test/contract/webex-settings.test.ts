/** Webex: applying changes, checking MACs, device settings, supported devices (acceptance items 54 to 57). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addPhone, assertRefused, CONFIG, createWorld, done, encoded, macOf, ok, type World } from '../support/webex.ts';

/** What wxc_sdk needs of an MPP phone's settings (contract webex §3.4). */
const NEEDED =
  'pnacEnabled audioCodecPriority background displayNameFormat cdpEnabled lldpEnabled qosEnabled defaultLoggingLevel dndServicesEnabled acd shortInterdigitTimer longInterdigitTimer offHookTimer lineKeyLabelFormat lineKeyLEDPattern mppUserWebAccessEnabled phoneLanguage poeMode screenTimeout vlan';

/** Every member of a supported device that the schema or a client needs (contract webex §3.5), by its type. */
const STRINGS = 'model displayName type manufacturer managedBy deviceSettingsConfiguration supportsLogCollection';
const BOOLEANS =
  'allowConfigureLayoutEnabled kemSupportEnabled upgradeChannelEnabled customizedBehaviorsEnabled allowConfigurePortsEnabled customizableLineLabelEnabled kemLinesSupportEnabled additionalPrimaryLineAppearancesEnabled basicEmergencyNomadicEnabled supportsLinePortReorderingEnabled portNumberSupportEnabled t38Enabled callDeclinedEnabled touchScreenPhone allowHotelingHostEnabled supportsApplyChangesEnabled allowConfigureLinesEnabled allowConfigurePhoneSettingsEnabled supportsHotlineEnabled';
const NUMBERS = 'numberOfLinePorts numberOfLineKeyButtons maxNumberOfLineAppearances';

onBothDatabases('Webex device settings', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let device: string;
  before(async () => {
    world = await createWorld(registry());
    device = `${CONFIG}/devices/${world.annsPhone}`;
  });

  it('54: applyChanges with a JSON content type and no body is 204', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    await done(world.admin, 'POST', `${device}/actions/applyChanges/invoke`, undefined, headers);
  });

  it('55: says of each MAC what is wrong with it, in the order and spelling of the request', async () => {
    const path = `${CONFIG}/devices/actions/validateMacs/invoke`;
    const check = (macs: unknown) => ok(world.admin, 'POST', path, { macs });
    const macs = [macOf(1).toLowerCase(), 'ab125678cdef', 'AB:12:56:78:CD:EF', 'nonsense'];
    const { status, macStatus } = await check(macs);
    assert.equal(status, 'ERRORS');
    assert.deepEqual(macStatus, [
      { mac: macs[0], state: 'UNAVAILABLE', errorCode: 5675, message: '[Error 5675] MAC Address is in use.' },
      { mac: macs[1], state: 'AVAILABLE' },
      { mac: macs[2], state: 'DUPLICATE_IN_LIST', errorCode: 5676, message: '[Error 5676] Duplicate MAC Address.' },
      { mac: macs[3], state: 'INVALID', errorCode: 25_220, message: 'Invalid MAC address: nonsense' },
    ]);
    assert.deepEqual(await check(['ab125678cdef', 'ab125678cdee']), { status: 'OK' });
    assert.deepEqual(await check('ab125678cdef'), { status: 'OK' });
    assert.deepEqual((await check(macOf(1))).macStatus.length, 1);
    assert.deepEqual(await check([]), { status: 'OK' });
    await registry().services.devices.create({ actor: registry().system }, { kind: 'mobile', mac: macOf(50) });
    assert.equal((await check([macOf(50)])).macStatus[0].state, 'UNAVAILABLE', 'a device of another kind has it');
    assertRefused(await world.admin('POST', path, {}), 400, 'Missing Mandatory field name: macs', 25_008);
    assertRefused(await world.admin('POST', path, { macs: [1] }), 400, /macs/, 25_024);
  });

  it('56: settings begin as the usual block, and come back as they were put', async () => {
    const path = `${device}/settings`;
    for (const query of ['?deviceModel=DMS+Cisco+8851', '?model=DMS+Cisco+8851', '']) {
      const { customizations, ...envelope } = await ok(world.admin, 'GET', path + query);
      for (const name of NEEDED.split(' ')) assert.ok(name in customizations.mpp, name);
      assert.deepEqual(Object.keys(envelope).toSorted(), ['customEnabled', 'deviceCount', 'lastUpdateTime', 'updateInProgress']);
      assert.deepEqual([envelope.customEnabled, envelope.deviceCount, envelope.updateInProgress], [false, 1, false]);
      assert.ok(Number.isInteger(envelope.lastUpdateTime));
    }
    const blocks = [
      { mpp: { poeMode: 'MAXIMUM', callsPerLine: 2, softKeyLayout: null } },
      { ata: { snmp: { enabled: false } } },
      {},
    ];
    for (const [index, query] of ['?model=Cisco+8851', '?deviceModel=x', ''].entries()) {
      const started = Date.now();
      const put = { customizations: blocks[index], customEnabled: index === 0, unknown: 1 };
      await done(world.admin, 'PUT', path + query, put);
      const { customizations, customEnabled, lastUpdateTime } = await ok(world.admin, 'GET', path);
      assert.deepEqual([customizations, customEnabled], [blocks[index], index === 0]);
      assert.ok(lastUpdateTime >= started && lastUpdateTime <= Date.now());
    }
    assertRefused(
      await world.admin('PUT', path, { customizations: {} }),
      400,
      'Missing Mandatory field name: customEnabled',
      25_008,
    );
    assertRefused(await world.admin('PUT', path, { customizations: 'x', customEnabled: true }), 400, /customizations/, 25_024);
  });

  it('57: supportedDevices has every member on every row, and type splits the list', async () => {
    const path = `${CONFIG}/supportedDevices`;
    const { upgradeChannelList, devices } = await ok(world.admin, 'GET', path);
    assert.deepEqual(upgradeChannelList, ['STABLE', 'STABLE_DELAY', 'PREVIEW', 'BETA', 'TESTING']);
    for (const row of devices) {
      for (const name of STRINGS.split(' ')) assert.equal(typeof row[name], 'string', name);
      for (const name of BOOLEANS.split(' ')) assert.equal(typeof row[name], 'boolean', name);
      for (const name of NUMBERS.split(' ')) assert.ok(Number.isInteger(row[name]), name);
      assert.deepEqual(row.supportedFor, ['PEOPLE', 'PLACE']);
      assert.ok(row.onboardingMethod.length > 0);
      assert.ok(row.onboardingMethod.every((method: string) => ['MAC_ADDRESS', 'ACTIVATION_CODE'].includes(method)));
      assert.equal(row.kemSupportEnabled, 'kemModuleCount' in row);
      assert.equal(row.kemSupportEnabled, 'kemModuleType' in row);
    }
    const listed = async (query: string): Promise<Record<string, unknown>[]> =>
      (await ok(world.admin, 'GET', path + query)).devices;
    const types = new Set(devices.map((row: Record<string, unknown>) => row.type));
    assert.deepEqual([...types].toSorted(), ['ATA', 'DESK_PHONE', 'GENERIC_SIP', 'MPP']);
    for (const type of types) {
      const [of, not] = [await listed(`?type=${type}`), await listed(`?type=not:${type}`)];
      assert.ok(of.every(row => row.type === type) && not.every(row => row.type !== type));
      assert.equal(of.length + not.length, devices.length);
    }
    const [layout, none] = [
      await listed('?allowConfigureLayoutEnabled=True'),
      await listed('?allowConfigureLayoutEnabled=false'),
    ];
    assert.ok(layout.some(row => row.displayName === 'Cisco 8851') && none.some(row => row.displayName === 'Cisco 8832'));
    assert.equal(layout.length + none.length, devices.length);
  });

  it('one device’s configuration has what clients need; its password is taken and never shown', async () => {
    const { admin, annsPhone } = world;
    const found = await ok(admin, 'GET', device);
    const { owner, proxy, ...rest } = found;
    assert.deepEqual(rest, {
      manufacturer: 'CISCO',
      managedBy: 'CISCO',
      id: encoded('CALLING_DEVICE', annsPhone),
      ip: '',
      mac: macOf(1),
      model: 'DMS Cisco 8851',
      activationState: 'activating',
      description: [],
      upgradeChannelEnabled: true,
    });
    assert.match(owner.sipUserName, /^\w+$/);
    assert.equal(owner.linePort, `l1@${annsPhone}`);
    assert.equal(typeof proxy.outboundProxy, 'string');
    await done(admin, 'PUT', device, { sipPassword: 'tell nobody' });
    assert.ok(!JSON.stringify(await ok(admin, 'GET', device)).includes('tell nobody'));
    assertRefused(await admin('PUT', device, {}), 400, 'Missing Mandatory field name: sipPassword', 25_008);
  });

  it('a phone of one port takes one line', async () => {
    const { admin, cara, bob } = world;
    const id = await addPhone(admin, { personId: cara }, 60, 'Cisco 8832');
    const { maxLineCount } = await ok(admin, 'GET', `${CONFIG}/devices/${id}/members`);
    assert.equal(maxLineCount, 1);
    const { services, system } = registry();
    const sharing = { deviceId: id, owner: { kind: 'person', id: bob }, role: 'shared_line' } as const;
    await assert.rejects(services.assignments.create({ actor: system }, sharing), { code: 'conflict' });
  });
});
