/** Counts of devices over the native API: now, and at the end of each day, as facts that are never counted again. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { command } from '../../src/storage/sql/statement.ts';
import { readCsv } from '../support/csv.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, BASE, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 86_400_000;

const FORGET = ['device_count', 'device_count_day', 'counted_device', 'device_count_position'].map(table =>
  command<{ org: number }>(`delete from ${table} where org_id = :org`),
);

onBothDatabases('the counts of devices', engine => {
  /** Noon, some days ago, so that a day passes by setting it. */
  let nowMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 9.5 * DAY_MS;
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let keeper: Api;
  const ids = { here: '', ann: '', ben: '', first: '', second: '', third: '', held: '' };
  const today = () => new Date(nowMs).toISOString().slice(0, 10);

  const counts = async (by: string, api = admin): Promise<Record<string, number>> => {
    const { items, complete } = await ok(api, 'GET', `/reports/counts?by=${by}`);
    assert.equal(complete, true);
    return Object.fromEntries(
      items.map(({ value, name, devices }: { value: string; name: string; devices: number }) => [name ?? `${value}`, devices]),
    );
  };
  const daily = async (by: string, query = ''): Promise<string[]> => {
    const { items } = await ok(admin, 'GET', `/reports/daily-counts?by=${by}&limit=1000${query}`);
    return items.map(({ day, value, devices }: { day: string; value: string | null; devices: number }) =>
      [Math.round((Date.parse(day) - Date.parse(today())) / DAY_MS), value ?? 'none', devices].join(' '),
    );
  };

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const made = async (path: string, body: object) => (await ok(admin, 'POST', path, body)).id;
    ids.here = await made('/locations', { name: 'Here' });
    ids.ann = await made('/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee' });
    ids.ben = await made('/people', { login: 'ben', firstName: 'Ben', lastName: 'Lee' });
    const device = (body: object) => made('/devices', { kind: 'mobile', ...body });
    ids.first = await device({ platform: 'ios', model: 'iPhone', make: 'Apple', locationId: ids.here });
    ids.second = await device({ platform: 'android', model: 'Pixel' });
    ids.third = await device({ kind: 'desk_phone', model: 'DP-9861', locationId: ids.here });
    ids.held = await made('/assignments', { deviceId: ids.first, owner: { kind: 'person', id: ids.ann } });
    const { person, token } = await registry().addPerson('keeper', {
      role: 'location_admin',
      scopes: ['devices:read', 'devices.org:read'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [ids.here] });
    keeper = createApi(await registry().serve(), token);
  });

  it('are by what devices have in common', async () => {
    assert.deepEqual(await counts('total'), { null: 3 });
    assert.deepEqual(await counts('kind'), { desk_phone: 1, mobile: 2 });
    assert.deepEqual(await counts('platform'), { null: 1, android: 1, ios: 1 });
    assert.deepEqual(await counts('make'), { null: 2, Apple: 1 });
    assert.deepEqual(await counts('model'), { 'DP-9861': 1, Pixel: 1, iPhone: 1 });
    assert.deepEqual(await counts('state'), { active: 3 });
    assert.deepEqual(await counts('lifecycle'), { assigned: 1, in_stock: 2 });
    assert.deepEqual(await counts('location'), { null: 1, Here: 2 });
  });

  it('follow every change at once', async () => {
    nowMs += DAY_MS;
    await ok(admin, 'PATCH', `/devices/${ids.second}`, { model: 'Pixel 9', locationId: ids.here });
    await ok(admin, 'POST', `/devices/${ids.second}/disable`, { reason: 'broken' });
    await ok(admin, 'POST', `/devices/${ids.third}/lifecycle`, { state: 'in_repair' });
    assert.deepEqual(await counts('model'), { 'DP-9861': 1, 'Pixel 9': 1, iPhone: 1 });
    assert.deepEqual(await counts('location'), { Here: 3 });
    assert.deepEqual(await counts('state'), { active: 2, disabled: 1 });
    assert.deepEqual(await counts('lifecycle'), { assigned: 1, in_repair: 1, in_stock: 1 });
    nowMs += DAY_MS;
    const user = { deviceId: ids.first, owner: { kind: 'person', id: ids.ben }, role: 'user' };
    const second = await ok(admin, 'POST', '/assignments', user);
    await ok(admin, 'POST', `/assignments/${ids.held}/end`);
    assert.equal((await counts('lifecycle')).assigned, 1, 'one of two holders is left');
    await ok(admin, 'POST', `/assignments/${second.id}/end`);
    assert.deepEqual(await counts('lifecycle'), { in_repair: 1, in_stock: 2 });
  });

  it('agree with the lists', async () => {
    for (const [by, filter] of [
      ['kind', 'kind'],
      ['platform', 'platform'],
      ['model', 'model'],
      ['state', 'state'],
      ['lifecycle', 'lifecycle'],
    ] as const) {
      for (const [value, devices] of Object.entries(await counts(by))) {
        if (value === 'null') continue;
        const { total } = await ok(admin, 'GET', `/devices?${filter}=${encodeURIComponent(value)}&total=true`);
        assert.equal(devices, total, `${by} ${value}`);
      }
    }
  });

  it('are kept for each day as it ended, and go on where nothing changed', async () => {
    nowMs += DAY_MS;
    assert.deepEqual(await daily('lifecycle', `&since=${new Date(nowMs - 4 * DAY_MS).toISOString().slice(0, 10)}`), [
      '-3 assigned 1',
      '-3 in_stock 2',
      '-2 assigned 1',
      '-2 in_repair 1',
      '-2 in_stock 1',
      '-1 in_repair 1',
      '-1 in_stock 2',
      '0 in_repair 1',
      '0 in_stock 2',
    ]);
    assert.deepEqual((await daily('total')).length, 4, 'there were none before the first');
    const places = (await ok(admin, 'GET', `/reports/daily-counts?by=location&since=${today()}`)).items;
    assert.deepEqual(
      places.map(({ name, devices }: { name: string; devices: number }) => [name, devices]),
      [['Here', 3]],
    );
  });

  it('do not change for a past day, whatever happens later', async () => {
    const was = await daily('kind', `&until=${today()}`);
    nowMs += DAY_MS;
    await ok(admin, 'POST', '/devices', { kind: 'browser' });
    const now = await daily('kind');
    assert.deepEqual(
      now.filter(line => !line.startsWith('0 ')),
      was.map(line => line.replace(/^-?\d+/, day => `${Number(day) - 1}`)),
    );
    assert.deepEqual(now.slice(-3), ['0 browser 1', '0 desk_phone 1', '0 mobile 2']);
  });

  it('are the same when a store that has none yet gets them from its history', async () => {
    const of = async () => ({
      daily: [await daily('lifecycle'), await daily('model'), await daily('location')],
      now: [await counts('kind'), await counts('platform'), await counts('state')],
    });
    const was = await of();
    const { storage } = registry();
    const { org } = registry().organization;
    await storage.transaction(org, async tx => {
      for (const forget of FORGET) tx.send(forget, { org });
    });
    assert.deepEqual(await of(), was);
  });

  it('count nothing twice where several ask at once', async () => {
    await ok(admin, 'POST', '/devices', { kind: 'browser' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => counts('kind')));
    for (const answer of answers) assert.deepEqual(answer, { browser: 2, desk_phone: 1, mobile: 2 });
  });

  it('follow the corrections of the history', async () => {
    const was = await counts('lifecycle');
    const owner = { kind: 'person', id: ids.ann };
    const years = { createdAt: '2020-01-01T00:00:00Z', until: '2021-01-01T00:00:00Z' };
    const past = await ok(admin, 'POST', '/assignments', { deviceId: ids.first, owner, ...years });
    assert.deepEqual(await counts('lifecycle'), was, 'what was over when it was entered');
    await ok(admin, 'POST', `/assignments/${past.id}/remove`, { reason: 'never there' });
    assert.deepEqual(await counts('lifecycle'), was);
    const open = await ok(admin, 'POST', '/assignments', { deviceId: ids.second, owner, createdAt: '2022-01-01T00:00:00Z' });
    assert.equal((await counts('lifecycle')).assigned, 1, 'what was entered later and lasts');
    await ok(admin, 'POST', `/assignments/${open.id}/end`);
    assert.deepEqual(await counts('lifecycle'), was);
  });

  it('lose a registration that is merged into another, and have it again when that is undone', async () => {
    const twin = await ok(admin, 'POST', '/devices', { kind: 'browser', serial: 'S-1', make: 'Acme', model: 'Twin' });
    const kept = await ok(admin, 'POST', '/devices', { kind: 'browser', serial: 'S-1', make: 'Acme', model: 'Twin' });
    const owner = { kind: 'person', id: ids.ann };
    await ok(admin, 'POST', '/assignments', { deviceId: twin.id, owner });
    const of = async () => [(await counts('model')).Twin, (await counts('lifecycle')).assigned, (await counts('total')).null];
    const was = await of();
    const evidence = { from: twin.id, reason: 'the same sticker' };
    await ok(admin, 'POST', `/devices/${kept.id}/merge`, evidence);
    assert.deepEqual(await of(), [1, 1, Number(was[2]) - 1]);
    await ok(admin, 'POST', `/devices/${kept.id}/unmerge`, { from: twin.id, reason: 'two after all' });
    assert.deepEqual(await of(), was);
    assert.deepEqual(was.slice(0, 2), [2, 1]);
    await ok(admin, 'POST', `/devices/${kept.id}/merge`, evidence);
  });

  it('come in pages, and as a file with every row', async () => {
    const all = (await ok(admin, 'GET', '/reports/daily-counts?by=kind&limit=1000&total=true')) as {
      items: object[];
      total: number;
    };
    assert.equal(all.total, all.items.length);
    const paged: object[] = [];
    for (let cursor = ''; ; ) {
      const { items, nextCursor } = await ok(admin, 'GET', `/reports/daily-counts?by=kind&limit=3${cursor}`);
      paged.push(...items);
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    assert.deepEqual(paged, all.items);
    const first = await ok(admin, 'GET', '/reports/counts?by=kind&limit=1&total=true');
    assert.deepEqual([first.items.length, first.total], [1, 3]);
    const next = await ok(admin, 'GET', `/reports/counts?by=kind&limit=5&cursor=${encodeURIComponent(first.nextCursor)}`);
    assert.equal(next.items.length, 2);
    const file = await admin('GET', `${BASE}/reports/daily-counts?by=kind&format=csv`);
    assert.equal(readCsv(file.text).length, all.total);
    assert.match(file.text, /^day,value,name,devices\r\n/);
  });

  it('are of what is in their locations for a location administrator', async () => {
    assert.deepEqual(await counts('kind', keeper), { desk_phone: 1, mobile: 2 });
    assert.deepEqual(await counts('location', keeper), { Here: 3 });
    await ok(admin, 'PATCH', `/devices/${ids.second}`, { locationId: null });
    assert.deepEqual(await counts('kind', keeper), { desk_phone: 1, mobile: 1 });
    const { items } = await ok(keeper, 'GET', `/reports/daily-counts?by=total&since=${today()}`);
    assert.deepEqual(
      items.map(({ devices }: { devices: number }) => devices),
      [2],
    );
  });

  it('refuse what cannot be answered', async () => {
    await refused(admin, 'invalid', 'GET', '/reports/counts');
    await refused(admin, 'invalid', 'GET', '/reports/counts?by=color');
    await refused(admin, 'invalid', 'GET', '/reports/daily-counts?by=kind&since=yesterday');
    for (const query of ['since=1990-01-01', 'since=2020-02-01&until=2020-01-01']) {
      assert.deepEqual(await onlyFault(admin, 'GET', `/reports/daily-counts?by=kind&${query}`), ['query', 'since', 'format']);
    }
    const { token } = await registry().addPerson('member');
    await refused(createApi(await registry().serve(), token), 'forbidden', 'GET', '/reports/counts?by=kind');
  });

  it('have the events that retention removes', async () => {
    const { services, organization } = registry();
    await ok(admin, 'PATCH', '/organization/policy', { keepEventsDays: 30 });
    await ok(admin, 'POST', '/devices', { kind: 'room_device' });
    nowMs += 40 * DAY_MS;
    await ok(admin, 'POST', '/locations', { name: 'Late' });
    await services.retention.apply(await services.organizations.get(organization.org), AbortSignal.timeout(60_000));
    assert.ok((await ok(admin, 'GET', '/organization/retention')).removedUpTo > 0);
    assert.deepEqual(await counts('kind'), { browser: 3, desk_phone: 1, mobile: 2, room_device: 1 });
  });
});
