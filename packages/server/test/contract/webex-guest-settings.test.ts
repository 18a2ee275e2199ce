/** Webex: who may be a guest, and by which way guests sign in (acceptance items 90 and 91). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  done,
  encoded,
  ok,
  TEXTS,
  UNKNOWN,
  type World,
} from '../support/webex.ts';

const permissionOf = (id: string) => `/v1/people/${id}/features/hoteling`;
const signInOf = (id: string) => `${CONFIG}/people/${id}/features/hotDesking/guest`;
const signInAt = (id: string) => `${CONFIG}/locations/${id}/features/hotDesking`;
/** A body that is a text, and holds the JSON of a value. */
const textOf = (value: unknown) => JSON.stringify(JSON.stringify(value));
const ON = { voicePortalHotDeskSignInEnabled: true };
const OFF = { voicePortalHotDeskSignInEnabled: false };

onBothDatabases('Webex settings of guests', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
    const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 5 };
    await done(world.admin, 'PUT', `${CONFIG}/people/${world.ann}/devices/settings/hoteling`, { hoteling });
  });

  const wish = () => ({ deviceId: world.annsPhone, personId: world.cara });
  const sessions = async () => (await ok(world.admin, 'GET', '/v1/hotdesk/sessions')).items.length;
  const events = () => eventCount(registry().storage, registry().organization.org);

  it('90: everybody may be a guest until it is taken from them, and then their session ends', async () => {
    const { admin, cara } = world;
    const path = permissionOf(encoded('PEOPLE', cara));
    assert.deepEqual(await ok(admin, 'GET', path), { enabled: true });
    await ok(admin, 'POST', '/registry/v1/guest-sessions', wish());
    assert.deepEqual([await sessions(), (await devicesOf(admin, cara)).length], [1, 1]);
    await done(admin, 'PUT', path, { enabled: false });
    assert.deepEqual([await sessions(), await devicesOf(admin, cara)], [0, []]);
    const { items } = await ok(admin, 'GET', `/registry/v1/people/${cara}/assignments`);
    assert.equal(items.at(-1).endReason, 'the guest is not allowed to be one any more');
    const { detail } = await refused(admin, 'conflict', 'POST', '/guest-sessions', wish());
    assert.equal(detail, 'The person is not allowed to be a guest.');
    assert.deepEqual(await ok(admin, 'GET', path), { enabled: false });
    assert.equal((await ok(admin, 'GET', `/registry/v1/people/${cara}/calling`)).guestAllowed, false);
    const count = await events();
    await done(admin, 'PUT', path, { enabled: false });
    assert.equal(await events(), count);
    // Numbers may change without it.
    await ok(admin, 'PUT', `/v1/people/${cara}`, { extension: '109' });
    assert.deepEqual(await ok(admin, 'GET', path), { enabled: false });
    await ok(admin, 'PUT', `/registry/v1/people/${cara}/calling`, { locationId: world.here, guestAllowed: true });
    assert.deepEqual(await ok(admin, 'GET', path), { enabled: true });
    await ok(admin, 'POST', '/registry/v1/guest-sessions', wish());
    await ok(admin, 'PUT', `/registry/v1/people/${cara}/calling`, { locationId: world.here, guestAllowed: false });
    assert.equal(await sessions(), 0);
    // wxc_sdk sends a text that holds the JSON of the object.
    await done(admin, 'PUT', path, textOf({ enabled: true }));
    assert.deepEqual(await ok(admin, 'GET', path), { enabled: true });
  });

  it('90: what is wrong is refused, and changes nothing', async () => {
    const { admin, cara, dan } = world;
    const count = await events();
    const put = (body: unknown) => admin('PUT', permissionOf(cara), body);
    for (const body of [{}, { enabled: null }, textOf({}), textOf(null), textOf({ enabled: null })]) {
      assertRefused(await put(body), 400, 'Missing Mandatory field name: enabled', 25_008);
    }
    for (const body of [{ enabled: 'yes' }, textOf({ enabled: 'yes' })]) {
      assertRefused(await put(body), 400, 'Invalid field value: enabled', 25_024);
    }
    for (const body of [JSON.stringify('enabled'), [true], 'null']) assertRefused(await put(body), 400, /malformed syntax/);
    assertRefused(await admin('GET', permissionOf(dan)), 404, TEXTS[404], 4008);
    assertRefused(await admin('PUT', permissionOf(dan), { enabled: true }), 404, TEXTS[404], 4008);
    assertRefused(await admin('PUT', permissionOf(UNKNOWN), { enabled: true }), 404, TEXTS[404]);
    assertRefused(await admin('GET', permissionOf('x')), 400, TEXTS.malformedId);
    assert.equal(await events(), count);
  });

  it('91: whether guests sign in by the voice portal is kept with the person and with the location', async () => {
    const { admin, ann, cara, dan, here, there } = world;
    for (const [path, other] of [
      [signInOf(ann), signInOf(cara)],
      [signInAt(encoded('LOCATION', here)), signInAt(there)],
    ] as const) {
      assert.deepEqual(await ok(admin, 'GET', path), OFF);
      await done(admin, 'PUT', path, ON);
      assert.deepEqual([await ok(admin, 'GET', path), await ok(admin, 'GET', other)], [ON, OFF]);
      const count = await events();
      for (const body of [ON, {}, { voicePortalHotDeskSignInEnabled: null }]) await done(admin, 'PUT', path, body);
      assert.equal(await events(), count);
      const wrong = await admin('PUT', path, { voicePortalHotDeskSignInEnabled: 'yes' });
      assertRefused(wrong, 400, 'Invalid field value: voicePortalHotDeskSignInEnabled', 25_024);
      await done(admin, 'PUT', path, OFF);
      assert.deepEqual(await ok(admin, 'GET', path), OFF);
    }
    // It does not decide who may be a guest.
    assert.deepEqual(await ok(admin, 'GET', permissionOf(ann)), { enabled: true });
    assertRefused(await admin('GET', signInOf(dan)), 404, TEXTS[404], 4008);
    assertRefused(await admin('PUT', signInAt(UNKNOWN), ON), 404, TEXTS[404]);
    assertRefused(await admin('GET', signInAt('features')), 404, TEXTS[404]);
  });
});
