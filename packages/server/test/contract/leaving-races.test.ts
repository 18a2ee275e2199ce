/** Somebody leaves while others give them devices, register phones and sign in: in whatever order, nothing is left over. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import { personOwner } from '../../src/domain/owner.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectOpenOf } from '../../src/storage/statements/assignments.ts';
import { selectLeavingCredentials } from '../../src/storage/statements/leaving.ts';
import { eventsOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { createApi } from '../support/http.ts';
import { ok } from '../support/native.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

const ROUNDS = 12;
const PASSWORD = 'correct horse battery';
const HOUR_MS = 3_600_000;
const NOW_WISH = { effectiveAt: null, handTo: null, keepLogin: false };

/** What somebody has who should have nothing. */
async function leftOver({ storage, organization }: TestRegistry, personId: string): Promise<string[]> {
  const { org } = organization;
  const open = await storage.all(selectOpenOf, { org, ownerId: personId });
  const credentials = await storage.all(selectLeavingCredentials, { org, personId, now: Date.now() * 1_000 });
  return [...open.map(({ id }) => `assignment ${id}`), ...credentials.map(({ kind }) => kind)];
}

onBothDatabases('leaving against others', engine => {
  const registry = useRegistry(engine);

  it('leaves no device, phone, token and session behind, whatever comes in between', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const server = await registry().serve();
    const admin = createApi(server, (await registry().addPerson('boss', { role: 'full' })).token);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { person, token } = await registry().addPerson(`leaver-${round}`);
      await services.passwords.set(write, person.id, PASSWORD);
      const { id: deviceId } = await services.devices.create(write, { kind: 'mobile' });
      const own = createApi(server, token);
      const owner = personOwner(person.id);
      const results = await Promise.allSettled([
        services.assignments.create(write, { deviceId, owner, role: 'owner' }),
        register(own, minimalDevice(`token ${round}`)),
        createApi(server, null)('POST', '/users/authenticate', { user_id: person.login, password: PASSWORD }),
        services.offBoardings.offBoard(write, person.id, NOW_WISH),
        services.credentials.issue(write, { subject: owner, scopes: ['devices:read'], label: 'late', expiresAt: null }),
        register(own, minimalDevice(`second token ${round}`)),
      ]);
      assert.equal(results[3]?.status, 'fulfilled');
      assert.deepEqual(await leftOver(registry(), person.id), [], `round ${round}`);
      assert.equal((await own('GET', '/registry/v1/me')).status, 401);
      await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: (await ok(admin, 'GET', '/me')).id } });
    }
  });

  it('is done once when several ask at once, and undone once', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const { person } = await registry().addPerson('twice');
    const leaves = Array.from({ length: 4 }, () => services.offBoardings.offBoard(write, person.id, NOW_WISH));
    const gone = (await Promise.allSettled(leaves)).flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
    assert.equal(gone.length, 1);
    const undos = Array.from({ length: 4 }, () => services.offBoardings.undo(write, gone[0]?.id ?? ''));
    const rehire = services.offBoardings.rehire(write, person.id, {});
    const back = await Promise.allSettled([...undos, rehire]);
    assert.equal(back.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('gives a device to one of two who get it at once from the same owner', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const [ann, ben, eve] = await Promise.all(['ann', 'ben', 'eve'].map(name => registry().addPerson(`racing ${name}`)));
    const { id: deviceId, revision } = await services.devices.create(write, { kind: 'mobile' });
    const from = await services.assignments.create(write, { deviceId, owner: personOwner(ann?.person.id ?? ''), role: 'owner' });
    const handOvers = [ben, eve].map(each => {
      const wish = { to: personOwner(each?.person.id ?? ''), role: 'owner', from: from.id } as const;
      return services.assignments.handOver({ ...write, expectedRevision: revision }, deviceId, wish);
    });
    const done = (await Promise.allSettled(handOvers)).filter(({ status }) => status === 'fulfilled');
    assert.equal(done.length, 1);
    assert.equal((await services.holdings.holdersOf(system, deviceId, null)).length, 1);
  });
});

describe('a planned off-boarding on two nodes', () => {
  let nowMs = Date.now();
  const sources = { clock: createClock(() => nowMs), newId: uuidv7 };
  const registry = useRegistry('postgres', sources);
  let other: Registry;
  before(async () => {
    other = await openRegistry(registry().settings, pino({ level: 'silent' }), assert.ifError, sources);
  });
  after(() => other.close());

  it('is carried out once, by the node that comes first, also after the one that planned it is gone', async () => {
    const { services, system, organization } = registry();
    const plan = { ...NOW_WISH, effectiveAt: (nowMs + HOUR_MS) * 1_000 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { person } = await registry().addPerson(`planned-${round}`);
      const { id } = await services.offBoardings.offBoard({ actor: system }, person.id, {
        ...plan,
        effectiveAt: plan.effectiveAt,
      });
      const foreign = await other.services.leavers.get(system, id);
      assert.equal(foreign.state, 'planned');
    }
    nowMs += 2 * HOUR_MS;
    const events = await eventsOf(registry(), () =>
      Promise.all([services, other.services, services, other.services].map(each => each.offBoardingPlans.settle(organization))),
    );
    assert.equal(events.filter(({ type }) => type === 'person.removed').length, ROUNDS);
    assert.equal(events.filter(({ type }) => type === 'off_boarding.failed').length, 0);
  });
});
