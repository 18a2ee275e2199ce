/** With one member doing the worst that is allowed, everybody else is served soon, and the member writes little. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { LENGTHS } from '@heldby/contract';
import type { FastifyInstance } from 'fastify';
import type { PhoneInput } from '../src/core/composed/register-phone.ts';
import { toIso } from '../src/lib/instant.ts';
import { eventsOf } from './support/events.ts';
import { COLLECTION } from './support/genesys.ts';
import { percentile, runLoad } from './support/load.ts';
import { openTestRegistry, type TestPerson, type TestRegistry } from './support/registry.ts';

/** The longest in bytes that a character can be without a pair of surrogates. */
const longest = (text: string, length: number) => text.padEnd(length, '電');

/** What one person may hold. */
const DEVICES = 1_000;
/** Few enough that they are registered within the budget of a minute. */
const WRITTEN_DEVICES = 8;
const OTHERS = 20;
/** One less than one person may have replies on their way, so that lists go on. */
const SLOW_READERS = 7;
/** On a machine on which nobody waits. */
const P99_LIMIT_MS = 250;
/** So many times what they wait while nobody attacks is the machine's doing, which other tests keep busy. */
const MACHINE_SHARE = 3;
const BYTES_PER_MINUTE = 1_000_000;
/** The member writes for less than a minute. */
const ROUND_MS = 3_000;
/** Other tests share the machine, so the best round counts. */
const ROUNDS = 4;

const worstPhone = (token: string): PhoneInput => ({
  name: longest(token, LENGTHS.name),
  make: longest('', LENGTHS.name),
  model: longest('', LENGTHS.name),
  platform: 'ios',
  token: longest(token, LENGTHS.token),
  notificationId: longest('', LENGTHS.appId),
  acceptNotifications: true,
  sessionHash: longest('', LENGTHS.appId),
});

const plainPhone = (number: number): PhoneInput => ({
  ...worstPhone(`own-${number}`),
  name: 'Phone',
  make: 'Apple',
  model: 'iPhone17,1',
});

const request = (method: string, path: string, token: string, body?: object) => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${token}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return `${[...head, 'Content-Type: application/json'].join('\r\n')}\r\n\r\n${text}`;
};

/** What an app sends of a phone. */
const toBody = ({ name, make, model, token, notificationId, sessionHash }: PhoneInput) => ({
  ...{ name, make, model, notificationId, sessionHash, deviceToken: token },
  ...{ acceptNotifications: true, type: 'ios' },
});

const sorted = (msByStatus: Readonly<Record<string, readonly number[]>>) =>
  Object.values(msByStatus)
    .flat()
    .toSorted((a, b) => a - b);

