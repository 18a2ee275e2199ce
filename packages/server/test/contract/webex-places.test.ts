/** Webex: locations and workspaces as administrators' tools make, find, change and close them (acceptance items 80 to 83). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  done,
  encoded,
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

const PLACE = {
  timeZone: 'Europe/Berlin',
  preferredLanguage: 'de_DE',
  announcementLanguage: 'de_de',
  address: { address1: 'Road 1', city: 'Berlin', state: 'BE', postalCode: '10115', country: 'DE' },
};

onBothDatabases('Webex places', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const events = () => eventCount(registry().storage, registry().organization.org);

  it('80: a location is made, read in both lists, changed with what is kept, and closed', async () => {
    const { admin } = world;
    const made = await ok(admin, 'POST', '/v1/locations', { name: 'Berlin', ...PLACE, latitude: '52.5', notes: null });
    noNulls(made);
    assert.deepEqual({ ...made, ...PLACE, latitude: '52.5' }, made);
    assert.equal((await ok(admin, 'GET', `/registry/v1/locations/${uuidIn(made.id)}`)).name, 'Berlin');
    const calling = (await ok(admin, 'GET', `${CONFIG}/locations?name=erl`)).locations;
    assert.deepEqual(calling, [await ok(admin, 'GET', `${CONFIG}/locations/${made.id}`)]);
    assert.deepEqual([calling[0].id, calling[0].timeZone, 'address' in calling[0]], [made.id, 'Europe/Berlin', false]);
    const enabled = await admin('POST', `${CONFIG}/locations`, { ...made });
    assert.deepEqual([enabled.status, enabled.body], [201, { id: made.id }]);

    const changed = await ok(admin, 'PUT', `/v1/locations/${made.id}`, { name: 'Potsdam', timeZone: 'Europe/Rome' });
    assert.deepEqual(changed, { ...made, name: 'Potsdam', timeZone: 'Europe/Rome' });
    assert.deepEqual(await ok(admin, 'PUT', `/v1/locations/${made.id}`, changed), changed, 'what was read comes back');
    await done(admin, 'DELETE', `/v1/locations/${made.id}`);
    for (const path of [`/v1/locations/${made.id}`, `${CONFIG}/locations/${made.id}`])
      assertRefused(await admin('GET', path), 404, TEXTS[404]);
    assertRefused(await admin('DELETE', `/v1/locations/${made.id}`), 404, TEXTS[404]);
    assertRefused(await admin('PUT', `/v1/locations/${made.id}`, { name: 'x' }), 404, TEXTS[404]);
    assert.notEqual((await ok(admin, 'GET', `/registry/v1/locations/${uuidIn(made.id)}`)).closedAt, null);
    assertRefused(await admin('DELETE', `/v1/locations/${world.here}`), 409, /The location has/);
  });

  it('80: an address is changed member by member, and what was only shown and comes back changes nothing', async () => {
    const { admin } = world;
    const made = await ok(admin, 'POST', '/v1/locations', { name: 'Bonn', ...PLACE });
    const path = `/v1/locations/${made.id}`;
    const moved = await ok(admin, 'PUT', path, { address: { city: 'Bonn' } });
    assert.deepEqual(moved.address, { ...PLACE.address, city: 'Bonn' });
    // A location that another face made has no address, and is shown with an empty one.
    const plain = `/v1/locations/${world.there}`;
    const shown = await ok(admin, 'GET', plain);
    const before = await events();
    assert.deepEqual(await ok(admin, 'PUT', plain, shown), shown);
    assert.deepEqual(await ok(admin, 'PUT', path, moved), moved);
    assert.equal(await events(), before);
    const { address } = await ok(admin, 'PUT', plain, { ...shown, address: { ...shown.address, city: 'Rome' } });
    assert.deepEqual(address, { ...shown.address, city: 'Rome' });
    await done(admin, 'DELETE', path);
  });

  it('80: locations are found by a part of the name in any letter case, and by id', async () => {
    const { admin, here, there } = world;
    const names = async (query: string) =>
      (await ok(admin, 'GET', `/v1/locations?${query}`)).items.map((each: Wire) => each.name);
    assert.deepEqual(await names('name=HER'), ['Here', 'There']);
    assert.deepEqual(await names(`id=${encoded('LOCATION', there)}`), ['There']);
    assert.deepEqual(await names(`id=${encoded('LOCATION', here)}&name=there`), []);
    assert.deepEqual(await names(`id=${UNKNOWN}`), []);
    assert.equal((await walk(admin, '/v1/locations?max=1&name=here')).length, 2);
    assertRefused(await admin('GET', '/v1/locations?id=x'), 400, TEXTS.malformedId);
    const theirs = await ok(world.as('location_admin'), 'GET', `/v1/locations?id=${there}`);
    assert.deepEqual(theirs.items, []);
  });

  it('80: what is wrong with a location is said, and nothing is made', async () => {
    const { admin } = world;
    const before = await events();
    const { timeZone: _, ...without } = PLACE;
    const missing = 'Missing Mandatory field name: timeZone';
    assertRefused(await admin('POST', '/v1/locations', { name: 'X', ...without }), 400, missing, 25_008);
    assertRefused(await admin('POST', '/v1/locations', PLACE), 400, 'Missing Mandatory field name: name', 25_008);
    assertRefused(
      await admin('POST', '/v1/locations', { ...PLACE, name: '' }),
      400,
      'Missing Mandatory field name: name',
      25_008,
    );
    assertRefused(await admin('POST', `${CONFIG}/locations`, { id: UNKNOWN }), 404, TEXTS[404]);
    assertRefused(await admin('POST', '/v1/locations', { name: 'X', ...PLACE, address: 'Road' }), 400, /address/, 25_024);
    assert.equal(await events(), before);
    for (const role of ['read_only', 'location_admin', 'user_admin', 'member'] as const)
      assertRefused(await world.as(role)('POST', '/v1/locations', { name: 'X', ...PLACE }), 403, TEXTS[403]);
  });

  it('81: a workspace is made with and without calls, gets a phone, and is seen natively', async () => {
    const { admin } = world;
    const here = encoded('LOCATION', world.here);
    const [license] = (await ok(admin, 'GET', '/v1/licenses')).items;
    const plain = await ok(admin, 'POST', '/v1/workspaces', { displayName: 'Plain', calling: { type: 'none' } });
    assert.deepEqual([plain.calling, plain.type, 'locationId' in plain], [{ type: 'none' }, 'notSet', false]);
    const kept = {
      type: 'huddle',
      capacity: 4,
      notes: 'By the stairs',
      supportedDevices: 'collaborationDevices',
      calendar: { type: 'microsoft', emailAddress: 'room@example.com' },
      hotdeskingStatus: 'on',
      deviceHostedMeetings: { enabled: true, siteUrl: 'site.example.com' },
      indoorNavigation: { url: 'https://map.example.com/room' },
    };
    const calling = { type: 'webexCalling', webexCalling: { extension: '401', locationId: here, licenses: [license.id] } };
    const room = await ok(admin, 'POST', '/v1/workspaces', { displayName: 'Room', locationId: here, calling, ...kept });
    noNulls(room);
    assert.deepEqual({ ...room, ...kept, calling, locationId: here, workspaceLocationId: here }, room);
    assert.deepEqual(await ok(admin, 'GET', `/v1/workspaces/${room.id}`), room);
    const native = await ok(admin, 'GET', `/registry/v1/workspaces/${uuidIn(room.id)}/calling`);
    assert.deepEqual([native.extension, native.locationId], ['401', world.here]);
    const phone = await addPhone(admin, { workspaceId: room.id }, 900);
    assert.equal((await devicesOf(admin, room.id, 'workspaces')).length, 1);

    const changed = await ok(admin, 'PUT', `/v1/workspaces/${room.id}`, { displayName: 'Room 2', capacity: 6 });
    assert.deepEqual(changed, { ...room, displayName: 'Room 2', capacity: 6 });
    assert.deepEqual(await ok(admin, 'PUT', `/v1/workspaces/${room.id}`, changed), changed, 'what was read comes back');
    const renumbered = await ok(admin, 'PUT', `/v1/workspaces/${room.id}`, {
      ...changed,
      calling: { type: 'webexCalling', webexCalling: { extension: '402' } },
    });
    assert.equal(renumbered.calling.webexCalling.extension, '402');
    assert.equal((await ok(admin, 'GET', `/registry/v1/workspaces/${uuidIn(room.id)}`)).name, 'Room 2');
    await done(admin, 'DELETE', `/v1/workspaces/${room.id}`);
    assertRefused(await admin('GET', `/v1/workspaces/${room.id}`), 404, TEXTS[404]);
    assertRefused(await admin('DELETE', `/v1/workspaces/${room.id}`), 404, TEXTS[404]);
    assert.deepEqual((await ok(admin, 'GET', `/registry/v1/devices/${phone}/holders`)).items, []);
    const silent = await ok(admin, 'PUT', `/v1/workspaces/${world.lobby}`, { calling: { type: 'none' } });
    assert.deepEqual(silent.calling, { type: 'none' });
    const back = { type: 'webexCalling', webexCalling: { locationId: here, extension: '200' } };
    await ok(admin, 'PUT', `/v1/workspaces/${world.lobby}`, { calling: back });
  });

  it('98: workspaces come with the devices that they own, where those are asked for', async () => {
    const { admin, lobby } = world;
    const path = `/v1/workspaces/${lobby}`;
    const { items: owned } = await ok(admin, 'GET', `/v1/devices?workspaceId=${lobby}`);
    assert.ok(owned.length > 0);
    const room = await ok(admin, 'GET', `${path}?includeDevices=true`);
    assert.deepEqual(room, { ...(await ok(admin, 'GET', path)), devices: owned });
    assert.ok(!('devices' in (await ok(admin, 'GET', `${path}?includeDevices=false`))));
    const { services, system } = registry();
    const bare = await services.places.createWorkspace({ actor: system }, { name: 'Without', locationId: null });
    const pages = await walk(admin, '/v1/workspaces?includeDevices=True&max=1');
    const listed = new Map(pages.flat().map((each: Wire) => [uuidIn(each.id), each.devices]));
    assert.deepEqual([listed.get(lobby), listed.get(bare.id)], [owned, []]);
    assert.deepEqual(await ok(admin, 'PUT', path, room), await ok(admin, 'GET', path), 'what was read comes back');
    assertRefused(await admin('GET', `${path}?includeDevices=some`), 400, /includeDevices/);
    await done(admin, 'DELETE', `/v1/workspaces/${bare.id}`);
  });

  it('81: a workspace that was read and comes back changes nothing, also where something was only shown', async () => {
    const { admin, here, there } = world;
    const { services, system } = registry();
    const bare = await services.places.createWorkspace({ actor: system }, { name: 'Bare', locationId: null });
    const path = `/v1/workspaces/${bare.id}`;
    const native = `/registry/v1/workspaces/${bare.id}`;
    const called = { type: 'webexCalling', webexCalling: { locationId: there, extension: '430' } };
    const shown = await ok(admin, 'PUT', path, { calling: called });
    assert.equal(shown.locationId, encoded('LOCATION', there));
    const [before, { revision }] = [await events(), await ok(admin, 'GET', native)];
    assert.deepEqual(await ok(admin, 'PUT', path, shown), shown);
    assert.deepEqual([await events(), (await ok(admin, 'GET', native)).revision], [before, revision]);
    assert.equal((await ok(admin, 'GET', native)).locationId, null);
    // What is other than what is shown is kept, and from then on can become what was shown.
    const other = await ok(admin, 'PUT', path, { ...shown, type: 'desk', capacity: 4 });
    assert.deepEqual([other.type, other.capacity], ['desk', 4]);
    const again = await ok(admin, 'PUT', path, { ...other, type: 'notSet', capacity: -1 });
    assert.deepEqual([again.type, 'capacity' in again], ['notSet', false]);
    await ok(admin, 'PUT', path, { deviceHostedMeetings: { enabled: true, siteUrl: 'site.example.com' } });
    const off = await ok(admin, 'PUT', path, { deviceHostedMeetings: { enabled: false } });
    assert.deepEqual(off.deviceHostedMeetings, { enabled: false, siteUrl: 'site.example.com' });
    const [one, two] = [encoded('LOCATION', here), encoded('LOCATION', there)];
    const field = 'Invalid field value: workspaceLocationId';
    assertRefused(await admin('PUT', path, { locationId: one, workspaceLocationId: two }), 400, field, 25_024);
    assert.deepEqual((await ok(admin, 'GET', `/v1/workspaces?locationId=${one}&workspaceLocationId=${two}`)).items, []);
    assert.equal((await ok(admin, 'GET', `/v1/workspaces?locationId=${two}&workspaceLocationId=${there}`)).items.length, 1);
    await done(admin, 'DELETE', path);
  });

  it('81: a workspace that gets its calls later gets them where it is', async () => {
    const { admin } = world;
    const here = encoded('LOCATION', world.here);
    const room = await ok(admin, 'POST', '/v1/workspaces', { displayName: 'Later', locationId: here });
    const path = `/v1/workspaces/${room.id}`;
    const calling = { type: 'webexCalling', webexCalling: { extension: '440' } };
    assert.equal((await ok(admin, 'PUT', path, { calling })).calling.webexCalling.locationId, here);
    await done(admin, 'DELETE', path);
    const nowhere = await ok(admin, 'POST', '/v1/workspaces', { displayName: 'Nowhere' });
    const missing = 'Missing Mandatory field name: locationId';
    assertRefused(await admin('PUT', `/v1/workspaces/${nowhere.id}`, { calling }), 400, missing, 25_008);
    await done(admin, 'DELETE', `/v1/workspaces/${nowhere.id}`);
  });

  it('82: workspaces are found by every filter, in pages', async () => {
    const { admin } = world;
    const make = async (displayName: string, more: object) => ok(admin, 'POST', '/v1/workspaces', { displayName, ...more });
    const there = encoded('LOCATION', world.there);
    await make('Desk A', { type: 'desk', capacity: 1, locationId: there });
    await make('Desk B', { type: 'desk', capacity: 1, supportedDevices: 'collaborationDevices', floorId: 'floor' });
    await make('Meet', { type: 'meetingRoom', calendar: { type: 'google', emailAddress: 'm@example.com' } });
    const calls = { type: 'webexCalling', webexCalling: { extension: '450' } };
    await make('Calls', { locationId: there, calling: calls, deviceHostedMeetings: { enabled: true } });
    const names = async (query: string) =>
      (await walk(admin, `/v1/workspaces?max=1&${query}`)).flat().map((each: Wire) => each.displayName);
    assert.deepEqual(await names('type=desk'), ['Desk A', 'Desk B']);
    assert.deepEqual(await names(`type=desk&locationId=${there}`), ['Desk A']);
    assert.deepEqual(await names('capacity=1&supportedDevices=collaborationDevices'), ['Desk B']);
    assert.deepEqual(await names('calendar=google'), ['Meet']);
    assert.deepEqual(await names('floorId=floor'), ['Desk B']);
    assert.deepEqual(await names('deviceHostedMeetingsEnabled=true'), ['Calls']);
    assert.deepEqual(await names('calling=webexCalling'), ['Lobby', 'Calls']);
    assert.deepEqual(await names('calling=webexCalling&capacity=-1&type=notSet'), ['Lobby', 'Calls']);
    assert.deepEqual((await names('calling=none&devicePlatform=cisco')).toSorted(), ['Desk A', 'Desk B', 'Meet', 'Plain']);
    assert.deepEqual(await names('calling=freeCalling'), []);
    assert.deepEqual(await names('devicePlatform=microsoftTeamsRoom'), []);
    assertRefused(await admin('GET', '/v1/workspaces?type='), 400, /type/);
  });

  it('83: what is wrong with a workspace is said, and nothing is made or half made', async () => {
    const { admin } = world;
    const before = await events();
    const here = encoded('LOCATION', world.here);
    const make = (body: object) => admin('POST', '/v1/workspaces', { displayName: 'Wrong', ...body });
    const called = (webexCalling: object) => make({ calling: { type: 'webexCalling', webexCalling } });
    assertRefused(await make({ displayName: null }), 400, 'Missing Mandatory field name: displayName', 25_008);
    assertRefused(await make({ type: 'hall' }), 400, /type/, 25_024);
    assertRefused(await make({ calling: { type: 'thirdPartySipCalling' } }), 400, /calling.type/, 25_024);
    assertRefused(await called({ extension: '1x', locationId: here }), 400, 'Invalid field value: extension', 25_024);
    assertRefused(await called({ extension: '100', locationId: here }), 409, /100 is taken/);
    assertRefused(await called({ extension: '460' }), 400, 'Missing Mandatory field name: locationId', 25_008);
    const other = [encoded('LICENSE', UNKNOWN)];
    const field = 'Invalid field value: calling.webexCalling.licenses';
    assertRefused(await called({ locationId: here, licenses: other }), 400, field, 25_024);
    assertRefused(await make({ locationId: UNKNOWN }), 400, 'Invalid field value: locationId', 25_024);
    assertRefused(await make({ locationId: 'x' }), 400, TEXTS.malformedId);
    assert.equal(await events(), before);
    // A location administrator makes rooms in their own locations.
    const theirs = world.as('location_admin');
    const room = await ok(theirs, 'POST', '/v1/workspaces', { displayName: 'Theirs', locationId: here });
    await done(theirs, 'DELETE', `/v1/workspaces/${room.id}`);
    const there = encoded('LOCATION', world.there);
    assertRefused(await theirs('POST', '/v1/workspaces', { displayName: 'No', locationId: there }), 400, /locationId/, 25_024);
    // They do not take calls away from where they administer nothing, as they do not natively.
    const calls = { type: 'webexCalling', webexCalling: { locationId: there, extension: '470' } };
    const elsewhere = await ok(admin, 'POST', '/v1/workspaces', { displayName: 'Both', locationId: here, calling: calls });
    const path = `/v1/workspaces/${elsewhere.id}`;
    assertRefused(await theirs('PUT', path, { calling: { type: 'none' } }), 403, TEXTS[403]);
    assert.equal((await theirs('DELETE', `/registry/v1/workspaces/${uuidIn(elsewhere.id)}/calling`)).status, 403);
    assert.equal((await ok(admin, 'GET', path)).calling.type, 'webexCalling');
    await done(admin, 'DELETE', path);
    for (const role of ['read_only', 'user_admin', 'member'] as const)
      assertRefused(await world.as(role)('POST', '/v1/workspaces', { displayName: 'No' }), 403, TEXTS[403]);
  });
});
