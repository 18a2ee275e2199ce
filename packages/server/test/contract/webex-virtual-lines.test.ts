/** Webex: lines that no person or workspace has (acceptance items 88 and 89). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  assertRefused,
  CONFIG,
  createWorld,
  done,
  encoded,
  entry,
  noNulls,
  ok,
  putMembers,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

const PATH = `${CONFIG}/virtualLines`;

onBothDatabases('Webex virtual lines', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });

  it('88: a virtual line is made, put on a phone, changed, found by its number, and deleted', async () => {
    const { admin, ann, bob, annsPhone } = world;
    const locationId = encoded('LOCATION', world.here);
    const kept = { displayName: 'Front', callerIdNumber: '+14085550100', timeZone: 'Europe/Berlin' };
    const made = await admin('POST', PATH, { firstName: 'Front', lastName: 'Desk', extension: '500', locationId, ...kept });
    assert.equal(made.status, 201, made.text);
    const { id } = made.body;
    const read = await ok(admin, 'GET', `${PATH}/${id}`);
    assert.deepEqual(read, {
      id,
      firstName: 'Front',
      lastName: 'Desk',
      ...kept,
      number: { extension: '500', primary: false },
      location: { id: locationId, name: 'Here' },
      numberOfDevicesAssigned: 0,
    });
    assert.equal((await ok(admin, 'GET', `/registry/v1/virtual-lines/${uuidIn(id)}`)).firstName, 'Front');
    await putMembers(admin, annsPhone, [entry(ann, 1, true), entry(bob, 2), entry(id, 3)]);
    assert.equal((await ok(admin, 'GET', `${PATH}/${id}`)).numberOfDevicesAssigned, 1);
    const { devices } = await ok(admin, 'GET', `${PATH}/${id}/devices`);
    assert.deepEqual([devices.length, devices[0].primaryOwner, devices[0].activationState], [1, false, 'ACTIVATING']);

    await done(admin, 'PUT', `${PATH}/${id}`, { lastName: 'Office', phoneNumber: '+14085550500', timeZone: null });
    const changed = await ok(admin, 'GET', `${PATH}/${id}`);
    assert.deepEqual(
      [changed.lastName, changed.number, changed.timeZone],
      ['Office', { external: '+14085550500', extension: '500', primary: true }, 'Europe/Berlin'],
    );
    const before = await eventCount(registry().storage, registry().organization.org);
    await done(admin, 'PUT', `${PATH}/${id}`, changed);
    assert.equal(await eventCount(registry().storage, registry().organization.org), before, 'what was read comes back');
    const [number] = (await ok(admin, 'GET', `${CONFIG}/numbers?extension=500`)).phoneNumbers;
    assert.deepEqual([number.owner.id, number.owner.type], [id, 'VIRTUAL_LINE']);

    await done(admin, 'DELETE', `${PATH}/${id}`);
    for (const path of [`${PATH}/${id}`, `${PATH}/${id}/devices`]) assertRefused(await admin('GET', path), 404, TEXTS[404]);
    assertRefused(await admin('DELETE', `${PATH}/${id}`), 404, TEXTS[404]);
    assert.equal((await ok(admin, 'GET', `${CONFIG}/devices/${annsPhone}/members`)).members.length, 2);
    assert.notEqual((await ok(admin, 'GET', `/registry/v1/virtual-lines/${uuidIn(id)}`)).closedAt, null);
  });

  it('88: virtual lines are found by every filter, in pages, and by reach', async () => {
    const { admin, here, there } = world;
    const make = async (firstName: string, locationId: string, more: object) =>
      uuidIn((await ok(admin, 'POST', PATH, { firstName, lastName: 'Line', locationId, ...more })).id);
    const one = await make('One', here, { extension: '510' });
    await make('Two', there, { phoneNumber: '+14085550502' });
    const three = await make('Three', there, { extension: '512', phoneNumber: '+14085550503' });
    await putMembers(admin, world.lobbyPhone, [entry(world.lobby, 1, true), entry(one, 2)]);
    const pages = await walk(admin, `${PATH}?max=1`, 'virtualLines');
    noNulls(pages);
    const names = async (query: string): Promise<string[]> =>
      (await ok(admin, 'GET', `${PATH}?${query}`)).virtualLines.map((each: { firstName: string }) => each.firstName);
    assert.equal(pages.length, 3);
    assert.deepEqual(await names(`locationId=${there}`), ['Two', 'Three']);
    assert.deepEqual(await names('ownerName=TH'), ['Three']);
    assert.deepEqual(await names('phoneNumber=0502'), ['Two']);
    assert.deepEqual(await names(`id=${three}`), ['Three']);
    assert.deepEqual(await names('hasExtensionAssigned=false'), ['Two']);
    assert.deepEqual(await names('hasDnAssigned=false'), ['One']);
    assert.deepEqual(await names('hasDeviceAssigned=true'), ['One']);
    const theirs = await ok(world.as('location_admin'), 'GET', PATH);
    assert.equal(theirs.virtualLines.length, 1);
    assertRefused(await world.as('location_admin')('GET', `${PATH}/${three}`), 404, TEXTS[404]);
  });

  it('89: what is wrong with a virtual line is said, and nothing is made', async () => {
    const { admin } = world;
    const before = await eventCount(registry().storage, registry().organization.org);
    const make = (more: object) => admin('POST', PATH, { firstName: 'F', lastName: 'L', locationId: world.here, ...more });
    assertRefused(await make({}), 400, 'Missing Mandatory field name: extension', 25_008);
    assertRefused(await make({ extension: '1' }), 400, 'Invalid field value: extension', 25_024);
    assertRefused(await make({ extension: '100' }), 409, /100 is taken/);
    assertRefused(await make({ extension: '520', locationId: UNKNOWN }), 400, 'Invalid field value: locationId', 25_024);
    assertRefused(await make({ extension: '520', locationId: 'x' }), 400, TEXTS.malformedId);
    assertRefused(await make({ extension: '520', firstName: null }), 400, 'Missing Mandatory field name: firstName', 25_008);
    assertRefused(await admin('PUT', `${PATH}/${UNKNOWN}`, { firstName: 'x' }), 404, TEXTS[404]);
    assert.equal(await eventCount(registry().storage, registry().organization.org), before);
    const { id } = (await make({ extension: '530' })).body;
    const made = await eventCount(registry().storage, registry().organization.org);
    const change = (more: object) => admin('PUT', `${PATH}/${id}`, more);
    const missing = 'Missing Mandatory field name: extension';
    assertRefused(await change({ firstName: 'G', extension: '' }), 400, missing, 25_008);
    assert.equal(await eventCount(registry().storage, registry().organization.org), made);
    await done(admin, 'PUT', `${PATH}/${id}`, { extension: '', phoneNumber: '+14085550530' });
    assertRefused(await change({ phoneNumber: '' }), 400, missing, 25_008);
    await done(admin, 'DELETE', `${PATH}/${id}`);
    const body = { firstName: 'F', lastName: 'L', locationId: world.here, extension: '520' };
    for (const role of ['location_admin', 'user_admin', 'read_only', 'member'] as const) {
      const api = world.as(role);
      const made = await api('POST', PATH, body);
      if (role === 'location_admin' || role === 'user_admin') {
        await done(api, 'PUT', `${PATH}/${made.body.id}`, { extension: '521' });
        await done(api, 'DELETE', `${PATH}/${made.body.id}`);
        continue;
      }
      for (const answer of [made, await api('PUT', `${PATH}/${UNKNOWN}`, {}), await api('DELETE', `${PATH}/${UNKNOWN}`)])
        assertRefused(answer, 403, TEXTS[403]);
    }
  });
});
