/** Random histories of two registrations: merged they never overlap, and an undo with nothing in between brings both back. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/lib/uuid.ts';
import type { Api } from '../support/http.ts';
import { administratorApi, ok } from '../support/native.ts';
import { assertNoOverlap } from '../support/no-overlap.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface Shown {
  readonly id: string;
  readonly deviceId: string;
  readonly createdAt: string;
  readonly until: string | null;
  readonly endReason: string | null;
  readonly role: string;
  readonly owner: { readonly id: string };
}

const fact = fc.record({
  owner: fc.nat({ max: 2 }),
  role: fc.constantFrom('owner', 'owner', 'user'),
  onOther: fc.boolean(),
  from: fc.nat({ max: 30 }),
  lasts: fc.option(fc.nat({ max: 15 })),
});

onBothDatabases('merging devices with any histories', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let owners: { kind: string; id: string }[] = [];
  let devices = 0;

  before(async () => {
    admin = await administratorApi(registry());
    const logins = ['ann', 'bob', 'cleo'];
    const made = logins.map(login => ok(admin, 'POST', '/people', { login, firstName: login, lastName: 'Lee' }));
    owners = (await Promise.all(made)).map(({ id }) => ({ kind: 'person', id }));
  });
  const day = (offset: number) => `${new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 19)}.000000Z`;
  const factsOf = async (deviceId: string): Promise<Shown[]> =>
    (await ok(admin, 'GET', `/devices/${deviceId}/assignments?limit=1000`)).items.map(
      ({ id, createdAt, until, endReason, role, owner, ...rest }: Shown) => ({
        ...{ id, deviceId: rest.deviceId, createdAt, until, endReason, role, owner: { id: owner.id } },
      }),
    );

  it('never overlap when they are merged, and are as they were when that is undone', async () => {
    let merged = 0;
    const lives = fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 8 }), async facts => {
      devices += 1;
      const body = { kind: 'mobile', serial: `SERIAL${devices}XK` };
      const [kept, other] = [(await ok(admin, 'POST', '/devices', body)).id, (await ok(admin, 'POST', '/devices', body)).id];
      for (const { owner, role, onOther, from, lasts } of facts) {
        const interval = { createdAt: day(from), ...(lasts === null ? {} : { until: day(from + lasts) }) };
        await admin('POST', '/registry/v1/assignments', {
          deviceId: onOther ? other : kept,
          owner: owners[owner],
          role,
          ...interval,
        });
      }
      const was = [await factsOf(kept), await factsOf(other)];
      const { status } = await admin('POST', `/registry/v1/devices/${kept}/merge`, { from: other, reason: 'one phone' });
      // Somebody within the time of somebody else is to be settled by people.
      if (status === 409) return assert.deepEqual([await factsOf(kept), await factsOf(other)], was);
      merged += 1;
      assertNoOverlap(await factsOf(kept));
      const { things } = await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
      assert.ok(
        things.every(({ came }: { came: boolean }) => came),
        JSON.stringify(things),
      );
      assert.deepEqual([await factsOf(kept), await factsOf(other)], was);
    });
    const options = { numRuns: engine === 'sqlite' ? 60 : 20, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false };
    await fc.assert(lives, options);
    assert.ok(merged > 0);
  });
});
