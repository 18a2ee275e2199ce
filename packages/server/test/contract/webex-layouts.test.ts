/** Webex: the layout of a phone's line keys and modules (acceptance items 86 and 87). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  done,
  encoded,
  macOf,
  ok,
  TEXTS,
  UNKNOWN,
  type World,
} from '../support/webex.ts';

const KEYS = [
  { lineKeyIndex: 1, lineKeyType: 'PRIMARY_LINE' },
  { lineKeyIndex: 2, lineKeyType: 'SPEED_DIAL', lineKeyLabel: 'Desk', lineKeyValue: '101' },
  { lineKeyIndex: 3, lineKeyType: 'SHARED_LINE', sharedLineIndex: 1 },
  { lineKeyIndex: 4, lineKeyType: 'OPEN' },
];
const KEM = {
  kemModuleType: 'KEM_14_KEYS',
  kemKeys: [{ kemModuleIndex: 1, kemKeyIndex: 1, kemKeyType: 'SPEED_DIAL', kemKeyLabel: 'Bob', kemKeyValue: '101' }],
};
const CUSTOM = { layoutMode: 'CUSTOM', userReorderEnabled: true, lineKeys: KEYS, ...KEM };
const DEFAULT = { layoutMode: 'DEFAULT', userReorderEnabled: false };

onBothDatabases('Webex layouts', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const pathOf = (id: string) => `${CONFIG}/devices/${id}/layout`;

  it('86: a phone has the default layout until it gets one of its own, which is read back, and goes with its removal', async () => {
    const { admin, cara } = world;
    const phone = await addPhone(admin, { personId: cara }, 700);
    const path = pathOf(encoded('CALLING_DEVICE', phone));
    assert.deepEqual(await ok(admin, 'GET', path), DEFAULT);
    const before = await ok(admin, 'GET', `/registry/v1/devices/${phone}`);
    await done(admin, 'PUT', path, CUSTOM);
    assert.deepEqual(await ok(admin, 'GET', path), CUSTOM);
    const events = await eventCount(registry().storage, registry().organization.org);
    assert.equal((await ok(admin, 'GET', `/registry/v1/devices/${phone}`)).revision, before.revision + 1);
    // What was read comes back, and changes nothing.
    await done(admin, 'PUT', path, { ...CUSTOM, lineKeys: KEYS.map(key => ({ lineKeyLabel: null, ...key })) });
    assert.equal(await eventCount(registry().storage, registry().organization.org), events);
    // Neither does the same without modules, twice.
    const { kemModuleType: _, kemKeys: _keys, ...bare } = CUSTOM;
    await done(admin, 'PUT', path, bare);
    const once = await eventCount(registry().storage, registry().organization.org);
    await done(admin, 'PUT', path, bare);
    assert.equal(await eventCount(registry().storage, registry().organization.org), once);
    await done(admin, 'PUT', path, { layoutMode: 'DEFAULT', userReorderEnabled: true });
    assert.deepEqual(await ok(admin, 'GET', path), { layoutMode: 'DEFAULT', userReorderEnabled: true });
    await done(admin, 'PUT', path, CUSTOM);
    await done(admin, 'DELETE', `/v1/devices/${phone}`);
    assertRefused(await admin('GET', path), 404, TEXTS[404]);
    const again = await ok(admin, 'POST', '/v1/devices', { mac: macOf(700), model: 'Cisco 8851', personId: cara });
    assert.deepEqual(await ok(admin, 'GET', pathOf(again.id)), DEFAULT);
  });

  it('87: what does not fit the model is refused, and changes nothing', async () => {
    const { admin, annsPhone } = world;
    const put = (more: object, id = annsPhone) => admin('PUT', pathOf(id), { ...CUSTOM, ...more });
    const field = async (more: object, name: string) =>
      assertRefused(await put(more), 400, `Invalid field value: ${name}`, 25_024);
    const [first, second] = KEYS;
    await field({ lineKeys: [first, { ...second, lineKeyIndex: 11 }] }, 'lineKeys.lineKeyIndex');
    await field({ lineKeys: [first, first] }, 'lineKeys.lineKeyIndex');
    await field({ lineKeys: [{ ...first, lineKeyType: 'OPEN' }] }, 'lineKeys.lineKeyType');
    await field({ lineKeys: [] }, 'lineKeys');
    await field({ lineKeys: [second] }, 'lineKeys');
    await field({ kemKeys: [{ ...KEM.kemKeys[0], kemKeyIndex: 15 }] }, 'kemKeys.kemKeyIndex');
    await field({ kemModuleType: 'KEM_20_KEYS' }, 'kemModuleType');
    await field({ kemKeys: [{ ...KEM.kemKeys[0], kemModuleIndex: 3 }] }, 'kemKeys.kemModuleIndex');
    await field({ kemKeys: [KEM.kemKeys[0], KEM.kemKeys[0]] }, 'kemKeys.kemKeyIndex');
    const missing = async (more: object, name: string) => assertRefused(await put(more), 400, name, 25_008);
    await missing({ lineKeys: null }, 'Missing Mandatory field name: lineKeys');
    await missing({ kemModuleType: null }, 'Missing Mandatory field name: kemModuleType');
    await missing({ lineKeys: [{ ...second, lineKeyValue: null }] }, 'Missing Mandatory field name:  lineKeys.lineKeyValue');
    await missing({ layoutMode: null }, 'Missing Mandatory field name: layoutMode');
    assertRefused(await put({ layoutMode: 'OTHER' }), 400, /layoutMode/, 25_024);
    assertRefused(await put({}, UNKNOWN), 404, TEXTS[404]);
    const one = await addPhone(admin, { personId: world.cara }, 701, 'Cisco 7832');
    assertRefused(await put({}, one), 400, 'Invalid field value: layoutMode', 25_024);
    assert.deepEqual(await ok(admin, 'GET', pathOf(annsPhone)), DEFAULT);
  });
});
