/** Calls that wait for an event take no place among those at work. */
import assert from 'node:assert/strict';
import { after, before, it, mock } from 'node:test';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer } from '../src/http/server.ts';
import type { Services } from '../src/services/services.ts';
import { until } from './support/until.ts';

const ROOT = '/registry/v1';
/** The limit of calls at work, as long as nothing is known of higher ones. */
const PLACES = 128;

const traffic = createTraffic();
const options = { ratePerMinute: null, addressRatePerMinute: 0, shedAfterMs: 75, maxConnections: 10_000 };
let event = Promise.withResolvers<void>();
/** How long calls take is set: a busy machine would lower the limit. */
let nowMs = 0;
/** Calls that have come to the route of this test. */
let arrived = 0;

const arrive = <T>(answer: T): T => {
  arrived += 1;
  return answer;
};

/** The real dialects, except that the native one has the routes of this test. */
function dialectsWith(routes: readonly DialectRoute[]): Dialect[] {
  return createDialects({ tokenLifetimeSeconds: 60 }).map(each => (each.id === 'native' ? { ...each, routes } : each));
}

function route(name: string, handle: DialectRoute['handle']): DialectRoute {
  const path = `${ROOT}/${name}`;
  return { id: `native.${name}`, method: 'GET', path, summary: 'Planted.', scope: null, status: 200, reply: null, handle };
}

// What is asked here calls no service.
const server = createServer(
  dialectsWith([
    route('wait', ({ waiting }) => arrive(waiting(event.promise))),
    route('work', () => arrive(event.promise)),
    route('quick', async () => undefined),
  ]),
  {} as Services,
  { ...options, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic },
);

before(async () => {
  mock.method(performance, 'now', () => nowMs);
  await server.ready();
});
after(async () => {
  await server.close();
  mock.restoreAll();
});

/** Makes the calls at once. Gives how many are at work while all are held, the status of a quick call meanwhile, and how many succeed. */
async function hold(name: string, calls: number) {
  event = Promise.withResolvers();
  arrived = 0;
  const held = Array.from({ length: calls }, () => server.inject(`${ROOT}/${name}`));
  await until(() => arrived === calls);
  const atWork = traffic.atWork.get('native')?.();
  const { statusCode: quick } = await server.inject(`${ROOT}/quick`);
  event.resolve();
  const statuses = (await Promise.all(held)).map(({ statusCode }) => statusCode);
  return { atWork, quick, served: statuses.filter(status => status === 200).length };
}

it('calls at work fill the places, and others are refused', async () => {
  assert.deepEqual(await hold('work', PLACES), { atWork: PLACES, quick: 429, served: PLACES });
});

it('calls that wait take no place, however many they are', async () => {
  assert.deepEqual(await hold('wait', 5 * PLACES), { atWork: 0, quick: 200, served: 5 * PLACES });
});

it('a call that waited long does not look like a slow store', async () => {
  event = Promise.withResolvers();
  arrived = 0;
  const held = Array.from({ length: 10 }, () => server.inject(`${ROOT}/wait`));
  await until(() => arrived === held.length);
  nowMs += 400;
  event.resolve();
  await Promise.all(held);
  // Slow work would have lowered the limit.
  assert.equal((await hold('work', PLACES)).served, PLACES);
});