describe('one member who does the worst that is allowed', () => {
  let registry: TestRegistry;
  let server: FastifyInstance;
  let origin: string;
  /** Holds as much as one person may, and asks for all of it, with two tokens. */
  let reader: TestPerson;
  let readersToken: string;
  /** Changes a few phones again and again. */
  let writer: TestPerson;
  let writtenIds: string[];
  let others: string[];
  let filledAt: string;

  /** All at once: they share the syncs of the disk. */
  const fill = async ({ actor }: TestPerson, count: number) => {
    const numbers = Array.from({ length: count }, (_, n) => n);
    const register = (n: number) => registry.services.phones.register({ actor }, worstPhone(`${actor.id}-${n}`));
    return (await Promise.all(numbers.map(register))).map(({ deviceId }) => deviceId);
  };

  before(async () => {
    registry = await openTestRegistry('sqlite');
    const { services, system, addPerson } = registry;
    await services.organizations.setPolicy({ actor: system }, { eventBytesPerMinute: 1_000_000_000 });
    [reader, writer] = [await addPerson('reader'), await addPerson('writer')];
    const subject = { kind: 'person', id: reader.person.id } as const;
    const wish = { subject, scopes: ['devices:write'], label: 'another', expiresAt: null } as const;
    readersToken = (await services.credentials.issue({ actor: system }, wish)).secret;
    await fill(reader, DEVICES);
    writtenIds = await fill(writer, WRITTEN_DEVICES);
    others = await Promise.all(
      Array.from({ length: OTHERS }, async (_, n) => {
        const { actor, token } = await addPerson(`person-${n}`);
        await services.phones.register({ actor }, plainPhone(n));
        return token;
      }),
    );
    await services.organizations.setPolicy({ actor: system }, { eventBytesPerMinute: null, genesysRatePerMinute: 6_000 });
    filledAt = toIso(registry.core.clock.now());
    server = await registry.serve({ shedAfterMs: 75 });
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => {
    server.server.closeAllConnections();
    return registry.close();
  });

  it('does not make others wait longer than 250 ms by asking for everything on two faces, and reading some of it slowly', async t => {
    const slow = Array.from({ length: SLOW_READERS }, () => slowReader(reader.token));
    await othersAreServed(t, lists());
    for (const socket of slow) socket.destroy();
  });

  it('does not make others wait longer than 250 ms by changes of every text, and writes less than 1 MB of events', async t => {
    const events = await eventsOf(registry, () => othersAreServed(t, changes()));
    const written = events.filter(event => event.actorId === writer.person.id);
    const bytes = written.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
    t.diagnostic(`${written.length} events, ${bytes} bytes`);
    assert.ok(written.length > 50 && bytes < BYTES_PER_MINUTE, `${written.length} events, ${bytes} bytes`);
  });

  async function othersAreServed(t: TestContext, requests: readonly string[]) {
    const rounds: Awaited<ReturnType<typeof measure>>[] = [];
    const isGood = ({ p99, alone, refused }: (typeof rounds)[number]) =>
      p99 < P99_LIMIT_MS + MACHINE_SHARE * alone && refused === 0;
    while (rounds.length < ROUNDS && !rounds.some(isGood)) rounds.push(await measure(requests));
    t.diagnostic(JSON.stringify(rounds));
    assert.ok(rounds.some(isGood), `the others waited: ${JSON.stringify(rounds)}`);
  }

  /** How long the others waited in one round. */
  async function measure(requests: readonly string[]) {
    const theirs = { origin, requests: calm(), clients: OTHERS, warmUpMs: 500, pauseMs: 20 };
    const before = await runLoad({ ...theirs, durationMs: 1_000 });
    const [attack, { msByStatus }] = await Promise.all([
      runLoad({ origin, requests, clients: 192, warmUpMs: 0, durationMs: ROUND_MS, pauseMs: 0 }),
      runLoad({ ...theirs, durationMs: ROUND_MS - 500 }),
    ]);
    const waits = sorted(msByStatus);
    const alone = percentile(sorted(before.msByStatus), 0.99);
    const refused = waits.length - (msByStatus[200]?.length ?? 0);
    const attacks = Object.entries(attack.msByStatus).map(([status, all]) => `${status}: ${all.length}`);
    return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), alone, answers: waits.length, refused, attacks };
  }

  function lists(): string[] {
    const own = `/registry/v1/people/${reader.person.id}/devices`;
    const pages = [COLLECTION, `${COLLECTION}?pageSize=500&sortOrder=descending`];
    const paths = [own, `${own}?asOf=${encodeURIComponent(filledAt)}`, ...pages];
    return [reader.token, readersToken].flatMap(token => paths.map(path => request('GET', path, token)));
  }

  function changes(): string[] {
    return Array.from({ length: 64 * WRITTEN_DEVICES }, (_, n) => {
      const phone = worstPhone(`${writer.actor.id}-${n % WRITTEN_DEVICES}`);
      const name = longest(`${n}-`, LENGTHS.name);
      return request('PUT', `${COLLECTION}/${writtenIds[n % WRITTEN_DEVICES]}`, writer.token, toBody({ ...phone, name }));
    });
  }

  /** Two questions and a registration that changes nothing. */
  function calm(): string[] {
    return others.flatMap((token, n) => [
      request('GET', COLLECTION, token),
      request('GET', '/registry/v1/me', token),
      request('POST', COLLECTION, token, toBody(plainPhone(n))),
    ]);
  }

  /** Asks for everything and reads nothing. */
  function slowReader(token: string): Socket {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.pause();
    socket.write(request('GET', `/registry/v1/people/${reader.person.id}/devices`, token));
    return socket;
  }
});
