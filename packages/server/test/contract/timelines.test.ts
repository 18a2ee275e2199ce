/** Timelines: what has happened to a person, a workspace or a device, with names, in both orders, for those who may see it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { NamedEvent } from '@heldby/contract';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { noteRuns } from '../../src/services/feed/runs.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

interface Page {
  readonly items: NamedEvent[];
  readonly nextCursor: string | null;
}

onBothDatabases('a timeline', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let ann: { id: string; token: string };
  let shared: string;

  before(async () => {
    admin = await administratorApi(registry());
    const { person, token, actor } = await registry().addPerson('ann', { scopes: ['devices:write', 'events:read'] });
    ann = { id: person.id, token };
    const { services } = registry();
    for (const phone of ['one', 'two', 'three']) {
      nowMs += 86_400_000;
      await services.phones.register({ actor }, phoneInput(phone));
    }
    const { id: benId } = (await registry().addPerson('ben')).person;
    shared = (await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'Shared' })).id;
    for (const id of [ann.id, benId]) {
      await ok(admin, 'POST', '/assignments', { deviceId: shared, owner: { kind: 'person', id }, role: 'user', reason: 'shift' });
    }
    await ok(admin, 'PATCH', `/devices/${shared}`, { name: 'Shared phone' });
  });

  const walk = async (path: string, query = ''): Promise<NamedEvent[]> => {
    const events: NamedEvent[] = [];
    let cursor = '';
    for (;;) {
      const page: Page = await ok(admin, 'GET', `${path}/timeline?limit=2${query}${cursor}`);
      events.push(...page.items);
      if (page.nextCursor === null) return events;
      assert.equal(page.items.length, 2, 'only the last page is short');
      cursor = `&cursor=${page.nextCursor}`;
    }
  };
  const everything = async () => (await ok(admin, 'GET', '/events?limit=1000')).items as NamedEvent[];
  const about = async (test: (event: NamedEvent) => boolean) => (await everything()).filter(test).toReversed();
  /** Before and after its events are noted, and when only a part of them is. */
  const inEveryState = async (check: () => Promise<void>) => {
    const { organization } = registry();
    await check();
    await noteRuns(registry().core, organization.org, 0);
    await check();
    await ok(admin, 'PATCH', `/people/${ann.id}`, { lastName: `Lee ${uuidv7()}` });
    await ok(admin, 'PATCH', `/devices/${shared}`, { name: `Shared ${uuidv7()}` });
    await check();
  };

  it('of a person has every event about them, the newest first, page by page, and the other way round', () =>
    inEveryState(async () => {
      const expected = await about(event => event.ownerId === ann.id);
      assert.ok(expected.length >= 9);
      assert.deepEqual(await walk(`/people/${ann.id}`), expected);
      assert.deepEqual(await walk(`/people/${ann.id}`, '&sort=at'), expected.toReversed());
    }));

  it('of a device has every event about it, with who held it, who gave it and why', () =>
    inEveryState(async () => {
      const expected = await about(event => event.deviceId === shared);
      const found = await walk(`/devices/${shared}`);
      assert.deepEqual(found, expected);
      const given = found.filter(({ type }) => type === 'assignment.created');
      assert.deepEqual(
        given.map(({ ownerName, actor, reason }) => [ownerName?.split(' ')[0], actor.name, reason]),
        [
          ['ben', 'administrator Test', 'shift'],
          ['ann', 'administrator Test', 'shift'],
        ],
      );
    }));

  it('of the organization has every event, filtered as the feed is, for those who may read the feed', async () => {
    const expected = (await everything()).toReversed();
    assert.deepEqual(await walk('/organization'), expected);
    assert.deepEqual(await walk('/organization', '&sort=at'), expected.toReversed());
    const actorId = expected.find(({ actor }) => actor.name === 'administrator Test')?.actor.id;
    const filters = [
      [`ownerId=${ann.id}`, (event: NamedEvent) => event.ownerId === ann.id],
      [`deviceId=${shared}`, (event: NamedEvent) => event.deviceId === shared],
      [
        `actorId=${actorId}&type=assignment.*`,
        ({ actor, type }: NamedEvent) => actor.id === actorId && type.startsWith('assignment.'),
      ],
      [`requestId=${expected[0]?.requestId}`, ({ requestId }: NamedEvent) => requestId === expected[0]?.requestId],
    ] as const;
    for (const [query, test] of filters) {
      const wanted = expected.filter(test);
      assert.ok(wanted.length > 0, query);
      assert.deepEqual(await walk('/organization', `&${query}`), wanted, query);
    }
    await refused(createApi(await registry().serve(), ann.token), 'forbidden', 'GET', '/organization/timeline');
  });

  it('filters by type and by time', () =>
    inEveryState(async () => {
      const path = `/people/${ann.id}`;
      const isPush = ({ type, ownerId }: NamedEvent) => ownerId === ann.id && type === 'push.registered';
      assert.deepEqual(await walk(path, '&type=push.*'), await about(isPush));
      const onFirst = await about(({ at, ownerId }) => ownerId === ann.id && at < '2026-05-06' && at >= '2026-05-05');
      assert.equal(onFirst.length, 3 - 1);
      assert.deepEqual(await walk(path, '&since=2026-05-05&until=2026-05-05'), onFirst);
    }));

  it('of a person who has left stays', async () => {
    const { person } = await registry().addPerson('leaver');
    await ok(admin, 'DELETE', `/people/${person.id}`, { reason: 'moved away' });
    const [last] = await walk(`/people/${person.id}`, '&type=person.removed');
    assert.deepEqual([last?.ownerName, last?.reason], [`leaver Test`, 'moved away']);
  });

  it('of a workspace has what happened to it', async () => {
    const room = await ok(admin, 'POST', '/workspaces', { name: 'Room' });
    const owner = { kind: 'workspace', id: room.id };
    await ok(admin, 'POST', '/assignments', { deviceId: shared, owner, role: 'user' });
    assert.deepEqual(
      (await walk(`/workspaces/${room.id}`)).map(({ type, ownerName, deviceId }) => [type, ownerName, deviceId]),
      [
        ['assignment.created', 'Room', shared],
        ['workspace.created', 'Room', null],
      ],
    );
  });

  it('of their own is open to everybody who has the scope, and of others to administrators alone', async () => {
    const own = createApi(await registry().serve(), ann.token);
    const { items } = await ok(own, 'GET', `/people/${ann.id}/timeline?limit=1000`);
    assert.deepEqual(items, await about(event => event.ownerId === ann.id));
    assert.ok(items.some(({ type }: NamedEvent) => type === 'credential.issued'));
    const { person } = await registry().addPerson('other');
    await refused(own, 'forbidden', 'GET', `/people/${person.id}/timeline`);
    await refused(own, 'forbidden', 'GET', `/devices/${shared}/timeline`);
  });

  it('shows how somebody signs in to those alone who may read all events', async () => {
    const server = await registry().serve();
    const typesFor = async (role: 'user_admin' | 'read_only') => {
      const { token } = await registry().addPerson(role, { role, scopes: ['events:read'] });
      const { items } = await ok(createApi(server, token), 'GET', `/people/${ann.id}/timeline?limit=1000`);
      return new Set((items as NamedEvent[]).map(({ type }) => type));
    };
    assert.ok((await typesFor('read_only')).has('credential.issued'));
    const seen = await typesFor('user_admin');
    assert.ok(seen.has('assignment.created') && !seen.has('credential.issued'));
  });

  it('of a device names to a location administrator only holders who are in their locations', async () => {
    const [here, there] = [
      await ok(admin, 'POST', '/locations', { name: 'Here' }),
      await ok(admin, 'POST', '/locations', { name: 'There' }),
    ];
    const device = await ok(admin, 'POST', '/devices', { kind: 'mobile', locationId: here.id });
    const people: string[] = [];
    for (const { id: locationId } of [here, there]) {
      const login = `at ${locationId}`;
      const person = await ok(admin, 'POST', '/people', { login, firstName: 'P', lastName: 'Q', locationId });
      await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner: { kind: 'person', id: person.id }, role: 'user' });
      people.push(person.id);
    }
    const { person, token } = await registry().addPerson('local', {
      role: 'location_admin',
      scopes: ['events:read', 'devices.org:read', 'people.org:read'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [here.id] });
    const local = createApi(await registry().serve(), token);
    await inEveryState(async () => {
      const { items } = await ok(local, 'GET', `/devices/${device.id}/timeline`);
      assert.deepEqual(
        (items as NamedEvent[]).map(({ type, ownerId }) => [type, ownerId]),
        [
          ['assignment.created', people[0]],
          ['device.created', null],
        ],
      );
    });
    await refused(local, 'not_found', 'GET', `/people/${people[1]}/timeline`);
    await ok(local, 'GET', `/people/${people[0]}/timeline`);
  });

  it('refuses a cursor of the other order, and names what is wrong', async () => {
    const { nextCursor } = (await ok(admin, 'GET', `/people/${ann.id}/timeline?limit=1`)) as Page;
    assert.deepEqual(await onlyFault(admin, 'GET', `/people/${ann.id}/timeline?sort=at&cursor=${nextCursor}`), [
      'query',
      'cursor',
      'format',
    ]);
    assert.deepEqual(await onlyFault(admin, 'GET', `/people/${ann.id}/timeline?actorId=${ann.id}`), [
      'query',
      'actorId',
      'unknown',
    ]);
  });
});
