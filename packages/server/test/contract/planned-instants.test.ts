/** A planned end or disabling counts from its instant on, in every answer alike, whether or not the sweep has stored it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { actorOf } from '../../src/core/present.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createBlockedWorld } from '../support/blocked-world.ts';
import { ok } from '../support/native.ts';
import { createPlannedWorld } from '../support/planned-world.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { MODEL } from '../support/webex.ts';

/** On a slow machine fewer. */
const RUNS = { sqlite: 30, postgres: 5 } as const;
const TIME_LIMIT_MS = 20_000;
/** Of the plans, in the order of the instants. Equal ones meet; the guest's hour is the last. */
const INSTANTS = [1_000, 1_001, 2_000, 3_600_000_000];

const when = fc.option(fc.constantFrom(...INSTANTS.slice(0, 3)), { nil: undefined });
const plans = fc.record({ expiresAt: when, disableAt: when }, { requiredKeys: [] });

onBothDatabases('at every instant around planned ones', engine => {
  const clock = { at: Date.now() * 1000, now: () => clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });

  // Before there is another organization, because a login then has to name its own.
  it('a sign-in on a device ends at a plan that was made after it, at once and in every list', async () => {
    const { services, system } = registry();
    const { catalog, admin, ann, held } = await createBlockedWorld(registry());
    assert.equal(await catalog(ann, { udid: 'signed in' }), 200);
    const [{ assignmentId } = assert.fail()] = await held(ann);
    const owner = { kind: 'person', id: ann.id } as const;
    const tokenOf = async () =>
      (await services.credentials.list(system, owner)).find(each => each.assignmentId === assignmentId) ?? assert.fail();
    const ends = clock.at + 1_000;
    await services.assignments.update({ actor: system }, assignmentId, { expiresAt: ends });
    const { id, expiresAt } = await tokenOf();
    assert.equal(expiresAt, ends);
    const place = { org: system.org, credentialId: id };
    const authenticated = await actorOf(registry().storage, place, clock.at);
    assert.equal(authenticated.expiresAt, ends, 'a cached actor is trusted no longer');
    clock.at = ends;
    await assert.rejects(actorOf(registry().storage, place, clock.at));
    await services.deadlines.settle(registry().organization);
    assert.deepEqual([(await tokenOf()).expiresAt, (await tokenOf()).revokedAt], [ends, ends]);
    assert.equal((await ok(admin, 'GET', `/assignments/${assignmentId}`)).endReason, 'expired');
  });

  it('reads agree with lists and counts, and the sweep changes no answer', async () => {
    const lives = fc.asyncProperty(fc.tuple(plans, plans, plans, plans), fc.boolean(), async (planned, sweepsAlways) => {
      const world = await createPlannedWorld(registry(), MODEL);
      const start = clock.at;
      for (const [index, { expiresAt, disableAt }] of planned.entries()) {
        const instants = {
          ...(expiresAt === undefined ? {} : { expiresAt: start + expiresAt }),
          ...(disableAt === undefined ? {} : { disableAt: start + disableAt }),
        };
        await world.plan(world.assignments[index] ?? assert.fail(), instants);
      }
      for (const instant of INSTANTS.flatMap(each => [each - 1, each])) {
        clock.at = start + instant;
        const before = await world.read();
        if (!sweepsAlways && instant !== INSTANTS.at(-1)) continue;
        await world.settle();
        assert.deepEqual(await world.read(), before, `at ${instant}`);
      }
    });
    await fc.assert(lives, { numRuns: RUNS[engine], interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: false });
  });
});
