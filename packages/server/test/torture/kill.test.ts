/** Kills the process in the middle of its work, again and again: whatever it acknowledged is there, whole, afterwards. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import type { Settings } from '../../src/settings.ts';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { selectDevices } from '../../src/storage/statements/devices.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { sized } from './size.ts';

const ROUNDS = { sqlite: sized({ short: 10, full: 200 }), postgres: sized({ short: 4, full: 200 }) } as const;
const SHORTEST_MS = 5;
const LONGEST_MS = 250;
const EVERYTHING = 1_000_000;
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

describe('a process that is killed while 32 writers write', () => {
  for (const engine of ENGINES) {
    it(`has lost nothing that it acknowledged, and left nothing half done, on ${engine}`, async () => {
      const { settings, remove } = await freshSettings(engine);
      try {
        await killAgainAndAgain(settings, ROUNDS[engine]);
      } finally {
        await remove();
      }
    });
  }
});

async function killAgainAndAgain(settings: Settings, rounds: number): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const ms = randomInt(SHORTEST_MS, LONGEST_MS);
    const told = await writeUntilKilled(settings, ms);
    assert.ok(told.length > 0, `round ${round} acknowledged nothing within ${ms} ms`);
    acknowledged.push(...told);
    await requireWhole(settings, acknowledged, `round ${round}, killed after ${ms} ms`);
    if (settings.databaseUrl === null) requireSound(join(settings.dataFolder, DATABASE_FILE));
  }
}

/** Lets the writer write for the time after its first acknowledgement, and gives every id that it told. */
async function writeUntilKilled(settings: Settings, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, ['-C', 'heldby-source', WRITER, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', chunk => {
    text += chunk;
  });
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.once('close', (_code, signal) => resolve(signal)));
  await Promise.race([new Promise(resolve => child.stdout.once('data', resolve)), ended]);
  await sleep(ms);
  child.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL', 'the writer ended before it was killed');
  // A line that was cut is an id that nobody was told.
  return text.split('\n').slice(0, -1);
}

async function requireWhole(settings: Settings, acknowledged: readonly string[], when: string): Promise<void> {
  const { storage, services, close } = await openRegistry(settings, pino({ level: 'silent' }), assert.fail);
  try {
    const [organization] = await services.organizations.list();
    const org = organization?.org ?? assert.fail(`${when}: the organization is gone`);
    const devices = await storage.all(selectDevices, { org, after: 0, limit: EVERYTHING });
    const events = await storage.all(selectEventsAfter, { org, after: 0, limit: EVERYTHING });
    const stored = new Set(devices.map(device => device.id));
    const lost = acknowledged.filter(id => !stored.has(id));
    assert.deepEqual(lost, [], `${when}: ${lost.length} of ${acknowledged.length} acknowledged writes are lost`);
    assert.deepEqual(
      events.map(event => event.subject).toSorted(),
      [...stored].toSorted(),
      `${when}: state and history disagree`,
    );
    assert.ok(
      events.every((event, index) => event.sequence === index + 1),
      `${when}: the sequence has a gap`,
    );
  } finally {
    await close();
  }
}

function requireSound(file: string): void {
  const connection = new DatabaseSync(file);
  const found = connection.prepare('pragma integrity_check').all();
  connection.close();
  assert.deepEqual(
    found.map(row => row.integrity_check),
    ['ok'],
  );
}
