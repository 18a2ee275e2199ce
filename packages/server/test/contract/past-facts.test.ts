/** Facts of the past that are entered later: they stand beside what is known, or are refused; every question about a day counts them. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const at = (day: string) => `${day}T00:00:00.000000Z`;

onBothDatabases('facts of the past', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let people = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });
  const addDevice = async (body = {}): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const addPerson = async () => {
    people += 1;
    const login = `holder-${people}`;
    const { id } = await ok(admin, 'POST', '/people', { login, firstName: 'Ann', lastName: `Lee ${people}` });
    return { kind: 'person', id };
  };
  const holderOn = async (deviceId: string, day: string) =>
    (await ok(admin, 'GET', `/devices/${deviceId}/holders?asOf=${day}`)).items.map(
      (item: { assignment: { owner: { id: string } } }) => item.assignment.owner.id,
    );
  const heldOn = async (owner: { id: string }, day: string) =>
    (await ok(admin, 'GET', `/people/${owner.id}/devices?asOf=${day}`)).items.map(
      (item: { device: { id: string } }) => item.device.id,
    );
  const enter = (deviceId: string, owner: object, createdAt: string, until?: string, more = {}) =>
    ok(admin, 'POST', '/assignments', {
      deviceId,
      owner,
      createdAt: at(createdAt),
      ...(until ? { until: at(until) } : {}),
      ...more,
    });

  it('are who held a device then, on every read of that day, and marked as entered later', async () => {
    const [deviceId, ann, bob] = [await addDevice(), await addPerson(), await addPerson()];
    const made = await enter(deviceId, ann, '2021-03-01', '2023-06-01', { reason: 'from the old list', endReason: 'left' });
    await enter(deviceId, bob, '2023-06-01');
    assert.deepEqual(
      [made.createdAt, made.until, made.endReason, made.createReason],
      [at('2021-03-01'), at('2023-06-01'), 'left', 'from the old list'],
    );
    assert.match(made.enteredAt, /^2026-05-04/);
    assert.deepEqual(await holderOn(deviceId, '2022-01-01'), [ann.id]);
    assert.deepEqual(await holderOn(deviceId, '2024-01-01'), [bob.id]);
    assert.deepEqual(await holderOn(deviceId, '2020-01-01'), []);
    assert.deepEqual(await heldOn(ann, '2022-01-01'), [deviceId]);
    assert.deepEqual(await heldOn(ann, '2024-01-01'), []);
    const { items } = await ok(admin, 'GET', `/assignments?device=${deviceId}&asOf=2022-01-01`);
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      [made.id],
    );
    const now = await ok(admin, 'GET', `/devices/${deviceId}/holders`);
    assert.equal(now.items[0].assignment.owner.id, bob.id);
    assert.ok(now.items[0].assignment.enteredAt);
  });

  it('have an event from when they were entered, that says when they were', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    const { id } = await enter(deviceId, ann, '2021-03-01', '2022-03-01', { reason: 'from the old list' });
    const { items } = await ok(admin, 'GET', `/devices/${deviceId}/timeline?type=assignment.*`);
    const [event, ...others] = items;
    assert.equal(others.length, 0);
    assert.deepEqual([event.type, event.subject, event.reason], ['assignment.created', id, 'from the old list']);
    assert.match(event.at, /^2026-05-04/);
    assert.deepEqual([event.after.createdAt, event.after.until], [at('2021-03-01'), at('2022-03-01')]);
    assert.match(event.after.enteredAt, /^2026-05-04/);
  });

  it('make a device and a person as old as the first thing that is known of them', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    await enter(deviceId, ann, '2021-03-01', '2022-03-01');
    assert.equal((await ok(admin, 'GET', `/devices/${deviceId}`)).createdAt, at('2021-03-01'));
    assert.equal((await ok(admin, 'GET', `/people/${ann.id}`)).createdAt, at('2021-03-01'));
    const { items } = await ok(admin, 'GET', `/devices/${deviceId}/lifecycle`);
    assert.deepEqual(
      items.map(({ state }: { state: string }) => state),
      ['assigned', 'in_stock'],
    );
  });

  it('are refused where something stands against them, and the refusal names it', async () => {
    const [deviceId, ann, bob] = [await addDevice(), await addPerson(), await addPerson()];
    const { id } = await enter(deviceId, ann, '2021-03-01', '2023-06-01');
    const body = { deviceId, owner: bob, createdAt: at('2023-05-31'), until: at('2024-01-01') };
    const { detail } = await refused(admin, 'conflict', 'POST', '/assignments', body);
    assert.match(detail, /Ann Lee \d+ holds the device as owner since 2021-03-01\S+ until 2023-06-01/);
    assert.ok(detail.includes(id));
    // A user beside the owner is nothing against either.
    await ok(admin, 'POST', '/assignments', { ...body, role: 'user' });
    await refused(admin, 'conflict', 'POST', '/assignments', { ...body, role: 'user' });
    await refused(admin, 'conflict', 'POST', '/assignments', { deviceId, owner: bob, createdAt: at('2022-01-01') });
    await ok(admin, 'POST', '/assignments', { deviceId, owner: bob });
    const late = { deviceId, owner: ann, createdAt: at('2026-01-01') };
    await refused(admin, 'conflict', 'POST', '/assignments', late);
  });

  it('need the scope history:write, and an administrator', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    const scopes = ['devices.org:write', 'people.org:write'] as const;
    const { token } = await registry().addPerson('without-history', { role: 'full', scopes });
    const without = createApi(await registry().serve(), token);
    const body = { deviceId, owner: ann, createdAt: at('2021-03-01') };
    assert.match((await refused(without, 'forbidden', 'POST', '/assignments', body)).detail, /history:write/);
    await refused(without, 'forbidden', 'POST', '/devices', { kind: 'mobile', createdAt: at('2021-03-01') });
    await refused(without, 'forbidden', 'POST', '/people', {
      login: 'x',
      firstName: 'A',
      lastName: 'B',
      createdAt: at('2021-03-01'),
    });
    const { id } = await ok(without, 'POST', '/assignments', { deviceId, owner: ann });
    await refused(without, 'forbidden', 'PATCH', `/assignments/${id}`, { createdAt: at('2021-03-01') });
    await refused(without, 'forbidden', 'POST', `/assignments/${id}/remove`, { reason: 'x' });
  });

  it('are over, in their order, and without plans', async () => {
    const [deviceId, owner] = [await addDevice(), await addPerson()];
    const body = { deviceId, owner };
    const fault = (more: object) => onlyFault(admin, 'POST', '/assignments', { ...body, ...more });
    assert.deepEqual(await fault({ createdAt: at('2027-01-01') }), ['body', 'createdAt', 'range']);
    assert.deepEqual(await fault({ createdAt: at('1969-01-01') }), ['body', 'createdAt', 'range']);
    assert.deepEqual(await fault({ createdAt: at('2021-01-01'), until: at('2027-01-01') }), ['body', 'until', 'range']);
    assert.deepEqual(await fault({ createdAt: at('2021-01-01'), until: at('2020-01-01') }), ['body', 'until', 'range']);
    assert.deepEqual(await fault({ until: at('2020-01-01') }), ['body', 'createdAt', 'missing']);
    assert.deepEqual(await fault({ endReason: 'x' }), ['body', 'endReason', 'unknown']);
    assert.deepEqual(await fault({ createdAt: at('2021-01-01'), handOver: true }), ['body', 'handOver', 'unknown']);
    const over = { createdAt: at('2021-01-01'), until: at('2022-01-01') };
    assert.deepEqual(await fault({ ...over, dueAt: at('2027-01-01') }), ['body', 'dueAt', 'unknown']);
    assert.deepEqual(await fault({ ...over, role: 'guest' }), ['body', 'role', 'enum']);
    assert.deepEqual(await onlyFault(admin, 'POST', '/devices', { kind: 'mobile', createdAt: at('2027-01-01') }), [
      'body',
      'createdAt',
      'range',
    ]);
  });

  it('are of people who have left as well, and of devices that were retired', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    await ok(admin, 'POST', `/people/${ann.id}/off-board`, {});
    await ok(admin, 'POST', `/devices/${deviceId}/lifecycle`, { state: 'retired' });
    await enter(deviceId, ann, '2021-03-01', '2022-03-01');
    assert.deepEqual(await holderOn(deviceId, '2021-06-01'), [ann.id]);
    await refused(admin, 'not_found', 'POST', '/assignments', { deviceId, owner: ann, createdAt: at('2023-01-01') });
  });

  it('are in the histories in the order in which they were', async () => {
    const [deviceId, ann, bob] = [await addDevice(), await addPerson(), await addPerson()];
    const now = await ok(admin, 'POST', '/assignments', { deviceId, owner: ann });
    const second = await enter(deviceId, ann, '2023-03-01', '2024-03-01');
    const first = await enter(deviceId, bob, '2021-03-01', '2022-03-01');
    for (const limit of [1, 2, 10]) {
      assert.deepEqual(await walk(admin, `/devices/${deviceId}/assignments`, limit), [first.id, second.id, now.id]);
      assert.deepEqual(await walk(admin, `/people/${ann.id}/assignments`, limit), [second.id, now.id]);
    }
  });

  it('can be corrected: when they began, when they ended, and why', async () => {
    const [deviceId, ann, bob] = [await addDevice(), await addPerson(), await addPerson()];
    const { id } = await enter(deviceId, ann, '2021-03-01', '2022-03-01');
    await enter(deviceId, bob, '2022-03-01', '2023-03-01');
    const change = { createdAt: at('2021-02-01'), until: at('2022-02-01'), endReason: 'broken', reason: 'read the paper' };
    const after = await ok(admin, 'PATCH', `/assignments/${id}`, change, { 'if-match': '"1"' });
    assert.deepEqual(
      [after.createdAt, after.until, after.endReason, after.revision],
      [at('2021-02-01'), at('2022-02-01'), 'broken', 2],
    );
    assert.deepEqual(await holderOn(deviceId, '2022-02-15'), []);
    await refused(admin, 'conflict', 'PATCH', `/assignments/${id}`, { until: at('2022-04-01') });
    await refused(
      admin,
      'precondition_failed',
      'PATCH',
      `/assignments/${id}`,
      { until: at('2022-01-01') },
      { 'if-match': '"1"' },
    );
    const fault = await onlyFault(admin, 'PATCH', `/assignments/${id}`, { until: at('2022-01-01'), dueAt: null });
    assert.deepEqual(fault, ['body', 'dueAt', 'unknown']);
    const [event] = (await ok(admin, 'GET', `/devices/${deviceId}/timeline?type=assignment.corrected`)).items;
    assert.deepEqual(
      [event.reason, event.before.createdAt, event.after.createdAt],
      ['read the paper', at('2021-03-01'), at('2021-02-01')],
    );
  });

  it('say when an open assignment really began, and when it ended before anybody said so', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    const { id } = await ok(admin, 'POST', '/assignments', { deviceId, owner: ann });
    assert.equal((await ok(admin, 'PATCH', `/assignments/${id}`, { createdAt: at('2026-03-01') })).until, null);
    assert.deepEqual(await holderOn(deviceId, '2026-04-01'), [ann.id]);
    const ended = await ok(admin, 'PATCH', `/assignments/${id}`, { until: at('2026-04-15'), reason: 'returned on Wednesday' });
    assert.deepEqual([ended.until, ended.endReason], [at('2026-04-15'), 'returned on Wednesday']);
    assert.deepEqual(await holderOn(deviceId, '2026-04-20'), []);
    const types = (await ok(admin, 'GET', `/devices/${deviceId}/timeline?type=assignment.*&sort=at`)).items.map(
      ({ type }: { type: string }) => type,
    );
    assert.deepEqual(types, ['assignment.created', 'assignment.corrected', 'assignment.ended']);
  });

  it('can be removed with a reason, if they were entered when they were over; what happened stays', async () => {
    const [deviceId, ann] = [await addDevice(), await addPerson()];
    const { id } = await enter(deviceId, ann, '2021-03-01', '2022-03-01');
    await refused(admin, 'invalid', 'POST', `/assignments/${id}/remove`, {});
    const dry = await ok(admin, 'POST', `/assignments/${id}/remove?dryRun=true`, { reason: 'the wrong phone' });
    assert.equal(dry.id, id);
    const [event] = await eventsOf(registry(), () =>
      ok(admin, 'POST', `/assignments/${id}/remove`, { reason: 'the wrong phone' }),
    );
    assert.deepEqual([event?.type, event?.subject, event?.reason], ['assignment.removed', id, 'the wrong phone']);
    await refused(admin, 'not_found', 'GET', `/assignments/${id}`);
    assert.deepEqual(await holderOn(deviceId, '2021-06-01'), []);
    const real = await ok(admin, 'POST', '/assignments', { deviceId, owner: ann });
    await refused(admin, 'conflict', 'POST', `/assignments/${real.id}/remove`, { reason: 'x' });
    await ok(admin, 'POST', `/assignments/${real.id}/end`, {});
    await refused(admin, 'conflict', 'POST', `/assignments/${real.id}/remove`, { reason: 'x' });
  });

  it('come from an older tool in one batch, which can be tried first', async () => {
    const operations = [
      {
        id: 'ann',
        method: 'POST',
        path: '/registry/v1/people',
        body: { login: 'batch', firstName: 'A', lastName: 'B', createdAt: at('2019-01-01') },
      },
      {
        id: 'phone',
        method: 'POST',
        path: '/registry/v1/devices',
        body: { kind: 'mobile', name: 'Old', createdAt: at('2019-02-01') },
      },
      ...[2019, 2020, 2021].map(year => ({
        method: 'POST',
        path: '/registry/v1/assignments',
        body: {
          deviceId: { $ref: 'phone.id' },
          owner: { kind: 'person', id: { $ref: 'ann.id' } },
          createdAt: at(`${year}-03-01`),
          until: at(`${year}-09-01`),
        },
      })),
    ];
    assert.equal((await ok(admin, 'POST', '/batch?dryRun=true', { operations })).succeeded, 5);
    const key = { 'idempotency-key': 'history' };
    const { results } = await ok(admin, 'POST', '/batch', { operations }, key);
    assert.deepEqual((await ok(admin, 'POST', '/batch', { operations }, key)).results, results);
    const [ann, phone] = results;
    assert.deepEqual([ann.body.createdAt, phone.body.createdAt], [at('2019-01-01'), at('2019-02-01')]);
    assert.deepEqual(await heldOn(ann.body, '2020-06-01'), [phone.body.id]);
    assert.equal((await walk(admin, `/people/${ann.body.id}/assignments`, 2)).length, 3);
  });
});
