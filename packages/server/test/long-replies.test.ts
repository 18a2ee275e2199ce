/** Long replies come whole and in order on every face, and a client that does not read them holds little and not for long. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { before, describe, it } from 'node:test';
import { pino } from 'pino';
import Type from 'typebox';
import { createDialects } from '../src/app.ts';
import { systemActor } from '../src/domain/actor.ts';
import type { DialectRoute } from '../src/http/dialect/dialect.ts';
import { replyInParts } from '../src/http/dialect/long-reply.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer } from '../src/http/server.ts';
import { TIMEOUTS } from '../src/http/socket/connections.ts';
import { toIso } from '../src/lib/instant.ts';
import type { Services } from '../src/services/services.ts';
import { COLLECTION } from './support/genesys.ts';
import { type Api, createApi, faceOf } from './support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from './support/registry.ts';
import { until } from './support/until.ts';

/** More than fit into one part, and not a multiple of what is read at once. */
const HELD = 230;

onBothDatabases('a list of many devices', engine => {
  const registry = useRegistry(engine);
  let holder: TestPerson;
  let native: Api;
  let apperian: Api;
  let ids: string[];
  before(async () => {
    holder = await registry().addPerson('holder');
    const numbers = Array.from({ length: HELD }, (_, n) => n);
    const register = (n: number) =>
      registry().services.phones.register(
        { actor: holder.actor },
        {
          ...{ name: `Phone ${n} `.padEnd(200, '.'), make: 'Make', model: 'Model', platform: 'ios', token: `token-${n}` },
          ...{ notificationId: 'n'.repeat(300), acceptNotifications: true, sessionHash: null },
        },
      );
    await Promise.all(numbers.map(register));
    const held = await registry().services.holdings.devicesOf(holder.actor, { kind: 'person', id: holder.person.id }, null);
    ids = held.map(({ device }) => device.id);
    const server = await registry().serve();
    native = createApi(server, holder.token);
    apperian = createApi(server, holder.token, faceOf('apperian'));
  });

  it('comes whole and in order on the native face, also as of an instant', async () => {
    assert.equal(new Set(ids).size, HELD);
    const own = `/registry/v1/people/${holder.person.id}/devices`;
    for (const query of ['', `?asOf=${encodeURIComponent(toIso(registry().core.clock.now()))}`]) {
      const { status, headers, body } = await native('GET', own + query);
      assert.deepEqual([status, headers['content-type']], [200, 'application/json; charset=utf-8']);
      assert.deepEqual(
        body.items.map(({ device }: { device: { id: string } }) => device.id),
        ids,
      );
    }
    assert.deepEqual([(await native('HEAD', own)).status, (await native('HEAD', own)).text], [200, '']);
  });

  it('comes whole and in order on the Genesys face, in pages of every size and both orders', async () => {
    for (const pageSize of [500, 100, 60, 50, 25]) {
      for (const [sortOrder, wanted] of [
        ['ascending', ids],
        ['descending', ids.toReversed()],
      ] as const) {
        const found: string[] = [];
        for (let pageNumber = 1; found.length < HELD; pageNumber += 1) {
          const { body } = await native(
            'GET',
            `${COLLECTION}?pageSize=${pageSize}&pageNumber=${pageNumber}&sortOrder=${sortOrder}`,
          );
          assert.deepEqual([body.total, body.pageSize, body.pageCount], [HELD, pageSize, Math.ceil(HELD / pageSize)]);
          assert.ok(body.entities.length > 0);
          found.push(...body.entities.map(({ id }: { id: string }) => id));
        }
        assert.deepEqual(found, wanted, `${pageSize} ${sortOrder}`);
      }
    }
  });

  it('comes whole and in order on the Apperian face', async () => {
    const { body } = await apperian('GET', `/v1/devices/users/${holder.person.number}/`);
    const names = (body.devices as { name: string }[]).map(({ name }) => Number(/^Phone (\d+)/.exec(name)?.[1]));
    assert.deepEqual(
      names.toSorted((a, b) => a - b),
      Array.from({ length: HELD }, (_, n) => n),
    );
  });
});

describe('a client that reads nothing of an endless reply', () => {
  const text = 'x'.repeat(1_000);
  const READ_MS = 500;
  const SENT_AT_ONCE = 8;
  /** What the system takes for a socket before it says that it is full. */
  const SYSTEM_KILOBYTES = 16_000;

  /** The real dialects, except that the native one has a list without end. Counts what was made of it for each caller. */
  async function listen() {
    const made = new Map<string, number>();
    const route: DialectRoute = {
      ...{ id: 'native.endless', method: 'GET', path: '/registry/v1/endless', summary: 'Never ends.', scope: 'devices:read' },
      ...{ status: 200, reply: Type.Object({ items: Type.Array(Type.String()) }) },
      handle: async ({ actor }) => {
        made.set(actor.id, made.get(actor.id) ?? 0);
        const endless = async function* () {
          for (;;) {
            made.set(actor.id, (made.get(actor.id) ?? 0) + 1);
            yield [text];
          }
        };
        return replyInParts({ items: [] as string[] }, 'items', endless());
      },
    };
    const authenticateCached = (id: string) => ({ ...systemActor(1, 'org'), kind: 'person', id });
    const services = { authentication: { authenticateCached } } as unknown as Services;
    const dialects = createDialects({ tokenLifetimeSeconds: 60 }).map(each =>
      each.id === 'native' ? { ...each, routes: [route] } : each,
    );
    const limits = { ratePerMinute: 1_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 1_000 };
    const timeouts = { ...TIMEOUTS, readMs: READ_MS };
    const logger = pino({ level: 'silent' });
    const server = createServer(dialects, services, {
      ...limits,
      logger,
      trustProxy: null,
      tls: null,
      traffic: createTraffic(),
      timeouts,
    });
    server.get('/healthz', async () => ({ status: 'ok' }));
    const origin = await server.listen({ host: '127.0.0.1', port: 0 });
    const connections = () =>
      new Promise<number>((resolve, reject) => {
        server.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      });
    const close = () => {
      server.server.closeAllConnections();
      return server.close();
    };
    return { made, connections, origin, close };
  }

  function ask(origin: string, token: string): Socket {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.write(`GET /registry/v1/endless HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    return socket.pause();
  }

  it('is disconnected, makes only their own further replies wait, and until then holds no more than the system does', async () => {
    const { made, connections, origin, close } = await listen();
    try {
      const held = Array.from({ length: SENT_AT_ONCE + 4 }, () => ask(origin, 'slow'));
      const other = ask(origin, 'other').resume();
      await until(() => (made.get('other') ?? 0) > 20_000, 20_000);
      other.destroy();
      assert.equal((await fetch(`${origin}/healthz`, { headers: { connection: 'close' } })).status, 200);
      await until(async () => (await connections()) === 0, 20_000);
      const kilobytes = made.get('slow') ?? 0;
      assert.ok(kilobytes > 0 && kilobytes < held.length * SYSTEM_KILOBYTES, `${kilobytes} kB were made for nobody`);
    } finally {
      await close();
    }
  });
});
