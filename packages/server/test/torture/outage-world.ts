/** A registry on a PostgreSQL of its own behind a relay, and clients that write to it through outages. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { ERROR_BODIES } from '../support/error-bodies.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { type Answer, type Api, createApi } from '../support/http.ts';
import { BASE } from '../support/native.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { type Relay, startRelay } from './relay.ts';

const EVERYTHING = 1_000_000;
const RESEND_AFTER_MS = 20;
const RECOVERY_DEADLINE_MS = 20_000;
/** No test sends that much in a minute by itself; the limit is not what is tested. */
const RATE_PER_MINUTE = 1_000_000;

export interface OutageWorld {
  readonly postgres: TestPostgres;
  readonly relay: Relay;
  readonly registry: TestRegistry;
  /** An administrator's calls. */
  readonly api: Api;
  /** Calls with a token that the server has never seen, in every header in which a face looks for it. */
  readonly stranger: () => Promise<Api>;
  /** Ends these servers, too: they live in the folder of the first. */
  readonly close: (...others: readonly TestPostgres[]) => Promise<void>;
}

export async function openOutageWorld(): Promise<OutageWorld> {
  const postgres = await startPostgres();
  const relay = await startRelay(postgres.port);
  process.env.HELDBY_TEST_POSTGRES = `postgres://heldby@127.0.0.1:${relay.port}/postgres`;
  const registry = await openTestRegistry('postgres');
  const server = await registry.serve({ ratePerMinute: RATE_PER_MINUTE });
  const { token, person } = await registry.addPerson('administrator', { role: 'full' });
  const close = async (...others: readonly TestPostgres[]) => {
    try {
      await registry.close();
    } finally {
      await relay.close();
      for (const other of others) await other.halt('SIGQUIT');
      await postgres.stop();
    }
  };
  const stranger = async () => {
    const subject = { kind: 'person', id: person.id } as const;
    const wanted = { subject, scopes: ['org:admin'], label: 'unseen', expiresAt: null } as const;
    const { secret } = await registry.services.credentials.issue({ actor: registry.system }, wanted);
    const call = createApi(server, secret);
    return ((method, url, body) => call(method, url, body, { 'x-token': secret })) satisfies Api;
  };
  return { postgres, relay, registry, api: createApi(server, token), stranger, close };
}

/** Waits until a write succeeds again, and says how long that took. */
export async function untilWritable({ api }: OutageWorld): Promise<number> {
  const since = performance.now();
  while ((await api('POST', `${BASE}/locations?dryRun=true`, { name: 'probe' })).status !== 201) {
    assert.ok(performance.now() - since < RECOVERY_DEADLINE_MS, 'the registry does not recover');
    await sleep(RESEND_AFTER_MS);
  }
  return performance.now() - since;
}

/** A 503 in the dialect's own words, and nothing else. */
export function requireUnavailable(dialect: string, answer: Answer): void {
  assert.equal(answer.status, 503, answer.text);
  const expected = ERROR_BODIES[dialect] ?? assert.fail(`test/support/error-bodies.ts has no row for ${dialect}`);
  assert.match(String(answer.headers['content-type']), expected.contentType);
  assert.deepEqual(expected.check(answer.body, 503), [], answer.text);
}

export interface Written {
  /** The id that was acknowledged, by the name under which it was asked for. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** How often something was sent again because it had not been acknowledged. */
  readonly resent: number;
}

export interface Clients {
  readonly acknowledgedSoFar: () => number;
  /** Ends once everything that was asked for is acknowledged. */
  readonly stop: () => Promise<Written>;
}

/** Half of them register phones by the Genesys face, half create devices by the native one under an idempotency key. */
export function startClients({ api }: OutageWorld, title: string, count: number): Clients {
  const acknowledged = new Map<string, string>();
  let resent = 0;
  let stopping = false;

  const untilAcknowledged = async (name: string, dialect: string, send: () => Promise<Answer>) => {
    for (;;) {
      const answer = await send();
      if (answer.status < 300) return void acknowledged.set(name, answer.body.id);
      requireUnavailable(dialect, answer);
      resent += 1;
      await sleep(RESEND_AFTER_MS);
    }
  };
  const client = async (number: number) => {
    for (let each = 1; !stopping; each += 1) {
      const name = `${title} ${number} ${each}`;
      if (number % 2 === 0) {
        const device = { ...minimalDevice(name), name };
        await untilAcknowledged(name, 'genesys', () => api('POST', COLLECTION, device));
      } else {
        const device = { kind: 'mobile', name };
        await untilAcknowledged(name, 'native', () => api('POST', `${BASE}/devices`, device, { 'idempotency-key': name }));
      }
    }
  };
  const running = Promise.all(Array.from({ length: count }, (_, number) => client(number)));
  return {
    acknowledgedSoFar: () => acknowledged.size,
    stop: async () => {
      stopping = true;
      await running;
      return { acknowledged, resent };
    },
  };
}

/** Every acknowledged device is there once, none is there twice or by half, and the history tells exactly of these. */
export async function requireWhole({ registry }: OutageWorld, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const { storage, organization, services, system } = registry;
  const { org } = organization;
  const { items: devices } = await services.devices.list(system, { limit: EVERYTHING, cursor: null });
  const events = await storage.all(selectEventsAfter, { org, after: 0, limit: EVERYTHING });
  assert.deepEqual(devices.map(({ name, id }) => [name, id]).toSorted(), [...acknowledged].toSorted());
  const of = (type: string) => events.filter(event => event.type === type).map(event => event.deviceId);
  assert.deepEqual(of('device.created').toSorted(), devices.map(each => each.id).toSorted());
  assert.deepEqual(of('assignment.created').toSorted(), of('push.registered').toSorted());
  assert.ok(
    events.every((event, index) => event.sequence === index + 1),
    'the sequence has a gap',
  );
  const rows = await storage.snapshot(async (_reader, rowsOf) => ({
    assignments: await collect(rowsOf('assignment', 'org_id, owner_id, number')),
    registrations: await collect(rowsOf('push_registration', 'org_id, assignment_id')),
  }));
  assert.deepEqual(rows.assignments.map(row => row.device_id).toSorted(), of('assignment.created').toSorted());
  assert.deepEqual(rows.registrations.map(row => row.assignment_id).toSorted(), rows.assignments.map(row => row.id).toSorted());
}

async function collect(batches: AsyncIterable<Readonly<Record<string, unknown>>[]>) {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
