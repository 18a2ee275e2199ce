/** Locations, workspaces, virtual lines, lines and groups over the native API: named, listed, closed and opened again. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Api } from '../support/http.ts';
import { administratorApi, BASE, ok, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

type Named = { readonly id: string; readonly name: string };

onBothDatabases('places over the native API', engine => {
  const registry = useRegistry(engine);
  let api: Api;

  before(async () => {
    api = await administratorApi(registry());
  });

  const location = (name: string) => ok(api, 'POST', '/locations', { name });
  const person = (login: string, more = {}) => ok(api, 'POST', '/people', { login, firstName: login, lastName: 'X', ...more });
  const namesIn = async (path: string) => (await ok(api, 'GET', path)).items.map(({ name }: Named) => name);

  it('a location is renamed with its revision, and found by a part of its name, in either order', async () => {
    const [bern, basel] = [await location('Bern'), await location('Basel')];
    assert.deepEqual([bern.revision, bern.closedAt, bern.modifiedAt], [1, null, bern.createdAt]);
    const renamed = await ok(api, 'PATCH', `/locations/${bern.id}`, { name: 'Bern West' }, { 'if-match': '"1"' });
    assert.deepEqual([renamed.name, renamed.revision], ['Bern West', 2]);
    await refused(api, 'precondition_failed', 'PATCH', `/locations/${bern.id}`, { name: 'Late' }, { 'if-match': '"1"' });
    assert.deepEqual(await namesIn('/locations?q=WEST'), ['Bern West']);
    assert.deepEqual(await namesIn('/locations?sort=-createdAt'), ['Basel', 'Bern West']);
    assert.deepEqual(await walk(api, '/locations', 1), [bern.id, basel.id]);
    assert.equal((await ok(api, 'GET', '/locations?total=true&limit=1')).total, 2);
  });

  it('closing a location names what stands against it, or moves all of it', async () => {
    const [from, to] = [await location('Old site'), await location('New site')];
    const ann = await person('ann', { locationId: from.id });
    await ok(api, 'PUT', `/people/${ann.id}/calling`, { locationId: from.id, extension: '701' });
    await person('keeper', { role: 'location_admin', administers: [from.id] });
    const room = await ok(api, 'POST', '/workspaces', { name: 'Room', locationId: from.id });
    const device = await ok(api, 'POST', '/devices', { kind: 'desk_phone', locationId: from.id });
    const { detail } = await refused(api, 'conflict', 'POST', `/locations/${from.id}/close`);
    assert.match(detail, /^The location has 1 person, 1 workspace, 1 device, 1 calling and 1 administrator\./);
    for (const moveTo of [from.id, UNKNOWN_ID]) await refused(api, 'invalid', 'POST', `/locations/${from.id}/close`, { moveTo });
    const closed = await ok(api, 'POST', `/locations/${from.id}/close`, { moveTo: to.id, reason: 'the lease ended' });
    assert.notEqual(closed.closedAt, null);
    for (const path of [`/people/${ann.id}`, `/workspaces/${room.id}`, `/devices/${device.id}`]) {
      assert.equal((await ok(api, 'GET', path)).locationId, to.id, path);
    }
    const [callable] = (await ok(api, 'GET', `/people?location=${to.id}`)).items;
    assert.equal(callable.id, ann.id);
    await ok(api, 'POST', `/locations/${to.id}/close?dryRun=true`, { moveTo: (await location('Third')).id });
  });

  it('nothing is put into a closed location, which is listed apart, until it is opened again', async () => {
    const gone = await location('Gone');
    await ok(api, 'POST', `/locations/${gone.id}/close`);
    for (const [method, path, body] of [
      ['POST', '/workspaces', { name: 'Room', locationId: gone.id }],
      ['POST', '/people', { login: 'late', firstName: 'L', lastName: 'X', locationId: gone.id }],
      ['POST', '/devices', { kind: 'mobile', locationId: gone.id }],
    ] as const) {
      await refused(api, 'invalid', method, path, body);
    }
    await refused(api, 'conflict', 'PATCH', `/locations/${gone.id}`, { name: 'Other' });
    assert.ok(!(await namesIn('/locations')).includes('Gone'));
    assert.ok((await namesIn('/locations?state=closed')).includes('Gone'));
    assert.equal((await ok(api, 'POST', `/locations/${gone.id}/reopen`)).closedAt, null);
    assert.equal((await ok(api, 'POST', '/workspaces', { name: 'Room', locationId: gone.id })).locationId, gone.id);
  });

  it('a workspace is moved, and closing it ends what it holds, its lines and its calling; its past stays readable', async () => {
    const site = await location('Campus');
    const room = await ok(api, 'POST', '/workspaces', { name: 'Hall' });
    const moved = await ok(api, 'PATCH', `/workspaces/${room.id}`, { name: 'Great hall', locationId: site.id });
    assert.deepEqual([moved.name, moved.locationId, moved.revision], ['Great hall', site.id, 2]);
    await ok(api, 'PUT', `/workspaces/${room.id}/calling`, { locationId: site.id, extension: '800' });
    const phone = await ok(api, 'POST', '/devices', { kind: 'desk_phone', name: 'Hall phone' });
    const owner = { kind: 'workspace', id: room.id };
    const { id } = await ok(api, 'POST', '/assignments', { deviceId: phone.id, owner });
    assert.deepEqual(
      (await ok(api, 'GET', `/lines?owner=${room.id}`)).items.map((line: Record<string, unknown>) => [
        line.owner,
        line.port,
        line.until,
      ]),
      [[{ ...owner, name: 'Great hall' }, 1, null]],
    );
    await ok(api, 'POST', `/workspaces/${room.id}/close`, { reason: 'rebuilt' });
    const ended = await ok(api, 'GET', `/assignments/${id}`);
    assert.deepEqual([typeof ended.until, ended.endReason, ended.owner.name], ['string', 'rebuilt', 'Great hall']);
    assert.deepEqual((await ok(api, 'GET', `/lines?owner=${room.id}`)).items, []);
    assert.equal((await ok(api, 'GET', `/lines?owner=${room.id}&state=ended`)).items.length, 1);
    assert.deepEqual(await namesIn('/workspaces?q=hall'), []);
    assert.deepEqual(await namesIn('/workspaces?q=hall&state=closed'), ['Great hall']);
    await refused(api, 'not_found', 'POST', '/assignments', { deviceId: phone.id, owner });
    await refused(api, 'not_found', 'PUT', `/workspaces/${room.id}/calling`, { locationId: site.id });
    const other = await ok(api, 'POST', '/workspaces', { name: 'Next', locationId: site.id });
    await ok(api, 'PUT', `/workspaces/${other.id}/calling`, { locationId: site.id, extension: '800' });
    assert.equal((await ok(api, 'POST', `/workspaces/${room.id}/reopen`)).closedAt, null);
    assert.deepEqual((await ok(api, 'GET', `/workspaces/${room.id}/devices`)).items, []);
  });

  it('a virtual line is listed, renamed, called elsewhere, closed and opened again', async () => {
    const [site, next] = [await location('Line site'), await location('Next site')];
    const line = await ok(api, 'POST', '/virtual-lines', { firstName: 'Front', lastName: 'Desk', locationId: site.id });
    const renamed = await ok(api, 'PATCH', `/virtual-lines/${line.id}`, { lastName: 'Office' });
    assert.deepEqual([renamed.firstName, renamed.lastName, renamed.revision], ['Front', 'Office', 2]);
    assert.deepEqual((await ok(api, 'GET', `/virtual-lines?location=${site.id}&q=office`)).items, [renamed]);
    await ok(api, 'PUT', `/virtual-lines/${line.id}/calling`, { locationId: next.id, extension: '444' });
    assert.deepEqual((await ok(api, 'GET', `/virtual-lines?location=${site.id}`)).items, []);
    const closed = await ok(api, 'POST', `/virtual-lines/${line.id}/close`);
    assert.notEqual(closed.closedAt, null);
    await refused(api, 'not_found', 'PUT', `/virtual-lines/${line.id}/calling`, { locationId: next.id });
    assert.equal((await ok(api, 'POST', `/virtual-lines/${line.id}/reopen`)).closedAt, null);
    await ok(api, 'PUT', `/virtual-lines/${line.id}/calling`, { locationId: next.id, extension: '444' });
  });

  it('lines are listed by owner, device and place, in either order', async () => {
    const site = await location('Desk site');
    const [one, two] = [await person('one'), await person('two')];
    for (const { id } of [one, two]) await ok(api, 'PUT', `/people/${id}/calling`, { locationId: site.id });
    const phone = await ok(api, 'POST', '/devices', { kind: 'desk_phone', model: 'Cisco 8851' });
    await ok(api, 'POST', '/assignments', { deviceId: phone.id, owner: { kind: 'person', id: one.id } });
    await ok(api, 'POST', '/assignments', { deviceId: phone.id, owner: { kind: 'person', id: two.id }, role: 'shared_line' });
    const owners = async (query: string) =>
      (await ok(api, 'GET', `/lines?${query}`)).items.map((line: { owner: Named }) => line.owner.name);
    assert.deepEqual(await owners(`device=${phone.id}`), ['one X', 'two X']);
    assert.deepEqual(await owners(`location=${site.id}&sort=-createdAt`), ['two X', 'one X']);
    assert.deepEqual(await owners(`device=${phone.id}&owner=${two.id}`), ['two X']);
    assert.deepEqual(await owners(`location=${UNKNOWN_ID}`), []);
    assert.equal((await walk(api, '/lines', 1)).length, (await ok(api, 'GET', '/lines?total=true')).total);
  });

  it('groups are made, renamed, filled, listed and removed', async () => {
    const crew = await ok(api, 'POST', '/groups', { name: 'Crew', description: 'Ground staff' });
    assert.deepEqual([crew.people, crew.forEverybody], [0, false]);
    await refused(api, 'conflict', 'POST', '/groups', { name: 'CREW' });
    const [ada, bob] = [await person('ada'), await person('bob')];
    const add = await ok(api, 'POST', `/groups/${crew.id}/members`, { personIds: [ada.id, bob.id.toUpperCase(), UNKNOWN_ID] });
    assert.deepEqual(
      add.items.map((each: { isMember: boolean }) => each.isMember),
      [true, true, false],
    );
    await ok(api, 'POST', `/groups/${crew.id}/members/remove`, { personIds: [bob.id] });
    assert.deepEqual(
      (await ok(api, 'GET', `/people?group=${crew.id}`)).items.map((each: { id: string }) => each.id),
      [ada.id],
    );
    const renamed = await ok(api, 'PATCH', `/groups/${crew.id}`, { name: 'Ground crew' });
    assert.deepEqual([renamed.name, renamed.description, renamed.people], ['Ground crew', 'Ground staff', 1]);
    assert.deepEqual(await namesIn('/groups?q=ground'), ['Ground crew']);
    assert.deepEqual(await namesIn('/groups?sort=-number'), ['Ground crew', 'All Users']);
    assert.equal((await walk(api, '/groups', 1)).length, 2);
    assert.deepEqual(await namesIn(`/people/${ada.id}/groups`), ['All Users', 'Ground crew']);
    assert.equal((await api('DELETE', `${BASE}/groups/${crew.id}`)).status, 204);
    await refused(api, 'not_found', 'GET', `/groups/${crew.id}`);
    const everybody = (await ok(api, 'GET', '/groups')).items[0];
    await refused(api, 'conflict', 'DELETE', `/groups/${everybody.id}`);
  });
});
