/** A server with ten times more to do than it can: it answers some soon, refuses the rest at once, and can still be monitored. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import { systemActor } from '../src/domain/actor.ts';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { createTraffic, type Traffic } from '../src/http/observe/traffic.ts';
import { createServer, type ServerOptions } from '../src/http/server.ts';
import type { Services } from '../src/services/services.ts';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { percentile, runLoad } from './support/load.ts';
import { exchange } from './support/socket.ts';

const BUSY = '/registry/v1/busy';
/** Twice what a request should take on average. */
const SLOW_MS = 150;
/** Every turn takes this many requests, however long it lasts. */
const TAKEN = 64;

/** The real dialects, except that the native one has a single route, which keeps the event loop busy. */
function busyDialects(busyMs: number): Dialect[] {
  const summary = 'Keeps the event loop or the caller busy.';
  const route = { id: 'native.busy', method: 'GET', path: BUSY, summary, scope: null, status: 200, reply: null } as const;
  const handle = async () => {
    const until = performance.now() + busyMs;
    while (performance.now() < until);
  };
  const routes: DialectRoute[] = [
    { ...route, handle },
    { ...route, id: 'native.busy.own', path: `${BUSY}/own`, scope: 'devices:read', handle },
    { ...route, id: 'native.slow', path: `${BUSY}/slow`, scope: 'devices:read', handle: () => sleep(SLOW_MS) },
  ];
  return createDialects({ tokenLifetimeSeconds: 60 }).map(each => (each.id === 'native' ? { ...each, routes } : each));
}

/** Every token is somebody's. */
const everybody = {
  authentication: { authenticateCached: (id: string) => ({ ...systemActor(1, 'org'), kind: 'person', id }) },
} as unknown as Services;

interface Busy {
  readonly origin: string;
  readonly traffic: Traffic;
  readonly close: () => Promise<void>;
}

async function listen(busyMs: number, overrides: Partial<ServerOptions>): Promise<Busy> {
  const traffic = createTraffic();
  const limits = { ratePerMinute: null, addressRatePerMinute: 0, shedAfterMs: 75, maxConnections: 10_000 };
  const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic, ...overrides };
  const server: FastifyInstance = createServer(busyDialects(busyMs), everybody, options);
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/metrics', async () => 'heldby_build_info 1\n');
  return { origin: await server.listen({ host: '127.0.0.1', port: 0 }), traffic, close: () => server.close() };
}

/** Closes the server even when the work fails: an open one would keep the tests from ending. */
async function using<T>(busy: Busy, work: (busy: Busy) => Promise<T>): Promise<T> {
  try {
    return await work(busy);
  } finally {
    await busy.close();
  }
}

const request = (first: string, ...headers: string[]) => `${[`${first} HTTP/1.1`, 'Host: x', ...headers].join('\r\n')}\r\n\r\n`;

describe('within one turn of the event loop that takes too long', () => {
  let busy: Busy;
  before(async () => {
    busy = await listen(1, { shedAfterMs: 1 });
  });
  after(() => busy.close());

  /** One packet with enough work for a turn that is too long, and these after it. Gives the answers to these. */
  const askAfterWork = async (...later: string[]) => {
    const work = Array.from({ length: TAKEN }, () => request(`GET ${BUSY}`));
    const answers = await exchange(busy.origin, [...work, ...later].join(''));
    assert.deepEqual(
      answers.slice(0, work.length).map(({ status }) => status),
      work.map(() => 200),
    );
    return answers.slice(work.length);
  };

  for (const [dialect, path] of [
    ['genesys', '/api/v2/mobiledevices'],
    ['webex', '/v1/people/me'],
    ['apperian', '/v1/devices/users/x'],
    ['oauth', '/oauth/token'],
    ['native', BUSY],
  ] as const) {
    it(`whatever comes after is refused in the words of the ${dialect} dialect, without a look at its credential`, async () => {
      const [refusal] = await askAfterWork(request(`GET ${path}`, 'Origin: https://pages.example', 'Connection: close'));
      assert.equal(refusal?.status, 429);
      assert.equal(refusal.headers.get('retry-after'), '1');
      assert.match(refusal.headers.get('content-type') ?? '', ERROR_BODIES[dialect]?.contentType ?? /$^/);
      assert.deepEqual(ERROR_BODIES[dialect]?.check(JSON.parse(refusal.body), 429), []);
      assert.equal(refusal.headers.get('cache-control'), 'no-cache, no-store, must-revalidate');
      assert.equal(refusal.headers.get('access-control-allow-origin'), '*');
    });
  }

  it('a body is not waited for', async () => {
    const headers = ['Content-Type: application/json', 'Content-Length: 100000', 'Connection: close'];
    const [refusal] = await askAfterWork(request('POST /api/v2/mobiledevices', ...headers));
    assert.equal(refusal?.status, 429);
  });

  it('probes and metrics are answered, and the refusals are counted', async () => {
    const refused = busy.traffic.refusals.overload;
    const paths = ['/healthz', '/metrics', BUSY];
    const later = paths.map((path, index) => request(`GET ${path}`, ...(index === 2 ? ['Connection: close'] : [])));
    assert.deepEqual(
      (await askAfterWork(...later)).map(({ status }) => status),
      [200, 200, 429],
    );
    assert.equal(busy.traffic.refusals.overload, refused + 1);
  });

  it('the connection stays, and the next turn takes from it again', async () => {
    const work = Array.from({ length: TAKEN + 1 }, () => request(`GET ${BUSY}`)).join('');
    const agent = open(busy.origin);
    assert.equal((await agent.ask(work, TAKEN + 1)).at(-1), 429);
    assert.deepEqual(await agent.ask(request(`GET ${BUSY}`), 1), [200]);
    agent.close();
  });
});

