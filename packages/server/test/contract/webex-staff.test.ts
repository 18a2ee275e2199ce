/** Webex: hiring people and letting them go, whole: licences, roles, and what of a person is kept (acceptance items 76 to 79). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  createWorld,
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

onBothDatabases('Webex staff', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let license: string;
  before(async () => {
    world = await createWorld(registry());
    license = (await ok(world.admin, 'GET', '/v1/licenses')).items[0].id;
  });
  const callingOf = async (id: string) => {
    const { licenses, extension, locationId } = await ok(world.admin, 'GET', `/v1/people/${id}?callingData=true`);
    return [licenses, extension, locationId];
  };

  it('76: one licence is read by its id, and who has it, a page at a time', async () => {
    const [listed] = (await ok(world.admin, 'GET', '/v1/licenses')).items;
    assert.deepEqual(await ok(world.admin, 'GET', `/v1/licenses/${license}`), listed);
    const whole = await ok(world.admin, 'GET', `/v1/licenses/${license}?includeAssignedTo=user`);
    const [ann, bob, cara] = [world.ann, world.bob, world.cara].map(id => encoded('PEOPLE', id));
    assert.deepEqual(
      whole.users.map((each: { id: string }) => each.id),
      [ann, bob, cara],
    );
    assert.deepEqual(whole.users[0], { id: ann, type: 'INTERNAL', displayName: 'ann Test', email: 'ann@example.com' });
    const pages = await walk(world.admin, `/v1/licenses/${license}?includeAssignedTo=user&limit=2`, 'users');
    assert.deepEqual(
      pages.map(each => each.length),
      [2, 1],
    );
    assertRefused(await world.admin('GET', `/v1/licenses/${encoded('LICENSE', UNKNOWN)}`), 404, TEXTS[404]);
    assertRefused(await world.admin('GET', `/v1/licenses/${license}?includeAssignedTo=device`), 400, /includeAssignedTo/);
    const here = await ok(world.as('location_admin'), 'GET', `/v1/licenses/${license}?includeAssignedTo=user`);
    assert.equal(here.users.length, 3);
  });

  it('77: PATCH licenses/users gives the licence by id or address, changes the number, and takes it away', async () => {
    const { person } = await registry().addPerson('lic');
    await registry().services.people.update({ actor: registry().system }, person.id, { email: 'lic@example.com' });
    const locationId = encoded('LOCATION', world.there);
    const patch = (body: object) => world.admin('PATCH', '/v1/licenses/users', body);
    const add = (properties: object) => [{ id: license, operation: 'add', properties }];
    const given = await patch({ email: 'LIC@example.com', licenses: add({ locationId, extension: '310' }), siteUrls: [] });
    assert.deepEqual(given.body, {
      orgId: encoded('ORGANIZATION', registry().organization.id),
      personId: encoded('PEOPLE', person.id),
      email: 'lic@example.com',
      licenses: [license],
    });
    assert.deepEqual(await callingOf(person.id), [[license], '310', locationId]);
    await ok(world.admin, 'PATCH', '/v1/licenses/users', { personId: person.id, licenses: add({ extension: '311' }) });
    assert.deepEqual(await callingOf(person.id), [[license], '311', locationId]);
    // Seen natively, with its event.
    const native = await ok(world.admin, 'GET', `/registry/v1/people/${person.id}/calling`);
    assert.deepEqual([native.extension, native.locationId], ['311', world.there]);
    const gone = await ok(world.admin, 'PATCH', '/v1/licenses/users', {
      personId: encoded('PEOPLE', person.id),
      licenses: [{ id: license, operation: 'remove' }],
    });
    assert.deepEqual([gone.licenses, await callingOf(person.id)], [[], [[], undefined, undefined]]);
  });

  it('77: what is wrong with it is said, and changes nothing', async () => {
    const patch = (body: object) => world.admin('PATCH', '/v1/licenses/users', body);
    const personId = encoded('PEOPLE', world.dan);
    const locationId = encoded('LOCATION', world.here);
    const of = (properties?: object, id = license) => ({ personId, licenses: [{ id, ...(properties ? { properties } : {}) }] });
    assertRefused(await patch({ licenses: [] }), 400, 'Missing Mandatory field name: personId', 25_008);
    assertRefused(await patch(of()), 400, 'Missing Mandatory field name:  licenses.properties', 400_411);
    assertRefused(await patch(of({ locationId })), 400, 'Missing Mandatory field name:  licenses.properties', 400_411);
    assertRefused(await patch(of({ extension: '77' })), 400, 'Missing Mandatory field name: locationId', 25_008);
    const other = encoded('LICENSE', UNKNOWN);
    assertRefused(await patch(of({ locationId, extension: '77' }, other)), 400, 'Invalid field value: licenses.id', 400_000);
    assertRefused(
      await patch({ personId, siteUrls: [{ siteUrl: 'a.webex.com' }] }),
      400,
      'Invalid field value: siteUrls',
      25_024,
    );
    assertRefused(await patch({ ...of({ locationId, extension: '100' }) }), 409, /100 is taken/);
    assertRefused(await patch({ email: 'nobody@example.com', licenses: [] }), 404, TEXTS[404]);
    assertRefused(await patch({ personId: UNKNOWN, licenses: [] }), 404, TEXTS[404]);
    assert.deepEqual(await callingOf(world.dan), [[], undefined, undefined]);
    // Only who may write devices lets somebody be called.
    const users = world.as('user_admin');
    assertRefused(await users('PATCH', '/v1/licenses/users', of({ locationId, extension: '77' })), 403, TEXTS[403]);
  });

  it('78: roles and the organization are read by id, and a role of the list is given', async () => {
    const { items } = await ok(world.admin, 'GET', '/v1/roles');
    assert.deepEqual(
      items.map((each: { name: string }) => each.name),
      ['Full Administrator', 'Read-only Administrator', 'User Administrator', 'Location Administrator'],
    );
    for (const each of items) assert.deepEqual(await ok(world.admin, 'GET', `/v1/roles/${each.id}`), each);
    assertRefused(await world.admin('GET', `/v1/roles/${encoded('ROLE', UNKNOWN)}`), 404, TEXTS[404]);
    const { id } = await ok(world.admin, 'POST', '/v1/people', { emails: ['reader@example.com'], roles: [items[1].id] });
    assert.equal((await ok(world.admin, 'GET', `/registry/v1/people/${uuidIn(id)}`)).role, 'read_only');
    const [organization] = (await ok(world.admin, 'GET', '/v1/organizations')).items;
    assert.deepEqual(await ok(world.admin, 'GET', `/v1/organizations/${organization.id}`), organization);
    assertRefused(await world.admin('GET', `/v1/organizations/${encoded('ORGANIZATION', UNKNOWN)}`), 404, TEXTS[404]);
  });

  it('79: members for which heldby has no word are kept and read back, and go with the person', async () => {
    const kept = {
      nickName: 'Kit',
      department: 'Sales',
      title: 'Buyer',
      manager: 'Ann Test',
      managerId: encoded('PEOPLE', world.ann),
      avatar: 'https://example.com/kit.png',
      addresses: [{ type: 'work', country: 'DE', locality: 'Berlin', streetAddress: 'Road 1', postalCode: '10115' }],
    };
    const read = await ok(world.admin, 'POST', '/v1/people', { emails: ['kit@example.com'], firstName: 'Christopher', ...kept });
    noNulls(read);
    assert.deepEqual({ ...read, ...kept }, read);
    // What is left out of a PUT stays, and what came back is the same.
    const changed = await ok(world.admin, 'PUT', `/v1/people/${read.id}`, { title: 'Head buyer', department: null });
    assert.deepEqual(changed, { ...read, title: 'Head buyer', lastModified: changed.lastModified });
    const count = () => eventCount(registry().storage, registry().organization.org);
    const events = await count();
    assert.deepEqual(await ok(world.admin, 'PUT', `/v1/people/${read.id}`, changed), changed);
    // A first name that was only shown as a nickname, and comes back, is not kept as one.
    const path = `/v1/people/${world.cara}?callingData=true`;
    const shown = await ok(world.admin, 'GET', path);
    assert.equal(shown.nickName, shown.firstName);
    assert.deepEqual(await ok(world.admin, 'PUT', path, shown), shown);
    assert.equal(await count(), events);
    const renamed = await ok(world.admin, 'PUT', path, { ...shown, firstName: 'Carla' });
    assert.equal(renamed.nickName, 'Carla');
    const anybody = await ok(world.admin, 'GET', `/v1/people?email=kit@example.com`);
    assert.equal(anybody.items[0].title, 'Head buyer');
    await done(world.admin, 'DELETE', `/v1/people/${read.id}`);
  });

  it('79: what cannot be kept is refused, and nothing is dropped', async () => {
    const { person } = await addCalling(registry(), 'keeps', world.here, '320');
    const put = (body: object) => world.admin('PUT', `/v1/people/${person.id}?callingData=true`, body);
    const refused = async (body: object, field: string) =>
      assertRefused(await put(body), 400, `Invalid field value: ${field}`, 25_024);
    await refused({ emails: ['one@example.com', 'two@example.com'] }, 'emails');
    await refused({ siteUrls: ['a.webex.com'] }, 'siteUrls');
    await refused({ phoneNumbers: [{ type: 'fax', value: '+4930123456' }] }, 'phoneNumbers.type');
    // Without licences, who is called is called under another number, and who is not is not.
    assert.equal((await put({ extension: '321' })).body.extension, '321');
    const { admin, dan } = world;
    const missing = 'Missing Mandatory field name: licenses';
    assertRefused(await admin('PUT', `/v1/people/${dan}`, { extension: '322' }), 400, missing, 25_008);
    // A login that is not enabled is that of a disabled person.
    assert.equal((await put({ loginEnabled: false })).body.loginEnabled, false);
    assert.match((await ok(admin, 'GET', `/registry/v1/people/${person.id}`)).disabledReason, /administrator/);
    assert.equal((await put({ loginEnabled: true })).body.loginEnabled, true);
  });
});
