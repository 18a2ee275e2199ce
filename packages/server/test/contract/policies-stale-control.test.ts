/** The stale policy: exemptions, undo, schedule and rights. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { DAY_MS, POLICY, useStaleWorld } from '../support/stale-world.ts';

const READ = ['people.org:read', 'devices.org:read'] as const;

onBothDatabases('what people decide about the stale policy', engine => {
  const { registry, time, start, days, addPerson, addPhone, work, run, preview, reasonOf, steps, used } = useStaleWorld(engine);
  let admin: Api;

  before(async () => {
    admin = await start();
  });

  it('leaves alone what is exempt: a device, a person, a group, a location or a tag, for as long as that lasts', async () => {
    const holders = await Promise.all([addPerson(), addPerson(), addPerson(), addPerson(), addPerson(), addPerson()]);
    const phones: Awaited<ReturnType<typeof addPhone>>[] = [];
    for (const holder of holders) phones.push(await addPhone(holder));
    await used();
    const [byDevice, byPerson, byGroup, byPlace, byTag, none] = phones;
    const group = await ok(admin, 'POST', '/groups', { name: `Board ${engine}` });
    await ok(admin, 'POST', `/groups/${group.id}/members`, { personIds: [holders[2]?.person.id] });
    const place = await ok(admin, 'POST', '/locations', { name: 'Ship' });
    await ok(admin, 'PATCH', `/people/${holders[3]?.person.id}`, { locationId: place.id });
    await ok(admin, 'PATCH', `/devices/${byTag?.id}`, { tags: ['spare "A"'] });
    const until = new Date(time.nowMs + 200 * DAY_MS).toISOString();
    const add = (kind: string, to: unknown, more = {}) =>
      ok(admin, 'POST', `${POLICY}/exemptions`, { kind, target: to, reason: 'kept', ...more });
    const made = [
      await add('device', byDevice?.id, { until }),
      await add('person', holders[1]?.person.id),
      await add('group', group.id),
      await add('location', place.id),
      await add('tag', 'spare "A"'),
    ];
    days(91);
    await run();
    const disabled = async () => (await Promise.all(phones.map(({ id }) => reasonOf(id)))).map(each => each !== null);
    assert.deepEqual(await disabled(), [false, false, false, false, false, true]);
    const exempt = await preview('exempt');
    const by = new Map(exempt.map(each => [each.deviceId, each.exemptionId]));
    const expected = [byDevice, byPerson, byGroup, byPlace, byTag].map((each, index) => [each?.id, made[index]?.id]);
    assert.deepEqual(
      expected.map(([id]) => [id, by.get(id)]),
      expected,
    );
    days(110);
    await run();
    assert.equal((await reasonOf(byDevice?.id ?? '')) !== null, true, 'its exemption has ended');
    const late = await add('device', none?.id).catch(() => undefined);
    assert.ok(late !== undefined);
    await ok(admin, 'DELETE', `${POLICY}/exemptions/${made[1]?.id}`);
    await run();
    assert.notEqual(await reasonOf(byPerson?.id ?? ''), null);
    const { items } = await ok(admin, 'GET', `${POLICY}/exemptions?limit=100`);
    assert.equal(items.find(({ kind }: { kind: string }) => kind === 'tag').target, 'spare "A"');
    assert.deepEqual(await onlyFault(admin, 'POST', `${POLICY}/exemptions`, { kind: 'device', target: 'x' }), [
      'body',
      'target',
      'unknown',
    ]);
    await refused(admin, 'conflict', 'POST', `${POLICY}/exemptions`, { kind: 'group', target: group.id });
  });

  it('lets go of what is exempt, or no longer stale by its settings, in the grace', async () => {
    const [one, other] = [await addPhone(await addPerson()), await addPhone(await addPerson())];
    await used();
    days(91);
    await run();
    await ok(admin, 'POST', `${POLICY}/exemptions`, { kind: 'device', target: one.id });
    await run();
    assert.equal(await reasonOf(one.id), null);
    assert.deepEqual((await steps(one.id))[0].why, 'exempt');
    await ok(admin, 'PATCH', POLICY, { staleMobileDays: null });
    await run();
    assert.equal(await reasonOf(other.id), null);
    assert.deepEqual((await steps(other.id))[0].why, 'policy_changed');
    assert.equal((await ok(admin, 'GET', POLICY)).nextRunAt, null);
    await ok(admin, 'PATCH', POLICY, { staleMobileDays: 90 });
  });

  it('undoes one step, or a whole run, for 30 days', async () => {
    const holders = [await addPerson(), await addPerson()];
    const phones: Awaited<ReturnType<typeof addPhone>>[] = [];
    for (const holder of holders) phones.push(await addPhone(holder));
    await used();
    days(91);
    await run();
    days(31);
    const ended = await run();
    assert.ok(ended.ended >= 2);
    const [one, other] = phones;
    const [step] = await steps(one?.id ?? '');
    const undone = await ok(admin, 'POST', `${POLICY}/steps/${step.id}/undo`, { reason: 'on leave' });
    assert.deepEqual(
      undone.things.map(({ assignmentId, came }: { assignmentId: string; came: boolean }) => [assignmentId, came]),
      [[one?.assignment.id, true]],
    );
    const [held] = (await ok(admin, 'GET', `/people/${holders[0]?.person.id}/devices`)).items;
    assert.deepEqual([held.device.id, held.assignment.role], [one?.id, 'owner']);
    await refused(admin, 'conflict', 'POST', `${POLICY}/steps/${step.id}/undo`);
    await run();
    assert.equal(await reasonOf(one?.id ?? ''), null, 'it counts as used from then on');
    await ok(admin, 'POST', `${POLICY}/runs/${ended.id}/undo`);
    await work();
    assert.equal((await ok(admin, 'GET', `/people/${holders[1]?.person.id}/devices`)).items[0].device.id, other?.id);
    const again = (await ok(admin, 'GET', `${POLICY}/runs`)).items.find(({ id }: { id: string }) => id === ended.id);
    assert.equal(again.state, 'undone');
    await refused(admin, 'conflict', 'POST', `${POLICY}/runs/${ended.id}/undo`);
    days(91);
    await run();
    const [late] = await steps(one?.id ?? '');
    days(31);
    await refused(admin, 'conflict', 'POST', `${POLICY}/steps/${late.id}/undo`);
  });

  it('is carried out once a day at its hour, by one of two nodes', async () => {
    const { services, organization } = registry();
    await ok(admin, 'PATCH', POLICY, { staleEveryDays: 7 });
    days(8);
    await services.policies.schedule(organization);
    await work();
    const { nextRunAt, lastRun } = await ok(admin, 'GET', POLICY);
    assert.equal(lastRun.startedBy, null);
    const asked = await services.policies.run({ actor: registry().system }, 'stale');
    await work();
    const shown = (await ok(admin, 'GET', `${POLICY}/runs`)).items.find(({ id }: { id: string }) => id === asked.id);
    assert.deepEqual(shown.startedBy, { kind: 'system', id: null, name: 'operator' });
    assert.equal(new Date(nextRunAt).getUTCHours(), 3);
    assert.ok(Date.parse(nextRunAt) - time.nowMs > 6 * DAY_MS);
    time.nowMs = Date.parse(nextRunAt) + 1_000;
    await Promise.all([services.policies.schedule(organization), services.policies.schedule(organization)]);
    const { items } = await ok(admin, 'GET', `${POLICY}/runs`);
    assert.deepEqual(
      items.slice(0, 2).map(({ state }: { state: string }) => state),
      ['waiting', 'done'],
    );
    await Promise.all([work(), work()]);
    assert.equal((await ok(admin, 'GET', POLICY)).lastRun.state, 'done');
  });

  it('refuses settings of other policies, and those who are no full administrators', async () => {
    assert.deepEqual(await onlyFault(admin, 'PATCH', POLICY, { capMobile: 3 }), ['body', 'capMobile', 'unknown']);
    await refused(admin, 'not_found', 'GET', '/policies/other');
    const reader = createApi(
      await registry().serve(),
      (await registry().addPerson('reader', { role: 'read_only', scopes: READ })).token,
    );
    assert.equal((await ok(reader, 'GET', POLICY)).name, 'stale');
    await refused(reader, 'forbidden', 'POST', `${POLICY}/run`);
    const member = createApi(await registry().serve(), (await addPerson()).token);
    for (const path of ['', '/preview', '/runs', '/steps', '/exemptions'])
      await refused(member, 'forbidden', 'GET', POLICY + path);
  });
});
