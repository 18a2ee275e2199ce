/**
 * Two organizations with the same of everything. Whatever callers of the one ask for with the other's ids, over every
 * operation of every dialect: nothing of it is read, nothing is changed, and neither the answer nor the time that it takes
 * says that there is such a thing.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../../src/app.ts';
import type { Dialect, DialectRoute } from '../../src/http/dialect/dialect.ts';
import { createTraffic } from '../../src/http/observe/traffic.ts';
import { createServer } from '../../src/http/server.ts';
import { createApi } from '../support/http.ts';
import { UNKNOWN_ID } from '../support/native.ts';
import { ENGINES, type Engine, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import type { Pool } from './fuzz/pool.ts';
import { createRandom } from './fuzz/random.ts';
import { createInjector, type Send } from './fuzz/send.ts';
import { createFuzzWorld, type FuzzWorld } from './fuzz/world.ts';
import { attack, type Outcome, plunder, takesId } from './isolation/attack.ts';
import { compareTimes } from './isolation/timing.ts';
import { contentsOfOrganization, furnish, type Twin } from './isolation/twins.ts';
import { sized } from './size.ts';

const ATTEMPTS: Readonly<Record<Engine, number>> = {
  sqlite: sized({ short: 1_200, full: 100_000 }),
  postgres: sized({ short: 450, full: 20_000 }),
};
const PAIRS = sized({ short: 100, full: 1_000 });
/** Of so many operations the times are compared; in full of all. */
const TIMED = sized({ short: 12, full: 1_000 });
/** Enough to come across one spoilt operation among all of them, with a caller who may call it. */
const PLANTED = 1_500;
const SEED = 20_260_102;
const dialects = createDialects({ tokenLifetimeSeconds: 60 });

for (const engine of ENGINES) {
  describe(`another organization on ${engine}`, () => {
    let registry: TestRegistry;
    let server: FastifyInstance;
    let send: Send;
    let victim: Twin;
    let attackers: FuzzWorld;
    let loot: Pool;
    /** Before anybody reads: what is asked for is noted where it was asked, with the ids that it named. */
    let contents: readonly string[];
    let outcome: Outcome | undefined;
    const random = createRandom(SEED);

    before(async () => {
      registry = await openTestRegistry(engine);
      server = serveDialects(registry, dialects);
      send = createInjector(server);
      victim = await furnish(registry, registry.organization, true);
      attackers = await createFuzzWorld(registry, 'attackers');
      await furnish(registry, attackers.organization, false);
      contents = await contentsOfOrganization(registry, victim.organization);
    });
    after(async () => {
      await server.close();
      await registry.close();
    });

    const launch = (through: Send, attempts: number) =>
      attack({ dialects, send: through, newCallers: attackers.newCallers, loot, contents, attempts, random });

    it('shows its own people everything, so that the attackers know every id', async () => {
      const read = await plunder(dialects, send, victim, random);
      loot = read.loot;
      assert.deepEqual(read.unread, [], 'operations for which furnish() makes nothing to read');
      for (const [, id] of victim.ids) assert.ok(read.loot.ids().includes(id), id);
    });

    it('is neither read, nor changed, nor told apart from nothing', async t => {
      // What was refused to the directory is noted after the answer.
      await registry.core.later.settled();
      const before = await contentsOfOrganization(registry, victim.organization);
      outcome = await launch(send, ATTEMPTS[engine]);
      t.diagnostic(`${ATTEMPTS[engine]} attempts over ${outcome.named.size} operations`);
      assert.deepEqual(outcome.leaks, [], outcome.leaks.join('\n'));
      assert.deepEqual(await contentsOfOrganization(registry, victim.organization), before);
      const missed = dialects.flatMap(each => each.routes.filter(route => takesId(route) && !outcome?.named.has(route.id)));
      assert.deepEqual(
        missed.map(route => route.id),
        [],
        'operations that were asked for nothing of the other organization',
      );
    });

    it('takes as long to be refused as what does not exist', async t => {
      const differing: string[] = [];
      let largest = 0;
      for (const [id, [foreign, unknown]] of [...(outcome?.refused ?? [])].slice(0, TIMED)) {
        const timing = await compareTimes(
          () => send(foreign),
          () => send(unknown),
          PAIRS,
          random,
        );
        largest = Math.max(largest, Math.abs(timing.difference) / timing.typical);
        const { typical, difference, interval } = timing;
        const told = `${id}: ${difference.toFixed(1)} µs of ${typical.toFixed(0)} (${interval.map(each => each.toFixed(1)).join(' to ')})`;
        if (timing.differs) differing.push(told);
      }
      t.diagnostic(
        `${Math.min(TIMED, outcome?.refused.size ?? 0)} operations, ${PAIRS} pairs each; the largest difference is ${(largest * 100).toFixed(1)} %`,
      );
      assert.ok((outcome?.refused.size ?? 0) > 20, 'operations that refuse with 404');
      assert.deepEqual(differing, []);
    });

    it('would be seen to leak, were an operation to answer without looking at who asks', async () => {
      const open = serveDialects(
        registry,
        spoilt(route => ({ ...route, handle: asOwner(route, registry) })),
      );
      try {
        const { leaks } = await launch(createInjector(open), PLANTED);
        assert.ok(
          leaks.some(leak => leak.includes('native.people.get')),
          leaks.join('\n'),
        );
      } finally {
        await open.close();
      }
    });

    it('would be seen in the time, were it looked up before it is refused', async () => {
      const slow = serveDialects(
        registry,
        spoilt(route => ({ ...route, handle: lookedUp(route, registry) })),
      );
      const callers = await attackers.newCallers();
      const attacker = createApi(slow, callers.find(caller => caller.name === 'full')?.token ?? null);
      const [, personId] = victim.ids.find(([name]) => name === 'personId') ?? assert.fail('nobody is known');
      const ask = async (id: string) => assert.equal((await attacker('GET', `/registry/v1/people/${id}`)).status, 404);
      try {
        const timing = await compareTimes(
          () => ask(personId),
          () => ask(UNKNOWN_ID),
          4 * PAIRS,
          random,
        );
        assert.ok(timing.differs, JSON.stringify(timing));
      } finally {
        await slow.close();
      }
    });
  });
}

function serveDialects({ services }: TestRegistry, all: readonly Dialect[]): FastifyInstance {
  const limits = { ratePerMinute: 1_000_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 100 };
  const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic: createTraffic() };
  return createServer(all, services, options);
}

/** The dialects, with one operation that does what it must not. */
function spoilt(spoil: (route: DialectRoute) => DialectRoute): Dialect[] {
  const routesOf = ({ routes }: Dialect) => routes.map(route => (route.id === 'native.people.get' ? spoil(route) : route));
  return dialects.map(dialect => ({ ...dialect, routes: routesOf(dialect) }));
}

function asOwner(route: DialectRoute, { system }: TestRegistry): DialectRoute['handle'] {
  return (call, services) => route.handle({ ...call, actor: system }, services);
}

/** Finds it first, for every caller, and then sees whose it is. */
function lookedUp(route: DialectRoute, { system }: TestRegistry): DialectRoute['handle'] {
  return async (call, services) => {
    const found = await services.people.get(system, call.params.personId ?? '').catch(() => undefined);
    if (found !== undefined) await services.holdings.devicesOf(system, { kind: 'person', id: found.id }, null);
    return route.handle(call, services);
  };
}
