/** The policy of loans: holders are reminded before and after the due day, once for each day. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { ok } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { DAY_MS, useStaleWorld } from '../support/stale-world.ts';

onBothDatabases('the policy of loans', engine => {
  const { registry, time, start, days, addPerson, work } = useStaleWorld(engine);
  let admin: Api;

  before(async () => {
    admin = await start();
    await ok(admin, 'PATCH', '/policies/loans', { loanRemindBeforeDays: [7, 1], loanRemindAfterDays: [3] });
  });

  it('reminds of each loan on its days, once, and tells how often in the run', async () => {
    const { person } = await addPerson();
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const owner = { kind: 'person', id: person.id };
    const dueAt = new Date(time.nowMs + 30 * DAY_MS).toISOString();
    const loan = await ok(admin, 'POST', '/assignments', { deviceId, owner, dueAt });
    const told: unknown[] = [];
    for (let day = 1; day <= 40; day += 1) {
      days(1);
      const events = await eventsOf(registry(), async () => {
        await registry().services.policies.schedule(registry().organization);
        await work();
      });
      const reminded = events.filter(({ type, subject }) => type === 'assignment.reminded' && subject === loan.id);
      told.push(...reminded.map(({ after }) => (after as { days: number }).days));
    }
    assert.deepEqual(told, [-7, -1, 3]);
    const { items } = await ok(admin, 'GET', '/policies/loans/runs?limit=100');
    assert.equal(items.filter((run: { reminded: number }) => run.reminded === 1).length, 3);
  });
});
