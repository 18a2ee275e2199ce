/** The stale policy: what nobody uses is disabled, and ends after a grace; what is used again is as it was. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { ok } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { DAY_MS, MOMENT_MS, useStaleWorld } from '../support/stale-world.ts';

onBothDatabases('the stale policy', engine => {
  const { registry, time, start, days, addPerson, addPhone, run, preview, target, device, reasonOf, steps, used } =
    useStaleWorld(engine);
  let admin: Api;

  before(async () => {
    admin = await start();
  });

  it('tells before it does anything what it would do, to what, when and why', async () => {
    const phone = await addPhone(await addPerson());
    await used();
    days(89);
    assert.equal(await target(phone.id), undefined);
    days(2);
    const found = await target(phone.id);
    assert.deepEqual([found?.what, found?.idleDays, found?.limitDays, found?.inGrace], ['disable', 91, 90, false]);
    assert.equal(found?.why, 'Not used for 91 days, and the limit is 90 days.');
    assert.equal(await reasonOf(phone.id), null);
    assert.deepEqual(await eventTypesOf(registry(), preview), []);
  });

  it('disables with a reason that says so, ends after the grace, and tells each step', async () => {
    const holder = await addPerson();
    const phone = await addPhone(holder);
    await used();
    days(91);
    const events = await eventsOf(registry(), run);
    const about = events.filter(({ deviceId }) => deviceId === phone.id);
    assert.deepEqual(
      about.map(({ type, actorKind }) => [type, actorKind]),
      [
        ['device.disabled', 'system'],
        ['policy.step_taken', 'system'],
      ],
    );
    assert.equal(events.at(-1)?.type, 'policy.run_finished');
    assert.match((await reasonOf(phone.id)) ?? '', /^policy stale: last used on \d{4}-\d\d-\d\d, the limit is 90 days$/);
    const inGrace = await target(phone.id, 'grace');
    assert.deepEqual([inGrace?.what, inGrace?.inGrace], ['end', true]);
    assert.ok(Math.abs(Date.parse(inGrace?.at ?? '') - time.nowMs - 30 * DAY_MS) < MOMENT_MS);
    days(29);
    await run();
    assert.equal((await steps(phone.id)).length, 1);
    days(1);
    const done = await run();
    assert.deepEqual([done.state, done.ended >= 1], ['done', true]);
    assert.deepEqual((await ok(admin, 'GET', `/people/${holder.person.id}/devices`)).items, []);
    const ended = await ok(admin, 'GET', `/assignments/${phone.assignment.id}`);
    assert.deepEqual([ended.endedBy.kind, /^policy stale: /.test(ended.endReason)], ['system', true]);
    assert.deepEqual([await reasonOf(phone.id), (await device(phone.id)).lifecycle], [null, 'in_stock']);
    assert.deepEqual(
      (await steps(phone.id)).map(({ step, why }: { step: string; why: string }) => [step, why]),
      [
        ['ended', 'grace_over'],
        ['disabled', 'unused'],
      ],
    );
    assert.equal((await run()).disabled, 0);
  });

  it('leaves a device as it was that is used again in its grace', async () => {
    const holder = await addPerson();
    const phone = await addPhone(holder);
    await used();
    const before = { ...(await device(phone.id)), modifiedAt: '', revision: 0 };
    const held = await ok(admin, 'GET', `/assignments/${phone.assignment.id}`);
    days(91);
    await run();
    assert.notEqual(await reasonOf(phone.id), null);
    days(5);
    const events = await eventTypesOf(registry(), async () => {
      assert.equal((await phone.api('GET', `/api/v2/mobiledevices/${phone.genesysId}`)).status, 200);
      await used();
    });
    assert.deepEqual(events, ['device.enabled', 'policy.step_taken']);
    assert.deepEqual({ ...(await device(phone.id)), modifiedAt: '', revision: 0 }, before);
    const { lastActiveAt: _, ...after } = await ok(admin, 'GET', `/assignments/${phone.assignment.id}`);
    assert.deepEqual(after, (({ lastActiveAt: _was, ...rest }) => rest)(held));
    days(60);
    await run();
    assert.equal(await reasonOf(phone.id), null, 'its time has begun anew');
  });

  it('does not lift what somebody else has disabled, before or in the grace', async () => {
    const [one, other] = [await addPhone(await addPerson()), await addPhone(await addPerson())];
    await used();
    await ok(admin, 'POST', `/devices/${one.id}/disable`, { reason: 'stolen' });
    days(91);
    await run();
    assert.equal(await reasonOf(one.id), 'stolen');
    assert.equal((await target(one.id))?.what, 'end');
    const taken = await ok(admin, 'POST', `/devices/${other.id}/disable`, { reason: 'lost at the airport' });
    assert.equal(taken.disabled.reason, 'lost at the airport');
    for (const { api, genesysId } of [one, other]) await api('GET', `/api/v2/mobiledevices/${genesysId}`);
    await used();
    assert.deepEqual([await reasonOf(one.id), await reasonOf(other.id)], ['stolen', 'lost at the airport']);
    assert.equal(await target(other.id), undefined, 'it is in no grace any more');
  });

  it('counts a device as used that an administrator enables or gives to somebody in its grace', async () => {
    const [one, other] = [await addPhone(await addPerson()), await addPhone(await addPerson())];
    await used();
    days(91);
    await run();
    await ok(admin, 'POST', `/devices/${one.id}/enable`);
    const next = await addPerson();
    await ok(admin, 'POST', `/devices/${other.id}/hand-over`, { to: { kind: 'person', id: next.person.id } });
    assert.equal(await reasonOf(other.id), null);
    await run();
    assert.deepEqual([await target(one.id), await target(other.id)], [undefined, undefined]);
    days(91);
    await run();
    assert.notEqual(await reasonOf(one.id), null);
  });
});
