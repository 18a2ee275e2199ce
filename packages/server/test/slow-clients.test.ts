/** Clients that are slow, silent or too many: each gets an answer and is disconnected, and no other client notices. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer, type ServerOptions } from '../src/http/server.ts';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { type TestRegistry, useRegistry } from './support/registry.ts';

const TIMEOUTS = { headersMs: 300, bodyMs: 300, requestMs: 2_000, readMs: 1_000, checkEveryMs: 50 };
const OPEN_LIMIT_MS = 10_000;

/** A server with little patience over the registry, and its traffic. */
async function listen({ services }: TestRegistry, overrides: Partial<ServerOptions> = {}) {
  const traffic = createTraffic();
  const limits = { ratePerMinute: 1_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 1_000 };
  const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic, timeouts: TIMEOUTS };
  const dialects = createDialects({ tokenLifetimeSeconds: 60 });
  const server: FastifyInstance = createServer(dialects, services, { ...options, ...overrides });
  server.get('/healthz', async () => ({ status: 'ok' }));
  const close = () => {
    server.server.closeAllConnections();
    return server.close();
  };
  return { traffic, close, origin: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

function open(origin: string): Socket {
  const { hostname, port } = new URL(origin);
  // A server may reset the connection of a client that broke the rules.
  return connect(Number(port), hostname).on('error', () => undefined);
}

/** What the server sent until it closed, and when it did. */
function closed(socket: Socket): Promise<{ text: string; afterMs: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve({ text, afterMs: performance.now() - began }));
    setTimeout(() => reject(new Error('the server kept the connection')), OPEN_LIMIT_MS).unref();
  });
}

/** Sends a byte now and then, for as long as the socket takes it. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), 20);
  socket.on('close', () => clearInterval(timer));
}

describe('a client that is slow', () => {
  const registry = useRegistry('sqlite');
  let under: Awaited<ReturnType<typeof listen>>;
  let token: string;
  before(async () => {
    under = await listen(registry());
    ({ token } = await registry().addPerson('slow', { role: 'full' }));
  });
  after(() => under.close());

  const post = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nX-Token: ${token}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`;

  it('and sends no request at all, or never the end of its headers, gets 408', async () => {
    for (const beginning of ['', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ']) {
      const socket = open(under.origin);
      const ended = closed(socket);
      socket.write(beginning);
      if (beginning !== '') drip(socket);
      const { text, afterMs } = await ended;
      assert.match(text, /^HTTP\/1\.1 408 [\s\S]*"status":408/);
      assert.ok(afterMs >= 250 && afterMs < 2_500, `after ${afterMs} ms`);
    }
  });

  for (const [dialect, path] of [
    ['genesys', '/api/v2/mobiledevices'],
    ['webex', '/v1/devices/activationCode'],
    ['apperian', '/v1/users/authenticate'],
    ['oauth', '/oauth/token'],
    ['native', '/registry/v1/people'],
  ] as const) {
    it(`and lets its body drip gets 408 in the words of the ${dialect} dialect: ${path}`, async () => {
      const { traffic, origin } = under;
      const before = traffic.refusals.slowClient;
      const socket = open(origin);
      const ended = closed(socket);
      socket.write(post(path));
      drip(socket);
      const { text, afterMs } = await ended;
      const [head = '', body = ''] = text.split('\r\n\r\n');
      assert.match(head, /^HTTP\/1\.1 408 /);
      assert.match(head, /\r\nconnection: close/i);
      assert.deepEqual(ERROR_BODIES[dialect]?.check(JSON.parse(body), 408), []);
      assert.equal(traffic.refusals.slowClient, before + 1);
      assert.ok(afterMs < 3_000, `after ${afterMs} ms`);
    });
  }

  it('does not keep others from being served', async () => {
    const crowd = Array.from({ length: 300 }, () => {
      const socket = open(under.origin);
      socket.write(post('/api/v2/mobiledevices'));
      drip(socket);
      return closed(socket);
    });
    await sleep(100);
    const began = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${under.origin}/api/v2/mobiledevices`, { headers })).status, 200);
    assert.ok(performance.now() - began < 2_000);
    for (const { text } of await Promise.all(crowd)) assert.match(text, /^HTTP\/1\.1 408 /);
  });
});

describe('connections beyond the limit', () => {
  const registry = useRegistry('sqlite');
  let under: Awaited<ReturnType<typeof listen>>;
  beforeEach(async () => {
    under = await listen(registry(), { maxConnections: 5 });
  });
  afterEach(() => under.close());

  it('are closed at once and counted, and idle ones make room', async () => {
    const { traffic, origin } = under;
    const silent = Array.from({ length: 5 }, () => open(origin));
    const ended = silent.map(closed);
    await Promise.all(silent.map(socket => new Promise(resolve => socket.once('connect', resolve))));
    await sleep(50);
    const { text, afterMs } = await closed(open(origin));
    assert.deepEqual([text, traffic.refusals.connectionLimit], ['', 1]);
    assert.ok(afterMs < 2_000, `after ${afterMs} ms`);
    await Promise.all(ended);
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  });

  it('make room where others only keep their connection for later', async () => {
    const { origin } = under;
    const idle = Array.from({ length: 5 }, () => open(origin));
    for (const socket of idle) {
      const answered = new Promise(resolve => socket.once('data', resolve));
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      await answered;
    }
    const ended = idle.map(closed);
    await closed(open(origin));
    for (const { afterMs } of await Promise.all(ended)) assert.ok(afterMs < 2_000, `after ${afterMs} ms`);
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  });
});
