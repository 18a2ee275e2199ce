/** Webex: the list of devices, one device, its tags (acceptance items 32 to 40). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  decoded,
  devicesOf,
  done,
  encoded,
  formsOf,
  macOf,
  nextOf,
  noNulls,
  ok,
  putMembers,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

onBothDatabases('Webex devices', engine => {
  const registry = useRegistry(engine);
  let world: World;
  /** All devices, in the order in which they were added. */
  let all: string[];
  before(async () => {
    world = await createWorld(registry());
    all = [world.annsPhone, world.lobbyPhone];
    for (let number = 10; number < 15; number += 1)
      all.push(await addPhone(world.admin, { personId: world.cara }, number, 'Cisco 9871'));
  });
  const list = async (query: string, api = world.admin): Promise<string[]> => {
    const { items } = await ok(api, 'GET', `/v1/devices${query}`);
    return items.map((item: { id: string }) => uuidIn(item.id));
  };

  it('32: pages by one absolute link; a max beyond the cap is no error, a max that is no number is 400', async () => {
    const { admin } = world;
    const first = await admin('GET', '/v1/devices?max=3&type=phone', undefined, { host: 'registry.example' });
    const next = new URL(nextOf(first) ?? assert.fail('no link'));
    assert.deepEqual(
      [next.origin, next.searchParams.get('max'), next.searchParams.get('type')],
      ['http://registry.example', '3', 'phone'],
    );
    const pages = await walk(admin, '/v1/devices?max=3&type=phone');
    assert.deepEqual(
      pages.map(page => page.length),
      [3, 3, 1],
    );
    assert.deepEqual(
      pages.flat().map(item => uuidIn(item.id)),
      all,
    );
    assert.deepEqual(await list('?max=1000000'), all);
    for (const query of ['max=abc', 'max=0', 'max=-1', 'max=1.5', 'start=x', 'start=-1', 'cursor=x']) {
      assertRefused(await admin('GET', `/v1/devices?${query}`), 400, /max|start|cursor/);
    }
  });

  it('32: start is an offset into what the query finds', async () => {
    assert.deepEqual(await list('?start=0&max=2'), all.slice(0, 2));
    assert.deepEqual(await list('?start=5'), all.slice(5));
    assert.deepEqual(await list('?start=7'), []);
    assert.deepEqual(await list('?start=1&product=Cisco+9871&max=2'), all.slice(3, 5));
    assert.deepEqual(await list(`?start=3&personId=${world.cara}`), all.slice(5));
    const gone = await addPhone(world.admin, { personId: world.ann }, 20);
    const last = await addPhone(world.admin, { personId: world.ann }, 21);
    await done(world.admin, 'DELETE', `/v1/devices/${gone}`);
    assert.deepEqual(await list('?start=7'), [last], 'what nobody owns is not counted');
    await done(world.admin, 'DELETE', `/v1/devices/${last}`);
    const pages = await walk(world.admin, '/v1/devices?start=2&max=2');
    assert.deepEqual(
      pages.flat().map(item => uuidIn(item.id)),
      all.slice(2),
    );
  });

  it('33: personId lists what the person owns, and not what they share', async () => {
    assert.deepEqual(await list(`?personId=${encoded('PEOPLE', world.bob)}`), []);
    assert.deepEqual(await list(`?personId=${world.ann}`), [world.annsPhone]);
    assert.deepEqual(await list(`?workspaceId=${encoded('PLACE', world.lobby)}`), [world.lobbyPhone]);
    assert.deepEqual(await list(`?workspaceId=${world.lobby}&personId=${world.ann}`), []);
    assert.deepEqual(await list(`?personId=${UNKNOWN}`), []);
    assertRefused(await world.admin('GET', '/v1/devices?personId=x'), 400, TEXTS.malformedId);
  });

  it('34: every item has id, type, created and plannedMaintenance as a string, and no null', async () => {
    for (const item of (await ok(world.admin, 'GET', '/v1/devices')).items) {
      noNulls(item);
      assert.match(decoded(item.id), /^ciscospark:\/\/urn:TEAM:us-east-1_int13\/DEVICE\/[\da-f-]{36}$/);
      assert.deepEqual([item.type, item.plannedMaintenance, item.webexDeviceId], ['phone', 'off', item.id]);
      assert.match(item.created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.equal(item.locationId, encoded('LOCATION', world.here));
      for (const name of ['capabilities', 'permissions', 'sipUrls', 'errorCodes', 'tags']) assert.deepEqual(item[name], [], name);
    }
  });

  it('34: an owner who is a workspace is named twice, a person once', async () => {
    const lobby = await ok(world.admin, 'GET', `/v1/devices/${world.lobbyPhone}`);
    assert.deepEqual(
      [lobby.workspaceId, lobby.placeId, 'personId' in lobby],
      [encoded('PLACE', world.lobby), lobby.workspaceId, false],
    );
    const ann = await ok(world.admin, 'GET', `/v1/devices/${world.annsPhone}`);
    assert.deepEqual([ann.personId, 'workspaceId' in ann, 'placeId' in ann], [encoded('PEOPLE', world.ann), false, false]);
  });

  it('35: callingDeviceId is the id of Get Person Devices, padding included', async () => {
    const [row] = await devicesOf(world.admin, world.ann);
    const { callingDeviceId } = await ok(world.admin, 'GET', `/v1/devices/${world.annsPhone}`);
    assert.equal(callingDeviceId, row.id);
    assert.equal(row.id, encoded('CALLING_DEVICE', world.annsPhone));
    assert.match(row.id, /=$/);
  });

  it('36: every form of the id finds the device, on every path', async () => {
    const { admin, annsPhone, bob, ann } = world;
    const device = await ok(admin, 'GET', `/v1/devices/${annsPhone}`);
    const members = [entryOf(ann, 1, true), entryOf(bob, 2)];
    for (const form of formsOf(annsPhone, ['DEVICE', 'CALLING_DEVICE']).map(encodeURIComponent)) {
      assert.deepEqual(await ok(admin, 'GET', `/v1/devices/${form}`), device, form);
      assert.deepEqual((await ok(admin, 'PATCH', `/v1/devices/${form}`, { op: 'remove', path: 'tags' })).id, device.id);
      const config = `${CONFIG}/devices/${form}`;
      for (const path of ['', '/members', '/availableMembers', '/availableMembers/count', '/settings'])
        await ok(admin, 'GET', config + path);
      await putMembers(admin, form, members);
      await done(admin, 'PUT', config, { sipPassword: 'x' });
      await done(admin, 'PUT', `${config}/settings`, { customizations: {}, customEnabled: false });
      await done(admin, 'POST', `${config}/actions/applyChanges/invoke`);
      const id = await addPhone(admin, { personId: ann }, 30);
      const [forms, at] = [
        formsOf(id, ['DEVICE', 'CALLING_DEVICE']),
        formsOf(annsPhone, ['DEVICE', 'CALLING_DEVICE']).map(encodeURIComponent).indexOf(form),
      ];
      await done(admin, 'DELETE', `/v1/devices/${encodeURIComponent(forms[at] ?? '')}`);
    }
  });

  it('37: mac finds the phone in upper case, in lower case and with colons', async () => {
    const mac = macOf(1);
    const spelled = mac.match(/../g)?.join(':') ?? '';
    for (const text of [mac, mac.toLowerCase(), spelled, spelled.toLowerCase()]) {
      assert.deepEqual(await list(`?mac=${encodeURIComponent(text)}`), [world.annsPhone], text);
    }
    assert.deepEqual(await list('?mac=nonsense'), []);
    assert.deepEqual(await list(`?mac=${mac}&personId=${world.cara}`), []);
    assert.deepEqual(await list(`?mac=${macOf(999)}`), []);
  });

  it('38: several tags mean AND, separated by commas as repeated', async () => {
    const { admin } = world;
    const [one, two] = [all[2] ?? '', all[3] ?? ''];
    await ok(admin, 'PATCH', `/v1/devices/${one}`, { op: 'add', path: 'tags', value: ['a', 'b', 'c d'] });
    await ok(admin, 'PATCH', `/v1/devices/${two}`, { op: 'add', path: 'tags', value: ['a'] });
    assert.deepEqual(await list('?tag=a'), [one, two]);
    assert.deepEqual(await list('?tag=a,b'), [one]);
    assert.deepEqual(await list('?tag=a&tag=b'), [one]);
    assert.deepEqual(await list('?tag=b&tag=a'), [one]);
    assert.deepEqual(await list('?tag=a+b%2Cd'), []);
    assert.deepEqual(await list('?tag=c+d%2Ca'), [one]);
    const link = nextOf(await admin('GET', '/v1/devices?tag=a&tag=a&max=1')) ?? '';
    assert.deepEqual(new URL(link).searchParams.getAll('tag'), ['a', 'a']);
    for (const id of [one, two]) await ok(admin, 'PATCH', `/v1/devices/${id}`, { op: 'remove', path: 'tags' });
  });

  it('a tag is found by its exact text alone, whatever is in it', async () => {
    const [one = ''] = await list('');
    const tags = ['x"y', 'back\\slash', '100%', 'Ünder_score', '[]'];
    await ok(world.admin, 'PATCH', `/v1/devices/${one}`, { op: 'add', path: 'tags', value: tags });
    for (const tag of tags) assert.deepEqual(await list(`?tag=${encodeURIComponent(tag)}`), [one], tag);
    for (const tag of ['x', 'y', '"', 'x"', '100', '100x', 'ünder_score', 'ÜnderXscore', '[', '\\']) {
      assert.deepEqual(await list(`?tag=${encodeURIComponent(tag)}`), [], tag);
    }
    await ok(world.admin, 'PATCH', `/v1/devices/${one}`, { op: 'remove', path: 'tags' });
  });

  it('a model is found as it is shown, and not as it is stored', async () => {
    assert.deepEqual(await list('?product=DMS+Cisco+8851'), []);
    assert.deepEqual(await list('?product=unknown'), []);
    assert.deepEqual(await list('?displayName=DMS+Cisco+8851'), []);
  });

  it('38: every other filter is exact, and what nothing reports finds nothing', async () => {
    const nines = all.slice(2);
    assert.deepEqual(await list('?product=Cisco+9871'), nines);
    assert.deepEqual(await list('?product=cisco+9871'), []);
    assert.deepEqual(await list('?displayName=Cisco+8851'), all.slice(0, 2));
    assert.deepEqual(await list('?connectionStatus=activating'), all);
    assert.deepEqual(await list('?connectionStatus=connected'), []);
    assert.deepEqual(
      await list(`?locationId=${encoded('LOCATION', world.here)}&devicePlatform=cisco&plannedMaintenance=off`),
      all,
    );
    assert.deepEqual(await list(`?workspaceLocationId=${world.there}`), []);
    for (const query of [
      'upgradeChannel=beta',
      'errorCode=x',
      'permission=xapi:all',
      'capability=xapi',
      'type=roomdesk',
      'serial=x',
      'software=x',
    ]) {
      assert.deepEqual(await list(`?${query}`), [], query);
    }
    assert.deepEqual(await list('?nonsense=1&max='), all, 'unknown parameters are ignored, and so is empty paging');
  });

  it('38: a member lists and reads their own devices only', async () => {
    const { asAnn, annsPhone, lobbyPhone } = world;
    assert.deepEqual(await list('', asAnn), [annsPhone]);
    assert.deepEqual(await list(`?personId=${world.cara}`, asAnn), []);
    assert.equal(uuidIn((await ok(asAnn, 'GET', `/v1/devices/${annsPhone}`)).id), annsPhone);
    assertRefused(await asAnn('GET', `/v1/devices/${lobbyPhone}`), 404, TEXTS[404]);
    assert.deepEqual(await list('', world.as('member')), []);
  });

  it('39: tags change by a bare object of either type, and by a list of one', async () => {
    const path = `/v1/devices/${world.annsPhone}`;
    const patch = async (body: unknown, type = 'application/json') => {
      const answer = await world.admin('PATCH', path, body, { 'content-type': type });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(uuidIn(answer.body.id), world.annsPhone);
      assert.deepEqual((await ok(world.admin, 'GET', path)).tags, answer.body.tags);
      return answer.body.tags;
    };
    const json = 'application/json-patch+json';
    assert.deepEqual(await patch({ op: 'replace', path: 'tags', value: ['a b', 'c'] }, json), ['a b', 'c']);
    assert.deepEqual(await patch({ op: 'add', path: 'tags', value: ['c', 'd'] }), ['a b', 'c', 'd']);
    assert.deepEqual(await patch([{ op: 'add', path: 'tags', value: ['e'] }], json), ['a b', 'c', 'd', 'e']);
    assert.deepEqual(await patch([{ op: 'replace', path: '/tags', value: ['f', 'f'] }]), ['f']);
    assert.deepEqual(await patch({ op: 'remove', path: 'tags', value: ['nothing of these'] }), []);
    assert.deepEqual(await patch({ op: 'remove', path: 'tags' }, `${json}; charset=utf-8`), []);
  });

  it('40: anything but the tags, and anything but JSON, is refused', async () => {
    const path = `/v1/devices/${world.annsPhone}`;
    const before = await ok(world.admin, 'GET', path);
    for (const body of [
      { op: 'replace', path: 'displayName', value: ['x'] },
      { op: 'move', path: 'tags', value: ['x'] },
      { op: 'add', path: 'tags' },
      { op: 'add', path: 'tags', value: 'x' },
      { op: 'add', path: 'tags', value: [1] },
      [],
      [
        { op: 'remove', path: 'tags' },
        { op: 'remove', path: 'tags' },
      ],
      'x',
    ]) {
      const answer = await world.admin('PATCH', path, body);
      assertRefused(answer, 400, /\S/, answer.body.errors[0].errorCode);
    }
    assertRefused(await world.admin('PATCH', path), 400, /\S/);
    const text = await world.admin('PATCH', path, '{"op":"remove","path":"tags"}', { 'content-type': 'text/plain' });
    assertRefused(text, 415, /\S/);
    assert.deepEqual(await ok(world.admin, 'GET', path), before);
  });
});

function entryOf(id: string, port: number, primaryOwner = false) {
  return { id, port, lineType: 'PRIMARY', lineWeight: 1, primaryOwner, hotlineEnabled: false, allowCallDeclineEnabled: true };
}
