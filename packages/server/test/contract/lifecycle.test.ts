/** The life of a device: in repair, lost, retired and back, with what each state does, on every face. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventTypesOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the life of a device', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let count = 0;
  before(async () => {
    admin = await administratorApi(registry());
  });

  const person = async () => {
    count += 1;
    return (await ok(admin, 'POST', '/people', { login: `p${count}-${engine}`, firstName: 'Ann', lastName: 'Lee' })).id;
  };
  const device = async () => (await ok(admin, 'POST', '/devices', { kind: 'mobile' })).id;
  const assign = async (deviceId: string, id: string) =>
    (await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id } })).id;
  const set = (id: string, body: object) => ok(admin, 'POST', `/devices/${id}/lifecycle`, body);
  const life = async (id: string) => (await ok(admin, 'GET', `/devices/${id}/lifecycle`)).items;
  const states = async (id: string) => (await life(id)).map(({ state }: { state: string }) => state);

  it('is in repair by hand and goes back to its holder, with reasons and names in its history', async () => {
    const id = await device();
    await assign(id, await person());
    const types = await eventTypesOf(registry(), () => set(id, { state: 'in_repair', reason: 'cracked glass' }));
    assert.deepEqual(types, ['device.lifecycle_changed']);
    assert.equal((await ok(admin, 'GET', `/devices/${id}`)).lifecycle, 'in_repair');
    assert.equal((await set(id, { state: null, reason: 'new glass' })).lifecycle, 'assigned');
    const stretches = await life(id);
    assert.deepEqual(await states(id), ['in_stock', 'assigned', 'in_repair', 'assigned']);
    const { reason, endReason, setBy, endedBy } = stretches[2];
    assert.deepEqual([reason, endReason, setBy.kind, endedBy.name], ['cracked glass', 'new glass', 'person', setBy.name]);
    assert.deepEqual([stretches[1].reason, stretches[1].setBy, stretches[3].until], [null, null, null]);
    for (const [index, { until }] of stretches.entries()) assert.equal(until, stretches[index + 1]?.since ?? null);
  });

  it('pages its history', async () => {
    const id = await device();
    for (const state of ['in_repair', null, 'in_repair', null]) await set(id, { state });
    const first = await ok(admin, 'GET', `/devices/${id}/lifecycle?limit=2`);
    const second = await ok(admin, 'GET', `/devices/${id}/lifecycle?limit=3&cursor=${first.nextCursor}`);
    assert.deepEqual([...first.items, ...second.items], await life(id));
    assert.equal(second.nextCursor, null);
  });

  it('is disabled with its hardware while it is lost, and as it was before when it is found', async () => {
    const id = await device();
    await assign(id, await person());
    const types = await eventTypesOf(registry(), () => set(id, { state: 'lost', reason: 'left in the train' }));
    assert.deepEqual(types.toSorted(), ['block.set', 'device.disabled', 'device.lifecycle_changed']);
    const lost = await ok(admin, 'GET', `/devices/${id}`);
    assert.deepEqual([lost.lifecycle, lost.disabled.reason], ['lost', 'left in the train']);
    const found = await set(id, { state: null, reason: 'found' });
    assert.deepEqual([found.lifecycle, found.disabled], ['assigned', null]);
    assert.deepEqual((await ok(admin, 'GET', `/blocks?deviceId=${id}`)).items, []);
  });

  it('stays disabled when it is found, if somebody had disabled it besides', async () => {
    const before = await device();
    await ok(admin, 'POST', `/devices/${before}/disable`, { reason: 'misuse' });
    await set(before, { state: 'lost' });
    assert.equal((await set(before, { state: null })).disabled.reason, 'misuse');

    const meanwhile = await device();
    await set(meanwhile, { state: 'lost' });
    await ok(admin, 'POST', `/devices/${meanwhile}/enable`);
    await ok(admin, 'POST', `/devices/${meanwhile}/disable`, { reason: 'misuse' });
    assert.equal((await set(meanwhile, { state: null })).disabled.reason, 'misuse');
  });

  it('stays disabled when it is written off while it is lost, until it turns up', async () => {
    const id = await device();
    await set(id, { state: 'lost', reason: 'stolen' });
    assert.equal((await set(id, { state: 'retired' })).disabled.reason, 'stolen');
    assert.equal((await set(id, { state: 'in_stock' })).disabled, null);
    assert.deepEqual(await states(id), ['in_stock', 'lost', 'retired', 'in_stock']);
  });

  it('is retired when nobody holds it any more, and then given to nobody', async () => {
    const id = await device();
    const ann = await person();
    const assignment = await assign(id, ann);
    for (const state of ['retired', 'in_stock']) {
      const { detail } = await refused(admin, 'conflict', 'POST', `/devices/${id}/lifecycle`, { state });
      assert.match(detail, /Somebody holds the device.*end: true/);
    }
    const retired = await set(id, { state: 'retired', end: true, reason: 'five years old' });
    assert.equal(retired.lifecycle, 'retired');
    assert.equal((await ok(admin, 'GET', `/assignments/${assignment}`)).endReason, 'five years old');
    const owner = { kind: 'person', id: ann };
    const { detail } = await refused(admin, 'conflict', 'POST', '/assignments', { deviceId: id, owner });
    assert.match(detail, /retired/);
    assert.equal((await set(id, { state: 'in_stock' })).lifecycle, 'in_stock');
    await assign(id, ann);
    assert.equal((await ok(admin, 'GET', `/devices/${id}`)).lifecycle, 'assigned');
  });

  it('is found by its state', async () => {
    const [broken, old] = [await device(), await device()];
    await set(broken, { state: 'in_repair' });
    await set(old, { state: 'retired' });
    const found = async (query: string) =>
      (await ok(admin, 'GET', `/devices?${query}`)).items.map((each: { id: string }) => each.id);
    assert.ok((await found('lifecycle=in_repair')).includes(broken));
    assert.ok(!(await found('lifecycle=in_repair')).includes(old));
    const both = await found('lifecycle=in_repair,retired&sort=-number&limit=2');
    assert.deepEqual(both, [old, broken]);
    assert.ok(!(await found('lifecycle=in_stock')).includes(broken));
  });

  it('changes by nobody who may not change the device, and not twice', async () => {
    const id = await device();
    await set(id, { state: 'in_repair' });
    const types = await eventTypesOf(registry(), () => set(id, { state: 'in_repair' }));
    assert.deepEqual(types, []);
    const tried = await eventTypesOf(registry(), () =>
      ok(admin, 'POST', `/devices/${id}/lifecycle?dryRun=true`, { state: 'lost' }),
    );
    assert.deepEqual(tried, []);
    assert.deepEqual(await onlyFault(admin, 'POST', `/devices/${id}/lifecycle`, { state: 'assigned' }), [
      'body',
      'state',
      'enum',
    ]);
    await refused(admin, 'precondition_failed', 'POST', `/devices/${id}/lifecycle`, { state: null }, { 'if-match': '"1"' });
  });
});
