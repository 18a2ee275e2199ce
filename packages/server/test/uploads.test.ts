/** Files as bodies of requests: of what kind, packed, slow, standing still, and cut off. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer } from '../src/http/server.ts';
import { BASE } from './support/native.ts';
import { useRegistry } from './support/registry.ts';
import { until } from './support/until.ts';

const TIMEOUTS = { headersMs: 300, bodyMs: 300, requestMs: 600, readMs: 1_000, checkEveryMs: 50 };
const MB = 1024 * 1024;

/** What these tests look at of an import, or of a refusal. */
interface Answered {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly bytes: number;
}

const PATIENCE_MS = 10_000;

describe('a file that is sent', () => {
  const registry = useRegistry('sqlite');
  let server: FastifyInstance;
  let origin = '';
  let token = '';
  before(async () => {
    const limits = { ratePerMinute: 1_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 1_000 };
    const traffic = createTraffic();
    const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic, timeouts: TIMEOUTS };
    server = createServer(createDialects({ tokenLifetimeSeconds: 60 }), registry().services, options);
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
    ({ token } = await registry().addPerson('sender', { role: 'full' }));
  });
  after(() => {
    server.server.closeAllConnections();
    return server.close();
  });

  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>) => {
    const authorization = `Bearer ${token}`;
    const answer = await fetch(`${origin}${BASE}/imports`, { method: 'POST', body, headers: { authorization, ...headers } });
    return { status: answer.status, body: (await answer.json()) as Answered };
  };
  /** A connection on which a file of this length is to come, and all that the server answers on it. */
  const begin = (length: number) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    let text = '';
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
    });
    const head = `Host: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: text/csv\r\nContent-Length: ${length}`;
    socket.write(`POST ${BASE}/imports HTTP/1.1\r\n${head}\r\n\r\n`);
    return { socket, answered: () => text };
  };
  const uploading = async () => {
    const { services, system } = registry();
    const { items } = await services.imports.list(system, { limit: 100, cursor: null });
    return items.filter(({ state }) => state === 'uploading').length;
  };

  it('must be of a media type that the route reads, and the refusal names these', async () => {
    for (const type of ['application/json', 'application/vnd.ms-excel', 'text/html; charset=utf-8']) {
      const { status, body } = await post('login\nx\n', { 'content-type': type });
      assert.equal(status, 415, JSON.stringify(body));
      assert.deepEqual([body.code, body.status], ['unsupported_media_type', 415]);
      assert.match(body.detail, /Send the file as text\/csv or application\/x-ndjson\./);
    }
    assert.equal((await post('login\nx\n', { 'content-type': 'text/csv; charset=utf-8; header=present' })).status, 201);
    assert.equal((await post('{"login":"x"}\n', { 'content-type': 'Application/X-NDJSON' })).status, 201);
  });

  it('may be packed by gzip, and in no other way', async () => {
    const packed = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    const { status, body } = await post(gzipSync('login\npacked\n'), packed);
    assert.deepEqual([status, body.bytes], [201, 13], JSON.stringify(body));
    const broken = await post('login\nx\n', packed);
    assert.deepEqual([broken.status, broken.body.code], [400, 'invalid']);
    assert.match(broken.body.detail, /packed by gzip/);
    const half = await post(gzipSync('login\npacked\n').subarray(0, 20), packed);
    assert.equal(half.status, 400, JSON.stringify(half.body));
    const other = await post('x', { ...packed, 'content-encoding': 'br' });
    assert.deepEqual([other.status, other.body.code], [415, 'unsupported_media_type']);
    assert.match(other.body.detail, /gzip/);
  });

  it('is refused as soon as it unpacks to more than a file may have', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * MB, 'x\n'));
    assert.ok(bomb.length < MB / 4);
    const { status, body } = await post(bomb, { 'content-type': 'text/csv', 'content-encoding': 'gzip' });
    assert.deepEqual([status, body.code, await uploading()], [413, 'too_large', 0]);
  });

  it('may come more slowly than every other request, as long as it comes', async () => {
    const part = Buffer.alloc(20 * 1024, 'person\n');
    const parts = 8;
    const { socket, answered } = begin(part.length * parts);
    for (let sent = 0; sent < parts; sent += 1) {
      socket.write(part);
      await sleep(TIMEOUTS.bodyMs / 2);
    }
    await until(() => answered() !== '', PATIENCE_MS);
    assert.match(answered(), /^HTTP\/1\.1 201 /);
    // The connection goes on, and its next request has the usual time.
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    await until(() => /HTTP\/1\.1 408 /.test(answered()), PATIENCE_MS);
    socket.destroy();
  });

  it('that stands still, or drips, gets 408, and leaves nothing', async () => {
    for (const everyMs of [PATIENCE_MS, 20]) {
      const { socket, answered } = begin(MB);
      const timer = setInterval(() => socket.write('x'), everyMs);
      await until(() => answered() !== '', PATIENCE_MS);
      clearInterval(timer);
      assert.match(answered(), /^HTTP\/1\.1 408 [\s\S]*"code":"timeout"/);
      assert.equal(await uploading(), 0);
      socket.destroy();
    }
  });

  it('that is cut off leaves nothing', async () => {
    const { socket } = begin(MB);
    socket.write(Buffer.alloc(300 * 1024));
    await until(async () => (await uploading()) === 1);
    socket.destroy();
    await until(async () => (await uploading()) === 0);
  });
});
