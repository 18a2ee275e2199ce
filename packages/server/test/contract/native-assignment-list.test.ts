/** The native list of assignments: who holds what, across the organization, with the people and the devices beside it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

onBothDatabases('the native list of assignments', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  const ids = { here: '', ann: '', bo: '', room: '', phone: '', desk: '', loan: '', lost: '', group: '' };
  const at = { before: '', mid: '', end: '' };
  /** The names of devices and of who holds them. */
  const held = async (query: string) => {
    const { items } = await ok(admin, 'GET', `/assignments?expand=device&${query}`);
    return items.map(
      ({ owner, device }: { owner: { name: string }; device: { name: string } }) => `${device.name} ${owner.name}`,
    );
  };

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const made = async (path: string, body: object) => (await ok(admin, 'POST', path, body)).id;
    const person = (login: string, more: object = {}) =>
      made('/people', { login, firstName: login, lastName: '', email: `${login}@example.com`, ...more });
    const device = (name: string, more: object = {}) => made('/devices', { kind: 'mobile', name, ...more });
    const hold = async (deviceId: string, kind: string, id: string, more: object = {}) =>
      made('/assignments', { deviceId, owner: { kind, id }, ...more });
    ids.here = await made('/locations', { name: 'Here' });
    ids.ann = await person('ann', { locationId: ids.here });
    ids.bo = await person('bo');
    ids.room = await made('/workspaces', { name: 'Room' });
    ids.phone = await device('phone', { model: 'iPhone', platform: 'ios' });
    ids.desk = await device('desk', { kind: 'desk_phone', model: 'DP-9861', locationId: ids.here, tags: ['lobby'] });
    ids.loan = await device('loan', { model: 'Pixel 9', platform: 'android' });
    ids.lost = await device('lost', { platform: 'windows' });
    const first = await hold(ids.phone, 'person', ids.ann);
    await hold(ids.desk, 'workspace', ids.room);
    await hold(ids.loan, 'person', ids.bo, { expiresAt: inHours(1) });
    at.before = (await ok(admin, 'GET', `/assignments/${first}`)).createdAt;
    const blocked = await hold(ids.lost, 'person', ids.ann, { role: 'user' });
    await ok(admin, 'POST', `/assignments/${blocked}/disable`, { reason: 'lost' });
    at.mid = (await ok(admin, 'GET', `/assignments/${blocked}`)).createdAt;
    await ok(admin, 'POST', `/assignments/${first}/end`);
    at.end = (await ok(admin, 'GET', `/assignments/${first}`)).until;
    await hold(ids.phone, 'person', ids.bo);
    const { services, system } = registry();
    ids.group = (await services.groups.create({ actor: system }, { name: 'Staff', description: '' })).group.id;
    await services.groupMembers.add({ actor: system }, { id: ids.group }, [{ id: ids.ann }]);
  });

  it('has who holds what now, in the order in which it was given', async () => {
    assert.deepEqual(await held(''), ['desk Room', 'loan bo', 'lost ann', 'phone bo']);
    assert.deepEqual(await held('sort=-number&limit=2'), ['phone bo', 'lost ann']);
  });

  it('has what was held at an instant, and what is over', async () => {
    assert.deepEqual(await held(`asOf=${at.mid}`), ['phone ann', 'desk Room', 'loan bo', 'lost ann']);
    assert.deepEqual(await held(`asOf=${at.before}`), ['phone ann']);
    assert.deepEqual(await held(`asOf=${inHours(2)}`), ['desk Room', 'lost ann', 'phone bo']);
    assert.deepEqual(await held('state=ended'), ['phone ann']);
    assert.deepEqual(await held(`state=ended&asOf=${at.mid}`), []);
    assert.deepEqual(await held('state=any'), ['phone ann', 'desk Room', 'loan bo', 'lost ann', 'phone bo']);
    assert.deepEqual(await held(`state=any&asOf=${at.before}`), ['phone ann']);
  });

  it('is filtered by each of its parameters', async () => {
    const found: Readonly<Record<string, readonly string[]>> = {
      [`person=${ids.bo}`]: ['loan bo', 'phone bo'],
      [`owner=${ids.room}`]: ['desk Room'],
      [`device=${ids.phone}`]: ['phone bo'],
      [`device=${ids.phone}&state=any`]: ['phone ann', 'phone bo'],
      'kind=desk_phone': ['desk Room'],
      'kind=desk_phone,mobile': ['desk Room', 'loan bo', 'lost ann', 'phone bo'],
      'platform=windows': ['lost ann'],
      'platform=ios,android': ['loan bo', 'phone bo'],
      'model=Pixel%209': ['loan bo'],
      'role=user': ['lost ann'],
      'tag=lobby': ['desk Room'],
      'state=disabled': ['lost ann'],
      'state=planned': ['loan bo'],
      [`group=${ids.group}`]: ['lost ann'],
      [`location=${ids.here}`]: ['desk Room', 'lost ann'],
      [`location=${ids.here}&sort=-number`]: ['lost ann', 'desk Room'],
      [`assignedAfter=${at.mid}`]: ['phone bo'],
      [`assignedBefore=${at.mid}`]: ['desk Room', 'loan bo'],
      [`dueBefore=${inHours(2)}`]: ['loan bo'],
      [`dueBefore=${inHours(0.5)}`]: [],
      [`inactiveSince=${at.mid}`]: ['desk Room', 'loan bo'],
    };
    for (const [query, expected] of Object.entries(found)) assert.deepEqual(await held(query), expected, query);
  });

  it('needs all of its filters to hold', async () => {
    assert.deepEqual(await held(`person=${ids.ann}&state=any&platform=ios`), ['phone ann']);
    assert.deepEqual(await held(`location=${ids.here}&kind=desk_phone&tag=lobby&role=owner`), ['desk Room']);
    assert.deepEqual(await held(`group=${ids.group}&model=Pixel%209`), []);
  });

  it('is the same as each assignment read by its id, and has whole people and devices where that is asked for', async () => {
    const withoutPassword = async (id: string) => {
      const { passwordChangedAt: _, lockedUntil: __, ...person } = await ok(admin, 'GET', `/people/${id}`);
      return person;
    };
    const { items, total } = await ok(admin, 'GET', '/assignments?state=any&expand=person,device&total=true');
    assert.equal(total, 5);
    for (const { person, device, ...assignment } of items) {
      assert.deepEqual(assignment, await ok(admin, 'GET', `/assignments/${assignment.id}`));
      assert.deepEqual(device, await ok(admin, 'GET', `/devices/${assignment.deviceId}`));
      const { kind, id } = assignment.owner;
      assert.deepEqual(person, kind === 'person' ? await withoutPassword(id) : null);
    }
    const [plain] = (await ok(admin, 'GET', '/assignments')).items;
    assert.deepEqual([plain.person, plain.device], [undefined, undefined]);
    const chosen = await ok(admin, 'GET', `/assignments?person=${ids.ann}&fields=role&expand=person`);
    assert.deepEqual(Object.keys(chosen.items[0]).toSorted(), ['person', 'role']);
  });

  it('is paged without a gap, and refuses a cursor of another question', async () => {
    const all: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await ok(admin, 'GET', `/assignments?state=any&limit=2${cursor}`);
      all.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
      await refused(admin, 'invalid', 'GET', `/assignments?limit=2${cursor}`);
    }
    assert.equal(new Set(all).size, 5);
  });

  it('shows people only to those who may read people', async () => {
    const { token } = await registry().addPerson(`reader-${engine}`, { role: 'full', scopes: ['devices.org:read'] });
    const reader = createApi(await registry().serve(), token);
    await ok(reader, 'GET', '/assignments?expand=device');
    const { scopes } = await refused(reader, 'forbidden', 'GET', '/assignments?expand=person');
    assert.deepEqual(scopes, ['people.org:read']);
    const member = createApi(await registry().serve(), (await registry().addPerson(`member-${engine}`)).token);
    await refused(member, 'forbidden', 'GET', '/assignments');
  });

  it('leaves out the person who has left, whose name stays', async () => {
    await ok(admin, 'DELETE', `/people/${ids.ann}`);
    const { items } = await ok(admin, 'GET', `/assignments?person=${ids.ann}&state=ended&expand=person`);
    assert.deepEqual(
      items.map(({ owner, person }: { owner: { name: string }; person: unknown }) => [owner.name, person]),
      [
        ['ann', null],
        ['ann', null],
      ],
    );
  });
});
