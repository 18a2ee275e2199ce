/** Kills the server in the middle of its work, again and again: whatever it answered is there, whole, afterwards. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/settings.ts';
import { ensureBuilt, type RunningServer, startServer } from '../support/command.ts';
import { ENGINES, type Engine, freshSettings } from '../support/registry.ts';
import { createCaller } from './promises/caller.ts';
import { requireEverything } from './promises/kept.ts';
import { type Entry, newWriters, resend, type Writer, writeOn } from './promises/writers.ts';
import { IS_FULL, sized } from './size.ts';

const WRITERS = 64;
const ROUNDS: Readonly<Record<Engine, number>> = {
  sqlite: sized({ short: 3, full: 200 }),
  postgres: sized({ short: 2, full: 200 }),
};
const SHORTEST_MS = 5;
const LONGEST_MS = 400;
/** In full the built server is measured, with the machine for itself; the short run only sees that it starts at all. */
const RESTART_LIMIT_MS = sized({ short: 20_000, full: 1_000 });
const FIRST_ANSWER_LIMIT_MS = 20_000;

describe(`a server that is killed while ${WRITERS} clients write`, () => {
  if (IS_FULL) before(ensureBuilt);
  for (const engine of ENGINES) {
    it(`has lost nothing that it answered, and left nothing half done, on ${engine}`, async test => {
      const { settings, remove } = await freshSettings(engine);
      try {
        await killAgainAndAgain(settings, ROUNDS[engine], test);
      } finally {
        await remove();
      }
    });
  }
});

async function killAgainAndAgain(settings: Settings, rounds: number, test: TestContext): Promise<void> {
  const journal: Entry[] = [];
  const writers = newWriters(WRITERS);
  const restarts: number[] = [];
  let token = '';
  for (let round = 0; round <= rounds; round += 1) {
    const { server, ms } = await start(settings, token);
    token ||= server.token();
    if (round > 0) {
      restarts.push(ms);
      await requireEverything(settings, journal, writers, `after kill ${round}`);
    }
    await Promise.all(writers.map(writer => resend(writer, createCaller(server.url, token), journal)));
    if (round < rounds) await writeAndKill(server, token, writers, journal);
    else await server.stop();
  }
  await requireEverything(settings, journal, writers, 'in the end');
  const [median = 0, slowest = 0] = [restarts.toSorted((a, b) => a - b)[restarts.length >> 1], Math.max(...restarts)];
  test.diagnostic(`${rounds} kills, ${journal.length} answers; restarted in ${median} ms (median), ${slowest} ms (slowest)`);
  assert.ok(median < RESTART_LIMIT_MS, `it takes ${median} ms from the start to the first answer`);
}

/** Starts the server and waits for its first answer. */
async function start(settings: Settings, token: string): Promise<{ server: RunningServer; ms: number }> {
  const store = settings.databaseUrl === null ? [] : ['--database-url', settings.databaseUrl];
  const words = ['serve', '--data', settings.dataFolder, ...store, '--log-level', 'error', '--rate-limit', '1000000000'];
  const startedAt = performance.now();
  const server = await startServer(words, { built: IS_FULL });
  const call = createCaller(server.url, token || server.token());
  while ((await call({ method: 'GET', path: '/registry/v1/me' }))?.status !== 200) {
    assert.ok(performance.now() - startedAt < FIRST_ANSWER_LIMIT_MS, 'the server listens and does not answer');
  }
  return { server, ms: Math.round(performance.now() - startedAt) };
}

async function writeAndKill(server: RunningServer, token: string, writers: readonly Writer[], journal: Entry[]): Promise<void> {
  const before = journal.length;
  const writing = Promise.all(writers.map(writer => writeOn(writer, createCaller(server.url, token), journal, () => true)));
  while (journal.length === before) await Promise.race([sleep(1), writing]);
  await sleep(randomInt(SHORTEST_MS, LONGEST_MS));
  await server.stop('SIGKILL');
  assert.equal(server.child.signalCode, 'SIGKILL', `the server ended before it was killed: ${server.stderr()}`);
  await writing;
}
