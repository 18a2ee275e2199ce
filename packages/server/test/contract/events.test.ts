/** The feed of events: in order, with names, filtered, from any position. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { EVENT_TYPES, type NamedEvent } from '@heldby/contract';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { EVERY_EVENT, type EventFilter, testOf } from '../../src/services/feed/filter.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

const DAY_MS = 86_400_000;

onBothDatabases('the feed', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let ann: { id: string; deviceId: string };
  let ben: { id: string; deviceId: string };

  /** Two people with a phone each, on two days; then one of them leaves. */
  before(async () => {
    admin = await administratorApi(registry());
    ann = await addWithPhone('ann');
    nowMs += DAY_MS;
    ben = await addWithPhone('ben');
    await ok(admin, 'PATCH', `/devices/${ben.deviceId}`, { name: "Ben's phone", reason: 'their name for it' });
    await ok(admin, 'DELETE', `/people/${ann.id}`, { reason: 'left the company' });
  });

  const addWithPhone = async (login: string) => {
    const { person, actor } = await registry().addPerson(`${login}@${engine}`);
    const { deviceId } = await registry().services.phones.register(
      { actor, requestId: `request of ${login}` },
      phoneInput(login),
    );
    return { id: person.id, deviceId };
  };
  const read = async (query: string) =>
    (await ok(admin, 'GET', `/events${query}`)) as { items: NamedEvent[]; after: string; more: boolean };
  const everything = async () => (await read('?limit=1000')).items;

  it('returns every event once, in order and without a gap, page by page', async () => {
    const all = await everything();
    assert.deepEqual(
      all.map(({ sequence }) => sequence),
      all.map((_, index) => index + 1),
    );
    const paged: NamedEvent[] = [];
    let [after, more] = ['0', true];
    while (more) {
      const page = await read(`?limit=3&after=${after}`);
      assert.ok(page.items.length === 3 || !page.more, 'only the last page is short');
      paged.push(...page.items);
      ({ after, more } = page);
    }
    assert.deepEqual(paged, all);
    assert.equal(after, String(all.length));
  });

  it('names who did it and what it is about, also people who have left', async () => {
    const created = (await everything()).find(each => each.type === 'assignment.created' && each.ownerId === ann.id);
    assert.equal(created?.ownerName, `ann@${engine} Test`);
    assert.deepEqual(created?.actor, { kind: 'person', id: ann.id, name: `ann@${engine} Test` });
    const left = (await everything()).find(each => each.type === 'person.removed');
    assert.deepEqual(
      [left?.ownerName, left?.reason, left?.actor.name],
      [`ann@${engine} Test`, 'left the company', 'administrator Test'],
    );
    const first = (await everything())[0];
    assert.deepEqual([first?.actor.kind, first?.actor.name], ['system', 'system']);
  });

  it('names a device as it is called now', async () => {
    const events = (await everything()).filter(each => each.deviceId === ben.deviceId);
    assert.ok(events.length >= 4);
    assert.deepEqual(new Set(events.map(({ deviceName }) => deviceName)), new Set(["Ben's phone"]));
  });

  it('filters by type, by all types of a noun, by owner, device, actor and request, and by all of them together', async () => {
    const all = await everything();
    const expectations: [string, (event: NamedEvent) => boolean][] = [
      ['type=device.updated', each => each.type === 'device.updated'],
      ['type=assignment.*,device.created', each => /^assignment\.|^device\.created/.test(each.type)],
      [`ownerId=${ann.id}`, each => each.ownerId === ann.id],
      [`ownerId=${ann.id.toUpperCase()}`, each => each.ownerId === ann.id],
      [`deviceId=${ben.deviceId}`, each => each.deviceId === ben.deviceId],
      [`actorId=${ann.id}`, each => each.actor.id === ann.id],
      ['requestId=request+of+ben', each => each.requestId === 'request of ben'],
      [`ownerId=${ben.id}&type=push.*&actorId=${ben.id}`, each => each.ownerId === ben.id && each.type.startsWith('push.')],
    ];
    for (const [query, test] of expectations) {
      const expected = all.filter(test);
      assert.ok(expected.length > 0 && expected.length < all.length, query);
      assert.deepEqual((await read(`?limit=1000&${query}`)).items, expected, query);
      const page = await read(`?limit=1&${query}`);
      assert.deepEqual(page.items, expected.slice(0, 1), query);
      assert.deepEqual((await read(`?limit=1000&${query}&after=${page.after}`)).items, expected.slice(1), query);
    }
  });

  it('filters by time, to the microsecond and by whole days', async () => {
    const all = await everything();
    const [first, last] = [all.filter(({ at }) => at < '2026-05-05'), all.filter(({ at }) => at >= '2026-05-05')];
    assert.ok(first.length > 2 && last.length > 2);
    assert.deepEqual((await read('?limit=1000&until=2026-05-04')).items, first);
    assert.deepEqual((await read('?limit=1000&since=2026-05-05')).items, last);
    assert.deepEqual((await read('?limit=1000&since=2026-05-04&until=2026-05-05')).items, all);
    assert.deepEqual((await read('?limit=1000&since=2026-05-06')).items, []);
    const { at } = last[1] ?? assert.fail();
    assert.deepEqual(
      (await read(`?limit=1000&since=${at}&until=${at}`)).items,
      all.filter(each => each.at === at),
    );
  });

  it('agrees with the test of one event that followers use', async () => {
    const { feed } = registry().services;
    const actor = registry().system;
    const every = await feed.read(actor, { after: 0, limit: 1000, filter: EVERY_EVENT });
    const { at } = every.items.at(-2) ?? assert.fail();
    const filters: Partial<EventFilter>[] = [
      { types: ['device.updated', 'person.removed'] },
      { types: EVENT_TYPES },
      { ownerId: ann.id },
      { deviceId: ben.deviceId },
      { actorId: ann.id, types: ['push.registered'] },
      { requestId: 'request of ben' },
      { since: at },
      { until: at },
    ];
    for (const given of filters) {
      const filter = { ...EVERY_EVENT, ...given };
      const { items } = await feed.read(actor, { after: 0, limit: 1000, filter });
      assert.ok(items.length > 0);
      assert.deepEqual(items, every.items.filter(testOf(filter)));
    }
  });

  it('goes on behind what a filter left out, and from the end of the history', async () => {
    const { after: end } = await read('?limit=1000');
    assert.deepEqual(await read('?type=group.removed'), { items: [], after: end, more: false });
    assert.deepEqual(await read('?after=latest'), { items: [], after: end, more: false });
    await ok(admin, 'PATCH', `/devices/${ben.deviceId}`, { name: 'Another' });
    const { items } = await read(`?after=${end}`);
    assert.deepEqual(
      items.map(({ type, sequence }) => [type, sequence]),
      [['device.updated', Number(end) + 1]],
    );
  });

  it('refuses a position that the history does not have yet, which is from another store', async () => {
    const { detail } = await refused(admin, 'gone', 'GET', '/events?after=100000');
    assert.match(detail, /the store was replaced/);
  });

  it('names what is wrong with a filter', async () => {
    const { detail } = await refused(admin, 'invalid', 'GET', '/events?type=device.updatd');
    assert.match(detail, /did you mean device\.updated\?/);
    assert.match((await refused(admin, 'invalid', 'GET', '/events?type=devise.*')).detail, /did you mean device\.\*\?/);
    assert.deepEqual(await onlyFault(admin, 'GET', '/events?since=yesterday'), ['query', 'since', 'format']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/events?after=-1'), ['query', 'after', 'format']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/events?limit=1001'), ['query', 'limit', 'range']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/events?device=x'), ['query', 'device', 'unknown']);
  });

  it('is for administrators of the whole organization', async () => {
    const server = await registry().serve();
    for (const role of ['user_admin', 'location_admin', 'member'] as const) {
      const { token } = await registry().addPerson(`${role}-${engine}`, { role, scopes: ['events:read'] });
      await refused(createApi(server, token), 'forbidden', 'GET', '/events');
    }
    const { token } = await registry().addPerson(`reader-${engine}`, { role: 'read_only', scopes: ['events:read'] });
    await ok(createApi(server, token), 'GET', '/events');
    const { token: narrow } = await registry().addPerson(`narrow-${engine}`, { role: 'full', scopes: ['devices.org:read'] });
    await refused(createApi(server, narrow), 'forbidden', 'GET', '/events');
  });
});
