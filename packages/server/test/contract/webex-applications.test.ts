/** Webex: a person's apps for calls, where they answer first, and images for phones (acceptance items 92 to 94). */
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
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
} from '../support/webex.ts';

const appsOf = (id: string) => `/v1/people/${id}/features/applications`;
const preferredOf = (id: string) => `${CONFIG}/people/${id}/preferredAnswerEndpoint`;
const ON = {
  ringDevicesForClickToDialCallsEnabled: true,
  ringDevicesForGroupPageEnabled: true,
  ringDevicesForCallParkEnabled: true,
  browserClientEnabled: true,
  desktopClientEnabled: true,
  tabletClientEnabled: true,
  mobileClientEnabled: true,
};

onBothDatabases('Webex apps', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });

  const give = async (personId: string, device: object) => {
    const { id } = await ok(world.admin, 'POST', '/registry/v1/devices', device);
    await ok(world.admin, 'POST', '/registry/v1/assignments', { deviceId: id, owner: { kind: 'person', id: personId } });
    return id as string;
  };
  const events = () => eventCount(registry().storage, registry().organization.org);

  it('92: apps are on until a client turns them off, and name the devices that the person has', async () => {
    const { admin, cara, ann } = world;
    const path = appsOf(encoded('PEOPLE', cara));
    assert.deepEqual(await ok(admin, 'GET', path), { ...ON, availableLineCount: 35 });
    const mobile = await give(cara, { kind: 'mobile', platform: 'ios', name: 'iPhone' });
    await give(cara, { kind: 'mobile', platform: 'android' });
    const desktop = await give(cara, { kind: 'mobile', platform: 'windows' });
    const browser = await give(cara, { kind: 'browser', name: 'Firefox' });
    const ids = { mobileClientId: mobile, desktopClientId: desktop, browserClientId: browser };
    const shown = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, encoded('APPLICATION', id)]));
    assert.deepEqual(await ok(admin, 'GET', path), { ...ON, ...shown, availableLineCount: 35 });
    // What was read comes back, and changes nothing.
    const count = await events();
    await done(admin, 'PUT', path, await ok(admin, 'GET', path));
    assert.equal(await events(), count);
    await done(admin, 'PUT', path, { browserClientEnabled: false, ringDevicesForGroupPageEnabled: false });
    await done(admin, 'PUT', path, { ringDevicesForCallParkEnabled: false, desktopClientEnabled: null });
    const { browserClientId: _, ...others } = shown;
    const off = { browserClientEnabled: false, ringDevicesForGroupPageEnabled: false, ringDevicesForCallParkEnabled: false };
    assert.deepEqual(await ok(admin, 'GET', path), { ...ON, ...off, ...others, availableLineCount: 35 });
    await done(admin, 'PUT', path, ON);
    assert.deepEqual(await ok(admin, 'GET', path), { ...ON, ...shown, availableLineCount: 35 });
    // A line on a phone takes one.
    assert.equal((await ok(admin, 'GET', appsOf(ann))).availableLineCount, 34);
    const wrong = await admin('PUT', path, { browserClientEnabled: 'yes' });
    assertRefused(wrong, 400, 'Invalid field value: browserClientEnabled', 25_024);
    assertRefused(await admin('GET', appsOf(world.dan)), 404, TEXTS[404], 4008);
    assertRefused(await admin('PUT', appsOf(UNKNOWN), {}), 404, TEXTS[404]);
  });

  it('93: somebody prefers one of the devices that they have, while they have it', async () => {
    const { admin, bob, annsPhone } = world;
    const path = preferredOf(encoded('PEOPLE', bob));
    // A line on somebody else's phone is not theirs.
    assert.deepEqual(await ok(admin, 'GET', path), { endpoints: [] });
    const phone = await addPhone(admin, { personId: bob }, 930, 'Cisco 8865');
    const browser = await give(bob, { kind: 'browser', name: 'Firefox' });
    await ok(admin, 'PATCH', `/v1/devices/${phone}`, { op: 'add', path: 'tags', value: ['blue', 'name= home phone'] });
    const endpoints = [
      { id: encoded('CALLING_DEVICE', phone), type: 'DEVICE', name: 'Cisco 8865 (home phone)' },
      { id: encoded('APPLICATION', browser), type: 'APPLICATION', name: 'Firefox' },
    ];
    assert.deepEqual(await ok(admin, 'GET', path), { endpoints });
    const put = (id: string | null) => done(admin, 'PUT', path, { preferredAnswerEndpointId: id });
    const preferred = async () => uuidIn((await ok(admin, 'GET', path)).preferredAnswerEndpointId ?? '');
    for (const id of [encoded('APPLICATION', browser), encoded('CALLING_DEVICE', phone), browser]) {
      await put(id);
      assert.equal(await preferred(), id === browser ? browser : uuidIn(id));
    }
    await put(null);
    assert.equal(await preferred(), '');
    noNulls(await ok(admin, 'GET', path));
    await put(phone);
    await ok(admin, 'POST', `/registry/v1/devices/${phone}/disable`);
    assert.deepEqual(await ok(admin, 'GET', path), { endpoints: endpoints.slice(1) });
    await ok(admin, 'POST', `/registry/v1/devices/${phone}/enable`);
    assert.equal(await preferred(), phone);
    await done(admin, 'DELETE', `/v1/devices/${phone}`);
    assert.deepEqual(await ok(admin, 'GET', path), { endpoints: endpoints.slice(1) });

    const count = await events();
    const refuse = async (id: string, message: string, code?: number) =>
      assertRefused(await admin('PUT', path, { preferredAnswerEndpointId: id }), 400, message, code);
    for (const id of [annsPhone, phone, UNKNOWN]) await refuse(id, 'Invalid field value: preferredAnswerEndpointId', 25_024);
    await refuse('x', TEXTS.malformedId);
    assertRefused(await admin('PUT', path, {}), 400, 'Missing Mandatory field name: preferredAnswerEndpointId', 25_008);
    assertRefused(await admin('GET', preferredOf(world.dan)), 404, TEXTS[404], 4008);
    assert.equal(await events(), count);
  });

  it('94: there are no images for phones', async () => {
    const images = await ok(world.admin, 'GET', `${CONFIG}/devices/backgroundImages`);
    assert.deepEqual(images, { backgroundImages: [], count: 0 });
  });
});
