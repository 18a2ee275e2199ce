/**
 * Webex: whole jobs of an administrator's tools, request by request as wxcadm and wxc_sdk send them (contract webex §5.3 and §5.4,
 * acceptance items 72 to 75).
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Api } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  assertRefused,
  CONFIG,
  createWorld,
  done,
  encoded,
  macOf,
  ok,
  TEXTS,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

onBothDatabases('Webex jobs', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let orgId: string;
  /** As wxcadm calls: with the organization in every query, and a JSON content type on every request. */
  let wxcadm: Api;
  before(async () => {
    world = await createWorld(registry());
    orgId = encoded('ORGANIZATION', registry().organization.id);
    wxcadm = (method, path, body, headers) =>
      world.admin(method, `${path}${path.includes('?') ? '&' : '?'}orgId=${orgId}`, body, { ...JSON_HEADERS, ...headers });
  });

  it('72: wxcadm starts, and reads its organization, locations, people, licences and workspaces', async () => {
    const { items: organizations } = await ok(world.admin, 'GET', '/v1/organizations');
    assert.equal(organizations[0].id, orgId);
    assert.equal((await ok(world.admin, 'GET', '/v1/people/me')).orgId, orgId);
    const locations: Wire[] = (await ok(wxcadm, 'GET', '/v1/locations')).items;
    for (const { id, name, address } of locations) {
      assert.deepEqual([typeof id, typeof name, typeof address.address1, typeof address.country], Array(4).fill('string'));
      assert.equal((await ok(wxcadm, 'GET', `/v1/locations/${id}`)).name, name);
    }
    const calling: Wire[] = (await ok(wxcadm, 'GET', `${CONFIG}/locations`)).locations;
    assert.deepEqual(
      calling.map(each => each.id),
      locations.map(each => each.id),
    );
    const people: Wire[] = (await ok(wxcadm, 'GET', '/v1/people?callingData=true')).items;
    assert.ok(people.every(({ emails }) => emails[0].includes('@')));
    const [license] = (await ok(wxcadm, 'GET', '/v1/licenses')).items;
    assert.ok(license.consumedUnits < license.totalUnits);
    const [lobby] = (await ok(wxcadm, 'GET', '/v1/workspaces')).items;
    assert.deepEqual([lobby.displayName, lobby.calling.type, lobby.locationId], ['Lobby', 'webexCalling', locations[0].id]);
    assert.deepEqual(await ok(wxcadm, 'GET', `/v1/workspaces/${lobby.id}`), lobby);
  });

  it('72: workspaces and locations are paged, and workspaces are found by name and location', async () => {
    const { services, system } = registry();
    const there = encoded('LOCATION', world.there);
    await services.places.createWorkspace({ actor: system }, { name: 'Studio', locationId: world.there });
    await services.places.createWorkspace({ actor: system }, { name: 'Nowhere', locationId: null });
    for (const [path, total] of [
      ['/v1/workspaces?max=2', 3],
      ['/v1/locations?max=1', 2],
    ] as const)
      assert.equal((await walk(world.admin, path)).flat().length, total);
    const namesOf = async (query: string): Promise<string[]> =>
      (await ok(world.admin, 'GET', `/v1/workspaces?${query}`)).items.map((each: Wire) => each.displayName);
    assert.deepEqual(await namesOf('displayName=Studio'), ['Studio']);
    assert.deepEqual(await namesOf(`locationId=${there}`), ['Studio']);
    assert.deepEqual(await namesOf(`workspaceLocationId=${there}&displayName=Lobby`), []);
    const [nowhere] = (await ok(world.admin, 'GET', '/v1/workspaces?displayName=Nowhere')).items;
    assert.deepEqual([nowhere.calling, 'locationId' in nowhere], [{ type: 'none' }, false]);
  });

  it('65: null for an optional member is the same as leaving it out, and a required one is missing', async () => {
    const personId = encoded('PEOPLE', world.cara);
    const phone = { mac: macOf(510), model: 'Cisco 8851', personId, workspaceId: null, password: null };
    const { id } = await ok(wxcadm, 'POST', '/v1/devices', phone);
    await ok(wxcadm, 'POST', '/v1/devices/activationCode', { personId: null, workspaceId: world.lobby, model: null });
    const hoteling = { enabled: true, limitGuestUse: null, guestHoursLimit: null };
    await done(wxcadm, 'PUT', `${CONFIG}/people/${world.cara}/devices/settings/hoteling`, { hoteling });
    await done(wxcadm, 'PUT', `${CONFIG}/workspaces/${world.lobby}/devices`, hoteling);
    await done(wxcadm, 'PUT', `${CONFIG}/devices/${id}/members`, { members: null });
    const tag = (body: unknown) => wxcadm('PATCH', `/v1/devices/${id}`, body);
    for (const body of [{ op: 'remove', path: 'tags', value: null }, [{ op: 'remove', path: 'tags', value: null }]])
      assert.equal((await tag(body)).status, 200);
    assertRefused(await tag({ op: 'add', path: 'tags', value: null }), 400, 'The value must be a list of tags.');
    const missing = 'Missing Mandatory field name: mac';
    assertRefused(await wxcadm('POST', '/v1/devices', { ...phone, mac: null }), 400, missing, 25_008);
    await done(wxcadm, 'DELETE', `/v1/devices/${id}`);
  });

  it('73: wxcadm hires a person with a calling licence, who has a phone, changes it, and leaves', async () => {
    const [license] = (await ok(wxcadm, 'GET', '/v1/licenses')).items;
    const locationId = encoded('LOCATION', world.here);
    const hired = await wxcadm('POST', '/v1/people?callingData=true', {
      emails: ['new.hire@example.com'],
      locationId,
      orgId,
      licenses: [license.id],
      phoneNumbers: [{ type: 'work', value: '+14085550199' }],
      extension: '199',
      firstName: 'New',
      lastName: 'Hire',
      displayName: 'New Hire',
    });
    assert.equal(hired.status, 200, hired.text);
    const { id, emails, extension, phoneNumbers } = hired.body;
    assert.deepEqual([emails, extension, phoneNumbers[0].value], [['new.hire@example.com'], '199', '+14085550199']);
    const [after] = (await ok(wxcadm, 'GET', '/v1/licenses')).items;
    assert.equal(after.consumedUnits, license.consumedUnits + 1);
    assert.equal((await ok(wxcadm, 'GET', '/v1/people?email=new.hire@example.com&callingData=True')).items[0].id, id);

    const added = await ok(wxcadm, 'POST', '/v1/devices', { model: 'DMS Cisco 8841', personId: id, mac: macOf(500) });
    const device = `/v1/devices/${added.id.replaceAll('=', '')}`;
    assert.equal((await ok(wxcadm, 'GET', `/v1/devices?personId=${id}`)).items[0].id, added.id);
    const tags = async (op: string, value: unknown) => (await ok(wxcadm, 'PATCH', device, { op, path: 'tags', value })).tags;
    assert.deepEqual(await tags('add', ['desk', 'new']), ['desk', 'new']);
    assert.deepEqual(await tags('replace', ['desk']), ['desk']);
    assert.deepEqual(await tags('remove', null), []);

    const members = `${CONFIG}/devices/${added.callingDeviceId}/members`;
    const [own] = (await ok(wxcadm, 'GET', members)).members;
    const shared = {
      port: 2,
      id: encoded('PEOPLE', world.bob),
      primaryOwner: false,
      lineType: 'SHARED_CALL_APPEARANCE',
      lineWeight: 1,
      hotlineEnabled: false,
      hotlineDestination: null,
      allowCallDeclineEnabled: false,
    };
    await done(wxcadm, 'PUT', members, { members: [{ ...own, hotlineDestination: null }, shared] });
    assert.equal((await ok(wxcadm, 'GET', members)).members.length, 2);
    await done(wxcadm, 'POST', `${CONFIG}/devices/${added.callingDeviceId}/actions/applyChanges/invoke`);
    await done(wxcadm, 'DELETE', device);
    assertRefused(await wxcadm('GET', device), 404, TEXTS[404]);

    await done(wxcadm, 'DELETE', `/v1/people/${id}`);
    assertRefused(await wxcadm('GET', `/v1/people/${id}`), 404, TEXTS[404]);
    assert.equal((await ok(wxcadm, 'GET', '/v1/licenses')).items[0].consumedUnits, license.consumedUnits);
  });

  it('73: a person is hired without calling, gets it, changes their number, and gives it up', async () => {
    const [license] = (await ok(wxcadm, 'GET', '/v1/licenses')).items;
    const { id } = await ok(wxcadm, 'POST', '/v1/people', { emails: ['later@example.com'], firstName: 'Later', lastName: null });
    const locationId = encoded('LOCATION', world.here);
    const put = async (body: object) => ok(wxcadm, 'PUT', `/v1/people/${id}?callingData=true`, body);
    const read = await ok(wxcadm, 'GET', `/v1/people/${id}?callingData=true`);
    assert.deepEqual([read.licenses, 'extension' in read], [[], false]);

    const missing = { ...read, licenses: [license.id] };
    assertRefused(await wxcadm('PUT', `/v1/people/${id}`, missing), 400, 'Missing Mandatory field name: locationId', 25_008);
    const numbers = [{ type: 'work', value: null }];
    const called = await put({ ...read, licenses: [license.id], locationId, extension: '188', phoneNumbers: numbers });
    assert.deepEqual([called.licenses, called.extension, called.locationId], [[license.id], '188', locationId]);
    // What was read comes back, with one member changed.
    const moved = await put({ ...called, extension: '189', displayName: 'Later Now' });
    assert.deepEqual([moved.extension, moved.displayName, moved.emails], ['189', 'Later Now', ['later@example.com']]);
    assert.deepEqual((await put({ displayName: 'Only the name' })).licenses, [license.id]);
    assert.deepEqual((await put({ licenses: [], extension: '' })).licenses, []);
    await done(wxcadm, 'DELETE', `/v1/people/${id}`);
  });

  it('73: an address that is only shown is not kept when it comes back', async () => {
    const { person } = await registry().addPerson('plain');
    const read = await ok(world.admin, 'GET', `/v1/people/${person.id}`);
    await ok(world.admin, 'PUT', `/v1/people/${person.id}`, { ...read, firstName: 'Plain' });
    const { email, firstName } = await registry().services.people.get(registry().system, person.id);
    assert.deepEqual([email, firstName], [null, 'Plain']);
  });

  it('73: what is wrong with a hire is said, and nobody is hired', async () => {
    const hire = (body: object) => world.admin('POST', '/v1/people', body);
    const [license] = (await ok(world.admin, 'GET', '/v1/licenses')).items;
    const emails = ['wrong@example.com'];
    assertRefused(await hire({ firstName: 'No' }), 400, 'Missing Mandatory field name: emails', 25_008);
    assertRefused(await hire({ emails: [] }), 400, /emails/, 25_024);
    assertRefused(await hire({ emails, licenses: [license.id] }), 400, 'Missing Mandatory field name: locationId', 25_008);
    assertRefused(
      await hire({ emails, licenses: [encoded('LICENSE', world.ann)] }),
      400,
      'Invalid field value: licenses',
      25_024,
    );
    assertRefused(await hire({ emails, roles: [encoded('ROLE', world.ann)] }), 400, 'Invalid field value: roles', 25_024);
    assert.deepEqual((await ok(world.admin, 'GET', '/v1/people?email=wrong@example.com')).items, []);
    assertRefused(await hire({ emails: ['full@example.com'] }), 409, /taken/);
    for (const role of ['read_only', 'location_admin', 'member'] as const)
      assertRefused(await world.as(role)('POST', '/v1/people', { emails }), 403, TEXTS[403]);
    // A user administrator hires, and only who may write devices lets somebody be called.
    const users = world.as('user_admin');
    const body = { emails, licenses: [license.id], locationId: encoded('LOCATION', world.here) };
    assertRefused(await users('POST', '/v1/people', body), 403, TEXTS[403]);
    const { id } = await ok(users, 'POST', '/v1/people', { emails });
    await done(users, 'DELETE', `/v1/people/${id}`);
  });

  it('74: a phone that the customer manages gets a generated password, and its SIP account is read', async () => {
    const locationId = encoded('LOCATION', world.here);
    const path = `${CONFIG}/locations/${locationId}/actions/generatePassword/invoke`;
    const { exampleSipPassword: password } = await ok(wxcadm, 'POST', path);
    assert.match(password, /^\S{20}$/);
    const model = 'Generic IPPhone Customer Managed';
    const workspaceId = encoded('PLACE', world.lobby);
    const { id } = await ok(wxcadm, 'POST', '/v1/devices', { model, workspaceId, mac: macOf(501), password });
    const { owner, proxy, managedBy } = await ok(wxcadm, 'GET', `${CONFIG}/devices/${id.replaceAll('=', '')}`);
    assert.deepEqual([managedBy, owner.linePort.split('@').length, typeof proxy.outboundProxy], ['CUSTOMER', 2, 'string']);
    assert.match(owner.sipUserName, /\S/);
    for (const role of ['read_only', 'user_admin'] as const) assertRefused(await world.as(role)('POST', path), 403, TEXTS[403]);
  });

  it('75: a room gets its first phone by a code, and is a calling workspace from then on', async () => {
    const { services, system } = registry();
    const room = await services.places.createWorkspace({ actor: system }, { name: 'New room', locationId: world.there });
    const workspaceId = encoded('PLACE', room.id);
    const { code } = await ok(wxcadm, 'POST', '/v1/devices/activationCode', { workspaceId, model: 'DMS Cisco 8832' });
    const device = { code, mac: macOf(502), model: 'Cisco 8832', ip: '10.0.0.8' };
    assert.equal((await world.admin('POST', '/registry/v1/activations', device)).status, 201);
    const { calling } = await ok(wxcadm, 'GET', `/v1/workspaces/${workspaceId}`);
    assert.deepEqual([calling.type, uuidIn(calling.webexCalling.locationId)], ['webexCalling', world.there]);
    assert.equal((await ok(wxcadm, 'GET', `${CONFIG}/workspaces/${workspaceId}/devices`)).devices.length, 1);
  });
});
