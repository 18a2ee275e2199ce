/** The native API: people, and the places where they and their devices are. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { UUID } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const ann = { login: 'ann', firstName: 'Ann', lastName: 'Lee' };

onBothDatabases('native people and places', engine => {
  const registry = useRegistry(engine);
  let admin: Api;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);

  it('GET me says who the credential is, and what it may be used for', async () => {
    const me = await ok(admin, 'GET', '/me');
    assert.deepEqual([me.kind, me.name, me.role], ['person', 'administrator Test', 'full']);
    assert.equal(me.organizationId, registry().organization.id);
    const member = createApi(await registry().serve(), (await registry().addPerson('plain')).token);
    assert.deepEqual((await ok(member, 'GET', '/me')).scopes, ['devices:read', 'devices:write', 'profile:read']);
  });

  it('POST people adds a person with every member, and GET gives it back', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' });
    const sent = {
      ...ann,
      displayName: 'Ann 📱',
      email: 'ann@example.com',
      mobilePhone: '+1 555 0100',
      role: 'location_admin',
      locationId,
    };
    const body = { ...sent, administers: [locationId], reason: 'she joined' };
    const made = await events(2, () => ok(admin, 'POST', '/people', body));
    const { id, number, createdAt, modifiedAt, ...rest } = made;
    assert.match(id, UUID);
    assert.ok(Number.isInteger(number));
    assert.match(createdAt, TIME);
    assert.equal(modifiedAt, createdAt);
    assert.deepEqual(rest, { ...sent, disabledReason: null, revision: 1 });
    const shown = { ...made, passwordChangedAt: null, lockedUntil: null };
    assert.deepEqual(await ok(admin, 'GET', `/people/${id}`), shown);
    assert.deepEqual(await ok(admin, 'GET', `/people/${id.toUpperCase()}`), shown);
    assert.deepEqual((await ok(admin, 'GET', '/people?login=ANN')).items, [made]);
  });

  it('what is left out of a person is null, a member, and a name made of the names', async () => {
    const made = await ok(admin, 'POST', '/people', { login: 'bo', firstName: 'Bo', lastName: '' });
    assert.deepEqual(
      [made.displayName, made.email, made.mobilePhone, made.role, made.locationId],
      ['Bo', null, null, 'member', null],
    );
  });

  it('PATCH people changes the members that are given, clears those that are null, and keeps the rest', async () => {
    const before = await ok(admin, 'POST', '/people', { login: 'cy', firstName: 'Cy', lastName: 'X', email: 'cy@example.com' });
    const after = await events(1, () => ok(admin, 'PATCH', `/people/${before.id}`, { lastName: 'Young', email: null }));
    const { modifiedAt, ...rest } = after;
    assert.ok(modifiedAt > before.modifiedAt);
    const { modifiedAt: _, ...old } = before;
    assert.deepEqual(rest, { ...old, lastName: 'Young', displayName: 'Cy Young', email: null, revision: 2 });
  });

  it('disabling a person ends their credentials for good, enabling lets them get new ones, and both are told once', async () => {
    const { person, token } = await registry().addPerson('dee');
    const dee = createApi(await registry().serve(), token);
    const path = `/people/${person.id}`;
    assert.equal((await dee('GET', '/registry/v1/me')).status, 200);
    // The person, and their token.
    const disabled = await events(2, () => ok(admin, 'POST', `${path}/disable`, { reason: 'left' }));
    assert.deepEqual([disabled.disabledReason, disabled.revision], ['left', 2]);
    assert.equal((await dee('GET', '/registry/v1/me')).status, 401);
    await events(0, () => ok(admin, 'POST', `${path}/disable`, { reason: 'again' }));
    const enabled = await events(1, () => ok(admin, 'POST', `${path}/enable`));
    assert.deepEqual([enabled.disabledReason, enabled.revision], [null, 3]);
    assert.equal((await dee('GET', '/registry/v1/me')).status, 401);
  });

  it('a login is unique whatever its letter case', async () => {
    await ok(admin, 'POST', '/people', { ...ann, login: 'Unique' });
    await events(0, () => refused(admin, 'conflict', 'POST', '/people', { ...ann, login: 'uNIQUE' }));
    const other = await ok(admin, 'POST', '/people', { ...ann, login: 'other' });
    await events(0, () => refused(admin, 'conflict', 'PATCH', `/people/${other.id}`, { login: 'UNIQUE' }));
    assert.equal((await ok(admin, 'PATCH', `/people/${other.id}`, { login: 'OTHER' })).login, 'OTHER');
  });

  it('a person that is not valid is refused with the fault, and nothing is stored', async () => {
    const fault = (change: object) => events(0, () => onlyFault(admin, 'POST', '/people', { ...ann, login: 'valid', ...change }));
    assert.deepEqual(await fault({ login: undefined }), ['body', 'login', 'missing']);
    assert.deepEqual(await fault({ login: '' }), ['body', 'login', 'missing']);
    assert.deepEqual(await fault({ login: null }), ['body', 'login', 'missing']);
    assert.deepEqual(await fault({ login: 'x'.repeat(201) }), ['body', 'login', 'length']);
    assert.deepEqual(await fault({ firstName: 5 }), ['body', 'firstName', 'type']);
    assert.deepEqual(await fault({ role: 'king' }), ['body', 'role', 'enum']);
    assert.deepEqual(await fault({ locationId: 'here' }), ['body', 'locationId', 'format']);
    assert.deepEqual(await fault({ locationId: UNKNOWN_ID }), ['body', 'locationId', 'format']);
    assert.deepEqual(await fault({ administers: [UNKNOWN_ID] }), ['body', 'administers', 'format']);
    assert.deepEqual(await fault({ nickname: 'x' }), ['body', 'nickname', 'unknown']);
    assert.deepEqual(await fault({ id: UNKNOWN_ID }), ['body', 'id', 'unknown']);
    assert.deepEqual(await fault({ reason: '' }), ['body', 'reason', 'missing']);
    for (const body of ['', 'null', '[]', '5', '{']) await events(0, () => refused(admin, 'invalid', 'POST', '/people', body));
  });

  it('people are listed in the order in which they were added, page by page', async () => {
    const all = await walk(admin, '/people', 200);
    assert.ok(all.length > 5);
    assert.deepEqual(await walk(admin, '/people', 2), all);
    const numbers = (await ok(admin, 'GET', '/people')).items.map((each: { number: number }) => each.number);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a: number, b: number) => a - b),
    );
  });

  it('a page that cannot be is refused, and nothing unknown is taken in a query', async () => {
    const fault = (query: string) => onlyFault(admin, 'GET', `/people?${query}`);
    for (const limit of ['0', '1001', '-1']) assert.deepEqual(await fault(`limit=${limit}`), ['query', 'limit', 'range']);
    for (const limit of ['x', '1.5', '', '1e2']) assert.deepEqual(await fault(`limit=${limit}`), ['query', 'limit', 'type']);
    assert.deepEqual(await fault('page=2'), ['query', 'page', 'unknown']);
    for (const cursor of ['x', 'W10', btoa('["x"]'), btoa('[1,2]'), btoa('[1.5]'), 'x'.repeat(200)]) {
      assert.deepEqual(await fault(`cursor=${encodeURIComponent(cursor)}`), ['query', 'cursor', 'format']);
    }
    const { nextCursor } = await ok(admin, 'GET', '/people?limit=1');
    const [mark] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString());
    const beyond = Buffer.from(JSON.stringify([mark, Number.MAX_SAFE_INTEGER])).toString('base64url');
    assert.deepEqual(await ok(admin, 'GET', `/people?cursor=${beyond}`), { items: [], nextCursor: null });
  });

  it('locations are added, read and listed', async () => {
    const made = await events(1, () => ok(admin, 'POST', '/locations', { name: 'Zürich', reason: 'new site' }));
    assert.deepEqual(
      [made.name, Object.keys(made).toSorted()],
      ['Zürich', ['closedAt', 'createdAt', 'id', 'modifiedAt', 'name', 'revision']],
    );
    assert.deepEqual(await ok(admin, 'GET', `/locations/${made.id}`), made);
    const all = await walk(admin, '/locations', 200);
    assert.ok(all.includes(made.id));
    assert.deepEqual(await walk(admin, '/locations', 1), all);
    assert.deepEqual(await onlyFault(admin, 'POST', '/locations', {}), ['body', 'name', 'missing']);
    assert.deepEqual(await onlyFault(admin, 'POST', '/locations', { name: 'x', city: 'y' }), ['body', 'city', 'unknown']);
  });

  it('workspaces are added, read and listed, and hold devices', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: 'There' });
    const made = await events(1, () => ok(admin, 'POST', '/workspaces', { name: 'Room 1', locationId }));
    assert.deepEqual([made.name, made.locationId], ['Room 1', locationId]);
    assert.equal((await ok(admin, 'POST', '/workspaces', { name: 'Room 2' })).locationId, null);
    assert.deepEqual(await ok(admin, 'GET', `/workspaces/${made.id}`), made);
    assert.deepEqual((await walk(admin, '/workspaces', 1)).length, 2);
    const device = await ok(admin, 'POST', '/devices', { kind: 'room_device' });
    const owner = { kind: 'workspace', id: made.id };
    const assignment = await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner });
    const held = await ok(admin, 'GET', `/workspaces/${made.id}/devices`);
    assert.deepEqual(held, { items: [{ device: { ...device, lifecycle: 'assigned' }, assignment, blockedReason: null }] });
    const fault = await onlyFault(admin, 'POST', '/workspaces', { name: 'x', locationId: UNKNOWN_ID });
    assert.deepEqual(fault, ['body', 'locationId', 'format']);
  });
});
