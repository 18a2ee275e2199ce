/** Random lives of people and devices, lived by the registry and by a plain model of its rules: both must tell the same. */
import { it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createWorld, KINDS, type Step } from '../support/model-world.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

/** On a slow machine fewer, but never fewer than were made when the time is over. */
const RUNS = { sqlite: 150, postgres: 30 } as const;
const TIME_LIMIT_MS = 6_000;

const choice = fc.nat({ max: 50 });
const step: fc.Arbitrary<Step> = fc.record({
  // The first steps have nothing to end or to plan yet: assigning and registering come more often.
  kind: fc.constantFrom(...KINDS, 'assign', 'assign', 'assign', 'register phone', 'end'),
  // Most steps take some time, and some none: an assignment can end in the instant in which it began.
  wait: fc.constantFrom(0, 1, 10, 100),
  owner: choice,
  device: choice,
  pick: choice,
  role: fc.constantFrom('owner', 'user', 'shared_line', 'guest'),
  expiresIn: fc.option(fc.constantFrom(0, 1, 40, 300, 1_000_000), { freq: 2 }),
  token: fc.constantFrom('one', 'two'),
  handOver: fc.boolean(),
});

onBothDatabases('any sequence of assigning, ending, planning, disabling, touching and registering', engine => {
  const clock = { at: Date.now() * 1000, now: () => clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });

  // A failure prints the seed and the shortest sequence that still fails; `{ seed, path }` repeats it.
  it('is remembered as the rules say, in both directions and at every instant', async () => {
    const lives = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async steps => {
      const world = await createWorld(registry(), clock);
      for (const each of steps) await world.take(each);
      await world.compare();
    });
    await fc.assert(lives, { numRuns: RUNS[engine], interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: false });
  });
});
