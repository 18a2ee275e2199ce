/** The figures of today, and how often something happened, over the native API. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { query } from '../../src/storage/sql/statement.ts';
import { readCsv } from '../support/csv.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { administratorApi, BASE, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 86_400_000;
const selectNumber = query<{ org: number; id: string }, { number: number }>(
  'select number as "number" from assignment where org_id = :org and id = :id',
);

onBothDatabases('the overview', engine => {
  /** Noon on a Wednesday, so that the days of a week pass by setting it. */
  let nowMs = Date.parse('2026-03-04T12:00:00Z');
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let keeper: Api;
  const ids = { here: '', ann: '', ben: '', phone: '', desk: '', held: '' };
  const overview = (api = admin) => ok(api, 'GET', '/reports/overview');
  const made = async (path: string, body: object) => (await ok(admin, 'POST', path, body)).id;

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    ids.here = await made('/locations', { name: 'Here' });
    ids.ann = await made('/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee', locationId: ids.here });
    ids.ben = await made('/people', { login: 'ben', firstName: 'Ben', lastName: 'Lee' });
    ids.phone = await made('/devices', { kind: 'mobile', platform: 'ios' });
    ids.desk = await made('/devices', { kind: 'desk_phone', locationId: ids.here });
    ids.held = await made('/assignments', { deviceId: ids.desk, owner: { kind: 'person', id: ids.ann } });
    const { person, token } = await registry().addPerson('keeper', {
      role: 'location_admin',
      scopes: ['devices:read', 'devices.org:read', 'people.org:read', 'events:read'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [ids.here] });
    keeper = createApi(await registry().serve(), token);
  });

  it('has the devices and the people as they are now', async () => {
    const { devices, people, approvals, stale, loans, failedSignIns, complete, stockAt } = await overview();
    assert.equal(complete, true);
    assert.deepEqual(devices, {
      total: 2,
      byKind: [
        { value: 'desk_phone', name: null, devices: 1 },
        { value: 'mobile', name: null, devices: 1 },
      ],
      byPlatform: [
        { value: null, name: null, devices: 1 },
        { value: 'ios', name: null, devices: 1 },
      ],
      byState: [{ value: 'active', name: null, devices: 2 }],
      byLifecycle: [
        { value: 'assigned', name: null, devices: 1 },
        { value: 'in_stock', name: null, devices: 1 },
      ],
      active7Days: 0,
      active30Days: 0,
      active90Days: 0,
      unused90Days: 0,
      unheld: 1,
    });
    assert.deepEqual(people, { total: 4, withoutDevices: 3, leaving: 0, lockedOut: 0 });
    assert.deepEqual([approvals, stale], [{ waiting: 0 }, { due: null, inGrace: 0 }]);
    assert.deepEqual(loans, { due: 0, overdue: 0 });
    assert.deepEqual(failedSignIns, { today: 0, yesterday: 0 });
    assert.equal(stockAt.slice(0, 10), '2026-03-04');
  });

  it('follows uses as time passes, and agrees with the list of unused devices', async () => {
    const [organization] = await registry().services.organizations.list();
    const org = organization?.org ?? 0;
    const number = (await registry().storage.one(selectNumber, { org, id: ids.held }))?.number ?? 0;
    registry().core.touches.assignment(org, number, nowMs * 1_000);
    const inUse = async () => {
      const { active7Days, active30Days, active90Days, unused90Days } = (await overview()).devices;
      const { total } = await ok(
        admin,
        'GET',
        `/reports/unused-devices?since=${new Date(nowMs - 90 * DAY_MS).toISOString()}&total=true`,
      );
      assert.equal(unused90Days, total);
      return [active7Days, active30Days, active90Days, unused90Days];
    };
    assert.deepEqual(await inUse(), [1, 1, 1, 0]);
    nowMs += 10 * DAY_MS;
    assert.deepEqual(await inUse(), [0, 1, 1, 0]);
    nowMs += 85 * DAY_MS;
    assert.deepEqual(await inUse(), [0, 0, 0, 2]);
    const { items } = await ok(admin, 'GET', '/reports/daily-counts?by=active&since=2026-03-04&until=2026-03-05');
    assert.deepEqual(
      items.map(({ value, devices }: { value: string; devices: number }) => [value, devices]),
      ['P30D', 'P7D', 'P90D', 'P30D', 'P7D', 'P90D'].map(value => [value, 1]),
    );
  });

  it('counts loans in time and late, leavers, and failed sign-ins', async () => {
    const dueAt = new Date(nowMs + DAY_MS).toISOString();
    await made('/assignments', { deviceId: ids.phone, owner: { kind: 'person', id: ids.ben }, dueAt });
    await ok(admin, 'POST', `/people/${ids.ann}/off-board`, { effectiveAt: new Date(nowMs + 30 * DAY_MS).toISOString() });
    const organization = (await registry().services.organizations.list())[0];
    assert.ok(organization);
    for (let time = 0; time < 3; time += 1) registry().services.misuse.signInFailed(organization.org, ids.ben, '192.0.2.1');
    await registry().services.misuse.settle(organization);
    const now = await overview();
    assert.deepEqual(now.loans, { due: 1, overdue: 0 });
    assert.equal(now.people.leaving, 1);
    assert.deepEqual(now.failedSignIns, { today: 3, yesterday: 0 });
    nowMs += DAY_MS + 1;
    const next = await overview();
    assert.deepEqual(next.loans, { due: 0, overdue: 1 });
    assert.deepEqual(next.failedSignIns, { today: 0, yesterday: 3 });
  });

  it('counts what waits for approval, what the stale policy would disable, and what it has disabled', async () => {
    await ok(admin, 'PATCH', '/policies/approval', { approvalKinds: ['mobile'] });
    const { token } = await registry().addPerson('waiting');
    await createApi(await registry().serve(), token)('POST', '/api/v2/mobiledevices', minimalDevice('waiting'));
    assert.deepEqual((await overview()).approvals, { waiting: 1 });
    assert.deepEqual((await overview(keeper)).approvals, { waiting: 0 });
    await ok(admin, 'PATCH', '/policies/stale', { staleDeskPhoneDays: 90 });
    const { items } = await ok(admin, 'GET', '/policies/stale/preview?show=due');
    assert.equal(items.length, 1);
    assert.deepEqual((await overview()).stale, { due: 1, inGrace: 0 });
    assert.deepEqual((await overview(keeper)).stale, { due: 1, inGrace: 0 });
    await ok(admin, 'POST', '/policies/stale/run');
    await runDueJobs(registry());
    assert.deepEqual((await overview()).stale, { due: 0, inGrace: 1 });
    assert.deepEqual((await overview(keeper)).stale, { due: 0, inGrace: 1 });
    await ok(admin, 'PATCH', '/policies/stale', { staleDeskPhoneDays: null });
    assert.deepEqual((await overview()).stale, { due: null, inGrace: 1 });
    await ok(admin, 'POST', '/policies/stale/run');
    await runDueJobs(registry());
    await ok(admin, 'PATCH', '/policies/approval', { approvalKinds: null });
  });

  it('shows location administrators what is in their locations, and not the sign-ins of others', async () => {
    const { devices, people, loans, failedSignIns } = await overview(keeper);
    assert.equal(devices.total, 1);
    assert.deepEqual(devices.byKind, [{ value: 'desk_phone', name: null, devices: 1 }]);
    assert.deepEqual(people, { total: 1, withoutDevices: 0, leaving: 1, lockedOut: 0 });
    assert.deepEqual(loans, { due: 0, overdue: 0 });
    assert.equal(failedSignIns, null);
  });

  it('leaves out people for a token without their scope, and is refused to members', async () => {
    const { token } = await registry().addPerson('viewer', { role: 'read_only', scopes: ['devices.org:read'] });
    const viewer = createApi(await registry().serve(), token);
    assert.equal((await overview(viewer)).people, null);
    const [week] = (await ok(viewer, 'GET', '/reports/happened')).items;
    assert.deepEqual([week.joined, week.left, week.failedSignIns], [null, null, null]);
    const member = await registry().addPerson('member', { role: 'member', scopes: ['devices.org:read'] });
    await refused(createApi(await registry().serve(), member.token), 'forbidden', 'GET', '/reports/overview');
  });

  it('has who came and left, and what began and ended, by week and by day', async () => {
    const happened = async (query: string, api = admin): Promise<Record<string, unknown>[]> =>
      (await ok(api, 'GET', `/reports/happened?${query}`)).items;
    await ok(admin, 'POST', `/people/${ids.ben}/off-board`, {});
    const today = new Date(nowMs).toISOString().slice(0, 10);
    assert.deepEqual(await happened(`per=day&since=${today}`), [
      { since: today, until: today, joined: 3, left: 1, begun: 1, ended: 1, failedSignIns: 0 },
    ]);
    assert.deepEqual(await happened('since=2026-03-04&until=2026-03-11'), [
      { since: '2026-03-02', until: '2026-03-08', joined: 4, left: 0, begun: 1, ended: 0, failedSignIns: 0 },
      { since: '2026-03-09', until: '2026-03-11', joined: 0, left: 0, begun: 0, ended: 0, failedSignIns: 0 },
    ]);
    const [first] = await happened('since=2026-03-04&until=2026-03-04', keeper);
    assert.deepEqual([first?.joined, first?.begun, first?.failedSignIns], [1, 1, null]);
    assert.equal((await happened('')).length, 13);
    assert.deepEqual(await onlyFault(admin, 'GET', '/reports/happened?per=month'), ['query', 'per', 'enum']);
  });

  it('comes as a file', async () => {
    const { text } = await admin('GET', `${BASE}/reports/happened?format=csv&since=2026-03-04&until=2026-03-04`);
    const numbers = { joined: '4', left: '0', begun: '1', ended: '0', failedSignIns: '0' };
    assert.deepEqual(readCsv(text), [{ since: '2026-03-02', until: '2026-03-04', ...numbers }]);
  });

  it('goes by the last count where there are more than are counted at once', async () => {
    const organization = (await registry().services.organizations.list())[0];
    assert.ok(organization);
    const { stockAt } = await overview();
    nowMs += DAY_MS;
    await registry().services.overviews.takeStock(organization.org);
    assert.ok((await overview()).stockAt > stockAt);
  });
});
