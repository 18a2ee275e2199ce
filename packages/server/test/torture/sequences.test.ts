/** Random lives of two people's devices, each step through one face; after each, every face shows what the model says. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { systemActor } from '../../src/domain/actor.ts';
import { FACES, look } from '../support/faces.ts';
import { createApi, faceOf } from '../support/http.ts';
import { onBothDatabases, type TestPerson, type TestRegistry, useRegistry } from '../support/registry.ts';
import { createModel, viewsOf } from './sequences/model.ts';
import { STEPS, type Stage, type Step } from './sequences/steps.ts';
import { sized } from './size.ts';

const RUNS = { sqlite: sized({ short: 25, full: 2_000 }), postgres: sized({ short: 8, full: 400 }) } as const;
/** On a slow machine fewer, but never fewer than were made when the time is over. */
const TIME_LIMIT_MS = sized({ short: 7_000, full: 1_800_000 });
const OWNERS = ['ann', 'bob'] as const;
/** Desk phones beyond the organization's limits are refused; that is told elsewhere. */
const POLICY = { maxDeviceCount: 100, maxOwnedDeviceCount: 100, ratePerMinute: 1_000_000, genesysRatePerMinute: 1_000_000 };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...(Object.keys(STEPS) as Step['kind'][]), 'register with Genesys' as const),
  owner: fc.nat({ max: OWNERS.length - 1 }),
  pick: fc.nat({ max: 50 }),
  token: fc.constantFrom('one', 'two'),
});

onBothDatabases('any sequence of writes through any faces', engine => {
  const registry = useRegistry(engine);

  // A failure prints the seed and the shortest sequence that still fails; `{ seed, path }` repeats it.
  it('is shown by every face as the model says, after each of them', async () => {
    const server = await registry().serve();
    let lives = 0;
    const life = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
      lives += 1;
      const { stage, compare } = await createStage(registry(), server, `${engine} ${lives}`);
      for (const each of steps) {
        await STEPS[each.kind](stage, each);
        await compare(`after "${each.kind}"`);
      }
    });
    await fc.assert(life, { numRuns: RUNS[engine], interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: false });
    assert.ok(lives > 0);
  });
});

/** A new organization with two people who can be called. */
async function createStage(registry: TestRegistry, server: Awaited<ReturnType<TestRegistry['serve']>>, name: string) {
  const { services, addPerson } = registry;
  const home = await services.organizations.create(name);
  const write = { actor: systemActor(home.org, home.id) };
  await services.organizations.setPolicy(write, POLICY);
  const administrator = await addPerson('administrator', { role: 'full', in: home });
  const location = await services.places.createLocation(write, { name: 'Here' });
  const people: TestPerson[] = [];
  for (const login of OWNERS) {
    const added = await addPerson(login, { in: home });
    await services.calling.set(write, { kind: 'person', id: added.person.id }, { locationId: location.id });
    people.push(added);
  }
  const stage: Stage = {
    model: createModel(),
    people: people.map(({ person, token }) => ({ id: person.id, own: createApi(server, token) })),
    admin: createApi(server, administrator.token),
    apperian: createApi(server, administrator.token, faceOf('apperian')),
  };
  const compare = async (when: string) => {
    for (const [owner, { person, token }] of people.entries()) {
      const views = await look(server, { person, token, adminToken: administrator.token });
      const shown = Object.fromEntries(FACES.map(face => [face, [...views[face]].toSorted()]));
      assert.deepEqual(shown, viewsOf(stage.model, owner), `what is shown of ${OWNERS[owner]} ${when}`);
    }
  };
  return { stage, compare };
}
