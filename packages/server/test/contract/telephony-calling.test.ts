/** Who can be called: the native routes, and numbers that are one owner's alone. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createApi } from '../support/http.ts';
import { ok, onlyFault, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addPhone, CONFIG, createWorld, devicesOf, type World } from '../support/webex.ts';

onBothDatabases('calling', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });

  it('makes a person callable by location, extension and number, and members that are left out stay', async () => {
    const { admin, dan, here, there } = world;
    const path = `/people/${dan}/calling`;
    const set = (body: object) => ok(admin, 'PUT', path, body);
    const all = { locationId: here, extension: '300', phoneNumber: '+14085550300', compression: false, guestAllowed: true };
    assert.deepEqual(await set({ locationId: here, extension: '300', phoneNumber: '+14085550300' }), all);
    assert.deepEqual(await set({ locationId: there }), { ...all, locationId: there });
    assert.deepEqual(await set({ locationId: there, extension: null }), { ...all, locationId: there, extension: null });
    assert.deepEqual(await devicesOf(admin, dan), []);
    assert.equal((await admin('DELETE', `/registry/v1${path}`)).status, 204);
    assert.equal((await admin('GET', `${CONFIG}/people/${dan}/devices`)).body.errors[0].errorCode, 4008);
    await refused(admin, 'not_found', 'DELETE', path);
  });

  it('is read as it was set, by the owner and by who may read devices', async () => {
    const { admin, ann, dan, lobby, here } = world;
    const line = await ok(admin, 'POST', '/virtual-lines', { firstName: 'Front', lastName: 'Desk', locationId: here });
    for (const path of [`/people/${ann}/calling`, `/workspaces/${lobby}/calling`, `/virtual-lines/${line.id}/calling`]) {
      const set = await ok(admin, 'PUT', path, { locationId: here });
      assert.deepEqual(await ok(admin, 'GET', path), set);
    }
    const { detail } = await refused(admin, 'not_found', 'GET', `/people/${dan}/calling`);
    assert.equal(detail, 'The owner cannot be called.');
    await refused(admin, 'not_found', 'GET', `/people/${UNKNOWN_ID}/calling`);
    const { person, token } = await registry().addPerson(`called-${engine}`, { scopes: ['telephony:read'] });
    const called = await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId: here });
    const own = createApi(await registry().serve(), token);
    assert.deepEqual(await ok(own, 'GET', `/people/${person.id}/calling`), called);
    await refused(own, 'forbidden', 'GET', `/people/${ann}/calling`);
  });

  it('gives an extension once in a location, and a number once in the organization', async () => {
    const { admin, cara, dan, lobby, here, there } = world;
    const taken = (path: string, body: object) => refused(admin, 'conflict', 'PUT', path, body);
    await taken(`/people/${cara}/calling`, { locationId: here, extension: '100' });
    await taken(`/workspaces/${lobby}/calling`, { locationId: here, extension: '102' });
    await ok(admin, 'PUT', `/people/${dan}/calling`, { locationId: there, extension: '100', phoneNumber: '+14085550301' });
    await taken(`/people/${cara}/calling`, { locationId: here, phoneNumber: '+14085550301' });
    const line = { firstName: 'F', lastName: 'D', locationId: there };
    await refused(admin, 'conflict', 'POST', '/virtual-lines', { ...line, extension: '100' });
    await ok(admin, 'PUT', `/people/${dan}/calling`, { locationId: there, extension: '100' });
  });

  it('refuses what is no extension, no number and no location', async () => {
    const { admin, cara, here } = world;
    const path = `/people/${cara}/calling`;
    for (const extension of ['1', 'abc', '12345678901']) {
      assert.deepEqual((await onlyFault(admin, 'PUT', path, { locationId: here, extension })).slice(0, 2), ['body', 'extension']);
    }
    for (const phoneNumber of ['123', '4085550100', '+1 408']) {
      assert.deepEqual((await onlyFault(admin, 'PUT', path, { locationId: here, phoneNumber })).slice(0, 2), [
        'body',
        'phoneNumber',
      ]);
    }
    for (const locationId of [UNKNOWN_ID, 'x']) {
      assert.deepEqual((await onlyFault(admin, 'PUT', path, { locationId })).slice(0, 2), ['body', 'locationId']);
    }
    await refused(admin, 'not_found', 'PUT', `/people/${UNKNOWN_ID}/calling`, { locationId: here });
    await refused(admin, 'invalid', 'PUT', path, { extension: '500' });
  });

  it('is for administrators of the place: for a location administrator, of their locations', async () => {
    const { as, cara, dan, here, there } = world;
    for (const role of ['read_only', 'user_admin', 'member'] as const) {
      await refused(as(role), 'forbidden', 'PUT', `/people/${cara}/calling`, { locationId: here });
    }
    await ok(as('location_admin'), 'PUT', `/people/${cara}/calling`, { locationId: here, extension: '102' });
    await refused(as('location_admin'), 'invalid', 'PUT', `/people/${cara}/calling`, { locationId: there });
    await refused(as('location_admin'), 'not_found', 'PUT', `/people/${dan}/calling`, { locationId: here });
  });

  it('a virtual line is made and read; for others’ locations it does not exist', async () => {
    const { admin, as, asAnn, here, there } = world;
    const made = await ok(admin, 'POST', '/virtual-lines', {
      firstName: 'Front',
      lastName: 'Desk',
      locationId: there,
      extension: '901',
    });
    assert.deepEqual(await ok(admin, 'GET', `/virtual-lines/${made.id}`), made);
    await refused(as('location_admin'), 'not_found', 'GET', `/virtual-lines/${made.id}`);
    await refused(asAnn, 'forbidden', 'GET', `/virtual-lines/${made.id}`);
    await refused(admin, 'not_found', 'GET', `/virtual-lines/${UNKNOWN_ID}`);
    const own = await ok(as('location_admin'), 'POST', '/virtual-lines', { firstName: 'A', lastName: 'B', locationId: here });
    assert.equal((await ok(as('location_admin'), 'GET', `/virtual-lines/${own.id}`)).firstName, 'A');
  });

  it('a person who can no longer be called keeps their lines until they are ended', async () => {
    const { admin } = world;
    const { person } = await registry().addPerson('leaver');
    await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId: world.here, extension: '400' });
    const id = await addPhone(admin, { personId: person.id }, 70);
    assert.equal((await admin('DELETE', `/registry/v1/people/${person.id}/calling`)).status, 204);
    const { members } = (await admin('GET', `${CONFIG}/devices/${id}/members`)).body;
    assert.deepEqual([members.length, members[0].primaryOwner], [1, true]);
    const held = await ok(admin, 'GET', `/people/${person.id}/devices`);
    assert.equal(held.items.length, 1);
    assert.equal((await createApi(world.server, null)('GET', `/registry/v1/people/${person.id}/devices`)).status, 401);
  });
});
