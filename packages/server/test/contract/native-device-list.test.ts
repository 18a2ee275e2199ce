/** The native list of devices: filters that combine, exact look-ups, and what nobody holds or uses. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { ListedDevice } from '@heldby/contract';
import type { Api } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DESK = {
  kind: 'desk_phone',
  name: 'desk',
  make: 'Cisco',
  model: 'DP-9861',
  mac: '52:ea:d3:24:fd:21',
  tags: ['lobby', 'x"y'],
};

onBothDatabases('the native list of devices', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let here: string;
  let ann: string;
  let room: string;
  const names = async (query: string) =>
    (await ok(admin, 'GET', `/devices?${query}`)).items.map(({ name }: { name: string }) => name);

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    ann = (await ok(admin, 'POST', '/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee' })).id;
    room = (await ok(admin, 'POST', '/workspaces', { name: 'Room', locationId: here })).id;
    const add = async (body: object) => (await ok(admin, 'POST', '/devices', body)).id;
    const phone = await add({ kind: 'mobile', name: 'phone', make: 'Apple', model: 'iPhone', platform: 'ios', serial: 'S1' });
    const spare = await add({ kind: 'mobile', name: 'spare', make: 'Google', model: 'Pixel 9', platform: 'android' });
    const desk = await add({ ...DESK, locationId: here });
    const tablet = await add({ kind: 'native_catalog', name: 'tablet', platform: 'windows', udid: 'ABC-1', tags: ['lobbyist'] });
    const hold = async (deviceId: string, kind: string, id: string) =>
      (await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind, id } })).id;
    await hold(phone, 'person', ann);
    await hold(desk, 'workspace', room);
    await ok(admin, 'POST', `/assignments/${await hold(tablet, 'person', ann)}/end`);
    await ok(admin, 'POST', `/devices/${spare}/disable`, { reason: 'lost' });
  });

  it('has all in the order in which they were added, and backwards', async () => {
    assert.deepEqual(await names(''), ['phone', 'spare', 'desk', 'tablet']);
    assert.deepEqual(await names('sort=-createdAt&limit=3'), ['tablet', 'desk', 'spare']);
  });

  it('has who holds each device where that is asked for, as far as the caller may see them', async () => {
    const { items } = await ok(admin, 'GET', '/devices?expand=holders');
    assert.deepEqual(
      items.map(({ holders }: ListedDevice) => holders),
      [
        [{ kind: 'person', id: ann, name: 'Ann Lee', role: 'owner' }],
        [],
        [{ kind: 'workspace', id: room, name: 'Room', role: 'owner' }],
        [],
      ],
    );
    for (const { holders: _, ...device } of items) assert.deepEqual(device, await ok(admin, 'GET', `/devices/${device.id}`));
    const [plain] = (await ok(admin, 'GET', '/devices')).items;
    assert.equal('holders' in plain, false);
    const [chosen] = (await ok(admin, 'GET', '/devices?fields=name&expand=holders&limit=1')).items;
    assert.deepEqual(Object.keys(chosen), ['name', 'holders']);
    await refused(admin, 'invalid', 'GET', '/devices?expand=holder');
  });

  it('is filtered by each of its parameters', async () => {
    const found: Readonly<Record<string, readonly string[]>> = {
      'kind=mobile': ['phone', 'spare'],
      'kind=desk_phone': ['desk'],
      'kind=desk_phone,room_device': ['desk'],
      'kind=desk_phone,native_catalog': ['desk', 'tablet'],
      'platform=ios,windows': ['phone', 'tablet'],
      'platform=windows': ['tablet'],
      'model=Pixel%209': ['spare'],
      'make=Apple': ['phone'],
      'state=disabled': ['spare'],
      'state=active': ['phone', 'desk', 'tablet'],
      [`location=${here}`]: ['desk'],
      'tag=lobby': ['desk'],
      'tag=x%22y': ['desk'],
      'tag=lobb': [],
      'serial=S1': ['phone'],
      'mac=52-EA-D3-24-FD-21': ['desk'],
      'mac=52ead324fd21': ['desk'],
      'mac=nonsense': [],
      'udid=ABC-1': ['tablet'],
      'q=PIXEL': ['spare'],
      'q=lobby': ['desk', 'tablet'],
      'createdAfter=2020-01-01&limit=2': ['phone', 'spare'],
      'createdBefore=2020-01-01': [],
    };
    for (const [query, expected] of Object.entries(found)) assert.deepEqual(await names(query), expected, query);
  });

  it('is filtered by who holds them now, and by whether anybody does', async () => {
    assert.deepEqual(await names('holderless=true'), ['spare', 'tablet']);
    assert.deepEqual(await names('holderless=false'), ['phone', 'desk']);
    assert.deepEqual(await names(`person=${ann}`), ['phone']);
    assert.deepEqual(await names(`owner=${room}`), ['desk']);
    assert.deepEqual(await names(`owner=${room}&person=${ann}`), []);
    assert.deepEqual(await names(`person=${ann}&kind=desk_phone`), []);
    await refused(admin, 'invalid', 'GET', '/devices?holderless=maybe');
  });

  it('is filtered by whether anybody has used them', async () => {
    const { items } = await ok(admin, 'GET', `/people/${ann}/devices`);
    const [{ assignment, device }] = items;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    assert.deepEqual(await names(`inactiveSince=${tomorrow}`), ['phone', 'spare', 'desk', 'tablet']);
    assert.deepEqual(await names(`inactiveSince=${device.createdAt}`), []);
    const { core, organization } = registry();
    const { number } = await registry().services.assignments.get(registry().system, assignment.id);
    core.touches.assignment(organization.org, number, (Date.now() + 172_800_000) * 1_000);
    await core.touches.flush();
    assert.deepEqual(await names(`inactiveSince=${tomorrow}`), ['spare', 'desk', 'tablet']);
    assert.deepEqual(await names(`activeSince=${tomorrow}`), ['phone']);
    assert.deepEqual(await names(`activeSince=${device.createdAt}`), ['phone', 'spare', 'desk', 'tablet']);
    assert.deepEqual(await names(`activeSince=${device.createdAt}&inactiveSince=${tomorrow}`), ['spare', 'desk', 'tablet']);
    assert.deepEqual(await names(`inactiveSince=${tomorrow}&holderless=false`), ['desk']);
  });

  it('needs all of its filters to hold, counts them and gives only the members that are asked for', async () => {
    assert.deepEqual(await names('kind=mobile&platform=ios&model=iPhone&state=active&holderless=false'), ['phone']);
    assert.deepEqual(await names(`kind=mobile&location=${here}`), []);
    const page = await ok(admin, 'GET', '/devices?kind=mobile&limit=1&total=true&fields=name,serial');
    assert.deepEqual([page.total, page.items], [2, [{ name: 'phone', serial: 'S1' }]]);
    const next = `/devices?kind=mobile&total=true&fields=name&cursor=${page.nextCursor}`;
    assert.deepEqual(await ok(admin, 'GET', next), { items: [{ name: 'spare' }], nextCursor: null, total: 2 });
    await refused(admin, 'invalid', 'GET', `/devices?kind=browser&cursor=${page.nextCursor}`);
  });

  it('tells what was meant by a parameter, a word or a member that does not exist', async () => {
    const detail = async (query: string) => (await refused(admin, 'invalid', 'GET', `/devices?${query}`)).detail;
    assert.match(await detail('platfrom=ios'), /platfrom: no such parameter; did you mean platform\?/);
    assert.match(await detail('platform=ios,adnroid'), /platform: no such value adnroid; did you mean android\?/);
    assert.match(await detail('fields=name,seriall'), /fields: no such value seriall; did you mean serial\?/);
    assert.match(await detail('kind=phone'), /kind: no such value phone; did you mean desk_phone\?/);
  });
});