describe('one caller among others', () => {
  const ask = (path: string, token: string, ...headers: string[]) =>
    request(`GET ${path}`, `Authorization: Bearer ${token}`, ...headers);

  it('is refused first when they ask for more than the others, and the others are served', async () => {
    const answers = await using(await listen(1, { shedAfterMs: 20 }), ({ origin }) => {
      const work = Array.from({ length: TAKEN }, () => ask(`${BUSY}/own`, 'greedy'));
      const rest = Array.from({ length: 20 }, (_, n) => ask(`${BUSY}/own`, 'greedy') + ask(`${BUSY}/own`, `person-${n}`));
      return exchange(origin, [...work, ...rest, ask(`${BUSY}/own`, 'greedy', 'Connection: close')].join(''));
    });
    const statuses = answers.slice(TAKEN, TAKEN + 40).map(({ status }) => status);
    assert.deepEqual(
      statuses.filter((_, n) => n % 2 === 0),
      new Array(20).fill(429),
    );
    assert.deepEqual(
      statuses.filter((_, n) => n % 2 === 1),
      new Array(20).fill(200),
    );
  });

  it('gets all that 64 connections ask, however slow the store is, and is told to wait beyond', async () => {
    await using(await listen(0, {}), async ({ origin, traffic }) => {
      const headers = { authorization: 'Bearer administrator' };
      const statusesOf = async (calls: number) => {
        const answers = await Promise.all(Array.from({ length: calls }, () => fetch(`${origin}${BUSY}/slow`, { headers })));
        return answers.map(({ status }) => status);
      };
      for (let round = 0; round < 4; round += 1) assert.deepEqual(new Set(await statusesOf(64)), new Set([200]));
      const beyond = await statusesOf(80);
      assert.equal(beyond.filter(status => status === 429).length, 16);
      assert.equal(traffic.refusals.overload + traffic.refusals.callerAtWork, 16);
    });
  });
});

describe('ten times the requests that a server can answer', () => {
  /** Each takes 2 ms: 500 a second, and 500 clients who never wait. */
  const load = { requests: [request(`GET ${BUSY}`)], clients: 500, warmUpMs: 1_000, durationMs: 2_000, pauseMs: 0 };

  it('leave it answering soon what it takes, and at once what it refuses', async () => {
    const hopeless = await using(await listen(2, { shedAfterMs: 0 }), ({ origin }) => runLoad({ ...load, origin }));
    const [result, health] = await using(await listen(2, {}), ({ origin }) =>
      Promise.all([runLoad({ ...load, origin }), fetch(`${origin}/healthz`)]),
    );
    const [taken = [], refused = []] = [result.msByStatus[200], result.msByStatus[429]];
    const without = percentile(hopeless.msByStatus[200] ?? [], 0.5);
    assert.ok(without > 900, `without a limit they waited ${without} ms`);
    assert.ok(taken.length > 50 && refused.length > taken.length, `${taken.length} taken, ${refused.length} refused`);
    assert.ok(percentile(taken, 0.99) < without * 0.6, `taken: ${percentile(taken, 0.99)} ms, without a limit ${without}`);
    assert.ok(percentile(refused, 0.5) < without * 0.4, `refused: ${percentile(refused, 0.5)} ms, without a limit ${without}`);
    assert.equal(health.status, 200);
    assert.equal(result.brokenConnections, 0);
  });
});

/** A connection that stays open: `ask` sends, and gives the statuses of that many answers. */
function open(origin: string) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  return {
    ask: (text: string, answers: number) =>
      new Promise<number[]>((resolve, reject) => {
        let received = '';
        const read = (chunk: Buffer) => {
          received += chunk.toString('latin1');
          const statuses = [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
          if (statuses.length < answers) return;
          socket.off('data', read);
          resolve(statuses);
        };
        socket.on('data', read).once('error', reject);
        socket.write(text);
      }),
    close: () => socket.destroy(),
  };
}
