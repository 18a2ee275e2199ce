/** Following the feed: long polls and streams get each event once, and end when they must. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NamedEvent } from '@heldby/contract';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { STREAMS_OF } from '../../src/http/mount/streams.ts';
import { type EventStream, openEventStream } from '../support/event-stream.ts';
import { type Api, createSocketApi } from '../support/http.ts';
import { listen } from '../support/listening.ts';
import { ok } from '../support/native.ts';
import { onBothDatabases, openTestRegistry, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

/** A caller whose rights have ended is cut off by then. */
const CUT_OFF_MS = 5_000;

onBothDatabases('following the feed', engine => {
  const registry = useRegistry(engine);
  let server: Awaited<ReturnType<typeof listen>>;
  let admin: Api;
  let made = 0;
  const streams: EventStream[] = [];

  before(async () => {
    server = await listen(registry());
    admin = createSocketApi(server.origin, server.token);
  });
  after(() => {
    for (const stream of streams) stream.close();
  });

  const open = async (query = '', headers = {}, token = server.token) => {
    const stream = await openEventStream(server.origin, token, query, headers);
    streams.push(stream);
    return stream;
  };
  const addDevice = async (kind = 'mobile') => {
    made += 1;
    return (await ok(admin, 'POST', '/devices', { kind, name: `Device ${made}` })).id as string;
  };
  const read = async (query: string) =>
    (await ok(admin, 'GET', `/events${query}`)) as { items: NamedEvent[]; after: string; more: boolean };
  const end = async () => (await read('?after=latest')).after;
  const devicesIn = (events: readonly (NamedEvent | null)[]) => events.map(each => each?.deviceId);

  it('a long poll answers as soon as there is an event, with that event', async () => {
    const from = await end();
    const polled = read(`?after=${from}&wait=20`);
    await sleep(150);
    const began = performance.now();
    const id = await addDevice();
    const { items, after: next, more } = await polled;
    assert.ok(performance.now() - began < 2_000);
    assert.deepEqual(devicesIn(items), [id]);
    assert.deepEqual([next, more], [String(Number(from) + 1), false]);
  });

  it('a long poll waits for what it was asked for, and goes on behind the rest', async () => {
    const from = await end();
    const device = await addDevice();
    const polled = read(`?after=${from}&wait=20&type=device.updated&deviceId=${device}`);
    await sleep(150);
    await addDevice();
    await ok(admin, 'PATCH', `/devices/${device}`, { name: 'Another' });
    const { items, after: next } = await polled;
    assert.deepEqual(
      items.map(({ type, sequence }) => [type, sequence]),
      [['device.updated', Number(from) + 3]],
    );
    assert.equal(next, String(Number(from) + 3));
  });

  it('a long poll without an event answers when its time is over, with its position', async () => {
    const from = await end();
    const began = performance.now();
    assert.deepEqual(await read(`?after=${from}&wait=1`), { items: [], after: from, more: false });
    assert.ok(performance.now() - began >= 990);
  });

  it('the access log says how long a long poll has waited', async () => {
    await read('?after=latest&wait=1&type=group.removed');
    await until(() => server.lines.some(line => Number(line.waitedMs) >= 900));
    const line = server.lines.findLast(({ waitedMs }) => waitedMs !== undefined);
    assert.ok(Number(line?.ms) - Number(line?.waitedMs) < 900);
  });

  it('a stream begins at once, tells what has happened since a position, and then each event as it comes', async () => {
    const from = await end();
    const [one, two] = [await addDevice(), await addDevice()];
    const stream = await open(`?after=${from}`);
    assert.equal(stream.headers.get('content-type'), 'text/event-stream');
    assert.equal(stream.headers.get('x-accel-buffering'), 'no');
    await until(() => stream.messages.length === 2);
    assert.ok(stream.text().startsWith(': ok\n\n'));
    const three = await addDevice();
    await until(() => stream.messages.length === 3);
    const { items } = await read(`?after=${from}`);
    assert.deepEqual(
      stream.messages.map(({ data }) => data),
      items,
    );
    assert.deepEqual(devicesIn(items), [one, two, three]);
    assert.deepEqual(
      stream.messages.map(({ id }) => id),
      items.map(({ sequence }) => String(sequence)),
    );
  });

  it('a stream goes on behind the last id that its client has got, whatever the query says', async () => {
    const from = await end();
    const devices = [await addDevice(), await addDevice(), await addDevice()];
    const stream = await open(`?after=${from}`, { 'last-event-id': String(Number(from) + 1) });
    await until(() => stream.messages.length === 2);
    assert.deepEqual(devicesIn(stream.messages.map(({ data }) => data)), devices.slice(1));
  });

  it('a stream has what its filters leave', async () => {
    const stream = await open('?after=latest&type=device.updated');
    const device = await addDevice();
    await ok(admin, 'PATCH', `/devices/${device}`, { name: 'Another' });
    await until(() => stream.messages.length > 0);
    assert.deepEqual(
      stream.messages.map(({ data }) => data?.type),
      ['device.updated'],
    );
  });

  it('a stream from a position beyond the end tells its client to begin anew, and goes on at the end', async () => {
    const from = await end();
    const stream = await open('', { 'last-event-id': '100000' });
    await until(() => stream.messages.length === 1);
    assert.deepEqual(stream.messages[0], { id: from, event: 'resync', data: { after: from } });
    const device = await addDevice();
    await until(() => stream.messages.length === 2);
    assert.equal(stream.messages[1]?.data?.deviceId, device);
  });

  it('every event reaches each of many followers once and in order, while many write at once', async () => {
    const from = await end();
    const followers = await Promise.all(Array.from({ length: 20 }, () => open(`?after=${from}`)));
    const devices: string[] = [];
    for (let round = 0; round < 6; round += 1)
      devices.push(...(await Promise.all(Array.from({ length: 50 }, () => addDevice()))));
    await until(() => followers.every(({ messages }) => messages.length >= devices.length), 10_000);
    const expected = devices.map((_, index) => String(Number(from) + 1 + index));
    for (const { messages, close } of followers) {
      assert.deepEqual(
        messages.map(({ id }) => id),
        expected,
      );
      close();
    }
  });

  it('callers whose token is revoked, and people who are demoted, lose their stream and their long poll within five seconds', async () => {
    const { services, system, addPerson } = registry();
    const revoked = await addPerson(`revoked-${engine}`, { role: 'full' });
    const demoted = await addPerson(`demoted-${engine}`, { role: 'read_only', scopes: ['events:read'] });
    const follow = async ({ token }: { token: string }) => {
      const stream = await open('?after=latest', {}, token);
      const poll = createSocketApi(server.origin, token)('GET', '/registry/v1/events?after=latest&wait=30&type=group.removed');
      return { stream, poll };
    };
    const [first, second] = [await follow(revoked), await follow(demoted)];
    await until(() => first.stream.text() !== '' && second.stream.text() !== '');
    await services.credentials.revoke({ actor: system }, revoked.actor.credentialId ?? '');
    await services.people.update({ actor: system }, demoted.person.id, { role: 'member' });
    const began = performance.now();
    await Promise.all([first.stream.ended, second.stream.ended]);
    const [one, two] = [await first.poll, await second.poll];
    assert.ok(performance.now() - began < CUT_OFF_MS, `${performance.now() - began} ms`);
    assert.deepEqual([one.status, two.status], [401, 403]);
    assert.ok(!first.stream.text().includes('credential.revoked'), 'they do not see it end');
  });

  it('a person has a limited number of streams, and one that is closed makes room', async () => {
    const { token } = await registry().addPerson(`many-${engine}`, { role: 'full' });
    const mine = await Promise.all(Array.from({ length: STREAMS_OF.person }, () => open('?after=latest', {}, token)));
    assert.equal((await open('', {}, token)).status, 429);
    mine[0]?.close();
    await until(async () => (await open('?after=latest', {}, token)).status === 200);
    for (const stream of mine) stream.close();
  });

  it('a server that stops ends streams and long polls at once', async () => {
    const own = await openTestRegistry(engine);
    const { token } = await own.addPerson('administrator', { role: 'full' });
    const stopping = await own.serve();
    const origin = await stopping.listen({ host: '127.0.0.1', port: 0 });
    const stream = await openEventStream(origin, token, '?after=latest');
    const poll = createSocketApi(origin, token)('GET', '/registry/v1/events?after=latest&wait=30');
    await until(() => stream.text() !== '');
    await sleep(100);
    const began = performance.now();
    await own.close();
    const [{ status, body }] = await Promise.all([poll, stream.ended]);
    assert.ok(performance.now() - began < 2_000, `${performance.now() - began} ms`);
    assert.deepEqual([status, body.items], [200, []]);
  });
});

describe('following the feed of several nodes', () => {
  const registry = useRegistry('postgres');

  it('gets what each of them writes, once and in order', async () => {
    const { origin, token } = await listen(registry());
    const other = await openRegistry(registry().settings, pino({ level: 'silent' }), assert.ifError);
    const stream = await openEventStream(origin, token, '?after=latest');
    try {
      await until(() => stream.text() !== '');
      const from = await registry().storage.durablePosition(registry().organization.org);
      const write = { actor: registry().system };
      const nodes = [registry().services, other.services];
      const created = Array.from({ length: 100 }, (_, each) => nodes[each % 2]?.devices.create(write, { kind: 'mobile' }));
      await Promise.all(created);
      await until(() => stream.messages.length >= created.length);
      assert.deepEqual(
        stream.messages.map(({ id }) => Number(id)),
        created.map((_, each) => from + 1 + each),
      );
    } finally {
      stream.close();
      await other.close();
    }
  });
});
