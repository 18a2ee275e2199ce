/** On PostgreSQL, the stale policy takes few statements and nearly no round trips for each device. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { countSent, sentFor } from '../support/sent.ts';
import { useStaleWorld } from '../support/stale-world.ts';

/** Three whole batches. */
const DEVICES = 300;
const STATEMENTS_A_DEVICE = { disabled: 3, ended: 5.5 };
const TRIPS_A_DEVICE = 0.4;

countSent();

describe('the stale policy on postgres', () => {
  const { registry, start, days, run } = useStaleWorld('postgres');
  before(async () => {
    await start();
    const { services, system } = registry();
    const write = { actor: system };
    const person = await services.people.create(write, { login: 'holder', firstName: 'Ann', lastName: 'Lee' });
    for (let each = 0; each < DEVICES; each += 1) {
      const { id: deviceId } = await services.devices.create(write, { kind: 'mobile' });
      await services.assignments.create(write, { deviceId, owner: { kind: 'person', id: person.id }, role: 'user' });
    }
  });

  for (const [what, after] of [
    ['disabled', 91],
    ['ended', 31],
  ] as const) {
    it(`takes few statements for each device that is ${what}`, async () => {
      days(after);
      let counts: { disabled: number; ended: number } | undefined;
      const { statements, trips } = await sentFor(DEVICES, async () => {
        counts = await run();
      });
      assert.equal(counts?.[what], DEVICES);
      assert.ok(statements < STATEMENTS_A_DEVICE[what], `a device is ${what} with ${statements} statements`);
      assert.ok(trips < TRIPS_A_DEVICE, `a device is ${what} in ${trips} round trips`);
    });
  }
});
