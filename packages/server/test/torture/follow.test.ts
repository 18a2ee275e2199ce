/** Kills the server again and again while somebody follows the feed: they get every event once and in order. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NamedEvent } from '@heldby/contract';
import type { Settings } from '../../src/settings.ts';
import { startServer } from '../support/command.ts';
import { type EventStream, openEventStream } from '../support/event-stream.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { until } from '../support/until.ts';
import { createCaller } from './promises/caller.ts';
import { sized } from './size.ts';

const KILLS = sized({ short: 2, full: 50 });
const WRITERS = 16;
const SHORTEST_MS = 50;
const LONGEST_MS = 500;

describe('a follower of a server that is killed', () => {
  for (const engine of ENGINES) {
    it(`goes on by its last id, and gets every event once and in order, on ${engine}`, async test => {
      const { settings, remove } = await freshSettings(engine);
      try {
        const { events, acknowledged } = await followAndKill(settings);
        test.diagnostic(`${KILLS} kills, ${events.length} events, ${acknowledged.length} acknowledged`);
        assert.ok(acknowledged.length > 0);
        assert.deepEqual(
          events.map(({ sequence }) => sequence),
          events.map((_, index) => index + 1),
        );
        const created = new Set(events.filter(({ type }) => type === 'device.created').map(({ subject }) => subject));
        assert.deepEqual(
          acknowledged.filter(id => !created.has(id)),
          [],
        );
      } finally {
        await remove();
      }
    });
  }
});

async function followAndKill(settings: Settings): Promise<{ events: readonly NamedEvent[]; acknowledged: readonly string[] }> {
  const [events, acknowledged]: [NamedEvent[], string[]] = [[], []];
  let [token, lastId] = ['', '0'];
  for (let round = 0; round <= KILLS; round += 1) {
    const store = settings.databaseUrl === null ? [] : ['--database-url', settings.databaseUrl];
    const words = ['serve', '--data', settings.dataFolder, ...store, '--log-level', 'error', '--rate-limit', '1000000000'];
    const server = await startServer(words, { built: false });
    token ||= server.token();
    const stream = await openEventStream(server.url, token, '', { 'last-event-id': lastId });
    const writing = Promise.all(Array.from({ length: WRITERS }, () => writeUntilKilled(server.url, token, acknowledged)));
    await sleep(randomInt(SHORTEST_MS, LONGEST_MS));
    await server.stop(round < KILLS ? 'SIGKILL' : 'SIGTERM');
    await Promise.all([writing, stream.ended]);
    lastId = take(stream, events);
  }
  return { events: [...events, ...(await readRest(settings, token, lastId))], acknowledged };
}

function take(stream: EventStream, events: NamedEvent[]): string {
  for (const { data } of stream.messages) if (data !== null) events.push(data);
  return stream.lastId();
}

async function writeUntilKilled(url: string, token: string, acknowledged: string[]): Promise<void> {
  const call = createCaller(url, token);
  for (;;) {
    const answer = await call({ method: 'POST', path: '/registry/v1/devices', body: { kind: 'mobile' } });
    if (answer === undefined) return;
    if (answer.status === 201) acknowledged.push((answer.body as { id: string }).id);
    else if (answer.status !== 429) return;
  }
}

/** What was written last and not streamed any more. */
async function readRest(settings: Settings, token: string, lastId: string): Promise<readonly NamedEvent[]> {
  const store = settings.databaseUrl === null ? [] : ['--database-url', settings.databaseUrl];
  const server = await startServer(['serve', '--data', settings.dataFolder, ...store, '--log-level', 'error'], { built: false });
  const [stream, end] = await Promise.all([
    openEventStream(server.url, token, '', { 'last-event-id': lastId }),
    fetch(`${server.url}/registry/v1/events?after=latest`, { headers: { authorization: `Bearer ${token}` } }),
  ]);
  const { after } = (await end.json()) as { after: string };
  await until(() => stream.lastId() === after);
  const rest: NamedEvent[] = [];
  take(stream, rest);
  stream.close();
  await server.stop();
  return rest;
}
