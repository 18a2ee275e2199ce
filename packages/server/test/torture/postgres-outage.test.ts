/** PostgreSQL stops, crashes, cuts connections, goes silent: meanwhile callers are told, and afterwards nothing is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createDialects } from '../../src/app.ts';
import type { Dialect } from '../../src/http/dialect/dialect.ts';
import { openPostgres } from '../../src/storage/postgres/store.ts';
import { selectHeldNow } from '../../src/storage/statements/assignments.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { BASE } from '../support/native.ts';
import { addLocation, locationIds } from '../support/store.ts';
import {
  type OutageWorld,
  openOutageWorld,
  requireUnavailable,
  requireWhole,
  startClients,
  untilWritable,
} from './outage-world.ts';
import { sized } from './size.ts';

const ROUNDS = sized({ short: 1, full: 30 });
const ROUNDS_LIMIT = ROUNDS + 10;
const CLIENTS = 16;
/** Writes under way on both sides of an outage. */
const WRITES_AROUND = 50;
const unavailable = { name: 'Problem', code: 'unavailable' };

let world: OutageWorld;
before(async () => {
  world = await openOutageWorld();
});
after(() => world.close());

describe('while PostgreSQL is away', () => {
  const acknowledged = new Map<string, string>();

  for (const dialect of createDialects({ tokenLifetimeSeconds: 60 })) {
    it(`every operation of the ${dialect.id} dialect answers 503 in its own words, and works again afterwards`, async () => {
      const api = await world.stranger();
      const requests = requestsOf(dialect);
      assert.ok(requests.length > 0);
      await world.postgres.halt('SIGINT');
      try {
        for (const { method, url, body } of requests) requireUnavailable(dialect.id, await api(method, url, body));
        assert.deepEqual([(await api('GET', '/readyz')).status, (await api('GET', '/healthz')).status], [503, 200]);
      } finally {
        await world.postgres.start();
      }
      await untilWritable(world);
      for (const { method, url, body } of requests) {
        assert.notEqual((await api(method, url, body)).status, 503, `${method} ${url}`);
      }
      assert.equal((await api('GET', '/readyz')).status, 200);
    });
  }

  const outages: readonly (readonly [title: string, happen: () => Promise<unknown>])[] = [
    ['stopped and started', () => world.postgres.halt('SIGINT').then(world.postgres.start)],
    ['crashed and recovered', () => world.postgres.halt('SIGQUIT').then(world.postgres.start)],
    ['every connection ended by the server', () => terminateAll(world.postgres.url)],
    ['every connection cut by the network', async () => world.relay.cut()],
  ];
  for (const [title, happen] of outages) {
    it(`${title} in the middle of ${CLIENTS} writers: nothing acknowledged is lost, nothing is made twice`, async () => {
      let resent = 0;
      // It may fall between two transactions; then it has shown nothing, and comes again.
      for (let round = 1; round <= ROUNDS || (resent === 0 && round <= ROUNDS_LIMIT); round += 1) {
        const clients = startClients(world, `${title}, round ${round}:`, CLIENTS);
        await untilMore(clients, WRITES_AROUND);
        await happen();
        await untilMore(clients, clients.acknowledgedSoFar() + WRITES_AROUND);
        const written = await clients.stop();
        resent += written.resent;
        for (const [name, id] of written.acknowledged) acknowledged.set(name, id);
      }
      assert.ok(resent > 0, 'the outage hit nobody');
      await requireWhole(world, acknowledged);
    });
  }

  for (const when of ['before', 'after'] as const) {
    const kept = when === 'before' ? 'lost before it was kept' : 'kept, and its answer lost';
    it(`a commit that is ${kept}, is answered 503 as unknown, and sent again gives the one result`, async () => {
      const { api, relay } = world;
      const name = `cut ${when} the commit`;
      const create = () => api('POST', `${BASE}/devices`, { kind: 'mobile', name }, { 'idempotency-key': name });
      relay.cutNextCommit(when, name);
      const first = await create();
      requireUnavailable('native', first);
      assert.match(first.body.detail, /may be kept or not/);
      const second = await create();
      assert.equal(second.status, 201, second.text);
      assert.deepEqual((await create()).body, second.body);
      acknowledged.set(name, second.body.id);

      const phone = { ...minimalDevice(`${name} of a phone`), name: `${name} of a phone` };
      relay.cutNextCommit(when, phone.name);
      requireUnavailable('genesys', await api('POST', COLLECTION, phone));
      const registered = await api('POST', COLLECTION, phone);
      assert.equal(registered.status, 200, registered.text);
      assert.equal((await api('POST', COLLECTION, phone)).body.id, registered.body.id);
      acknowledged.set(phone.name, registered.body.id);
      await requireWhole(world, acknowledged);
    });
  }
});

describe('a network to PostgreSQL that swallows everything', () => {
  const SILENCE_LIMIT_MS = 400;
  const open = () =>
    openPostgres(world.registry.settings.databaseUrl ?? '', { namedStatements: true, silenceLimitMs: SILENCE_LIMIT_MS });
  const org = () => world.registry.organization.org;

  it('holds nobody longer than the limit, neither readers nor writers, and is forgotten when it is whole again', async () => {
    const storage = open();
    await Promise.all([locationIds(storage, org()), storage.transaction(org(), tx => addLocation(tx, 'before', org()))]);
    world.relay.silence(true);
    const since = performance.now();
    await Promise.all([
      // Over connections that were open, and over new ones.
      ...Array.from({ length: 8 }, () => assert.rejects(locationIds(storage, org()), unavailable)),
      // Those who share a question.
      ...Array.from({ length: 8 }, () =>
        assert.rejects(storage.all(selectHeldNow, { org: org(), ownerId: '', now: 0, limit: 1 }), unavailable),
      ),
      ...Array.from({ length: 3 }, (_, each) =>
        assert.rejects(
          storage.transaction(org(), tx => addLocation(tx, `silent ${each}`, org())),
          unavailable,
        ),
      ),
    ]);
    assert.ok(performance.now() - since < 3 * SILENCE_LIMIT_MS, `${performance.now() - since} ms`);
    world.relay.silence(false);
    world.relay.cut();
    await storage.transaction(org(), tx => addLocation(tx, 'afterwards', org()));
    assert.deepEqual((await locationIds(storage, org())).toSorted(), ['afterwards', 'before']);
    await storage.close();
  });

  it('does not let a node that froze within a transaction keep the other nodes from writing', async () => {
    const [frozen, other] = [open(), open()];
    const inside = Promise.withResolvers<void>();
    const work = frozen.transaction(org(), async tx => {
      await addLocation(tx, 'frozen', org());
      inside.resolve();
      await sleep(4 * SILENCE_LIMIT_MS);
      await addLocation(tx, 'thawed', org());
    });
    await inside.promise;
    const write = () => other.transaction(org(), tx => addLocation(tx, 'written meanwhile', org()));
    await Promise.all([assert.rejects(work, unavailable), write().catch(write)]);
    const stored = await locationIds(other, org());
    assert.ok(stored.includes('written meanwhile') && !stored.includes('frozen') && !stored.includes('thawed'));
    await Promise.all([frozen.close(), other.close()]);
  });
});

interface Request {
  readonly method: string;
  readonly url: string;
  readonly body?: object;
}

/** Whatever needs a credential, and where nothing does, asking for one. */
function requestsOf(dialect: Dialect): Request[] {
  const requests = dialect.routes
    .filter(route => route.scope !== null)
    .map(({ method, path }) => ({ method, url: path.replaceAll(/\{\w+\}/g, '01980000-0000-7000-8000-00000000dead') }));
  if (dialect.id !== 'oauth') return requests;
  return [
    { method: 'POST', url: '/oauth/token', body: { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' } },
  ];
}

async function untilMore(clients: { readonly acknowledgedSoFar: () => number }, count: number): Promise<void> {
  while (clients.acknowledgedSoFar() < count) await sleep(1);
}

async function terminateAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'heldby'");
  await client.end();
}
