/** The machine's clock is set back, while the process runs and between two of them: intervals, ids and order stay right. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { freshSettings, onBothDatabases, openTestRegistry } from '../support/registry.ts';
import { FROM_SOURCES } from '../support/source-process.ts';
import type { Seen } from './clock-process.ts';
import { sized } from './size.ts';

const STEPS = sized({ short: 200, full: 10_000 });
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const EVERYTHING = 1_000_000;
const PROCESS = fileURLToPath(new URL('clock-process.ts', import.meta.url));

/** A machine whose clock a test sets, beside the time that really passes. */
function machine() {
  const state = { realMs: 0, setMs: Date.UTC(2026, 4, 4) };
  const clock = createClock(
    () => state.setMs + state.realMs,
    () => state.realMs,
  );
  return { state, sources: { clock, newId: () => uuidv7(Math.floor(clock.now() / 1000)) } };
}

onBothDatabases('a clock that is set back', engine => {
  it('by seconds and hours between any two writes leaves every interval valid, and ids and instants in their order', async () => {
    const { state, sources } = machine();
    const registry = await openTestRegistry(engine, sources);
    try {
      const { services, system, storage, organization } = registry;
      const write = { actor: system };
      const { person } = await registry.addPerson('ann');
      const owner = { kind: 'person', id: person.id } as const;
      const ids: string[] = [];
      for (let step = 0; step < STEPS; step += 1) {
        state.realMs += randomInt(5 * SECOND_MS);
        state.setMs += randomInt(4) === 0 ? randomInt(-2 * HOUR_MS, HOUR_MS) : 0;
        const device = await services.devices.create(write, { kind: 'mobile' });
        const { id, createdAt } = await services.assignments.create(write, { deviceId: device.id, owner, role: 'owner' });
        ids.push(device.id, id);
        state.setMs -= randomInt(10 * SECOND_MS);
        const ended = await services.assignments.end(write, id);
        assert.ok(ended.until !== null && ended.until > createdAt, `${createdAt} to ${ended.until}`);
      }
      assert.deepEqual(ids, ids.toSorted());
      const events = await storage.all(selectEventsAfter, { org: organization.org, after: 0, limit: EVERYTHING });
      assert.ok(events.length > STEPS * 3);
      assert.ok(events.every((event, index) => event.sequence === index + 1 && event.at > (events[index - 1]?.at ?? 0)));
    } finally {
      await registry.close();
    }
  });

  it('does not let a token live longer than a ninth beyond its time', async () => {
    const { state, sources } = machine();
    const registry = await openTestRegistry(engine, sources);
    try {
      const { services, system } = registry;
      const { person } = await registry.addPerson('ann');
      const subject = { kind: 'person', id: person.id } as const;
      const expiresAt = sources.clock.now() + HOUR_MS * 1000;
      const input = { subject, scopes: ['devices:read'], label: 'an hour', expiresAt } as const;
      const { secret } = await services.credentials.issue({ actor: system }, input);
      state.setMs -= 5 * HOUR_MS;
      const isValid = () =>
        services.authentication.authenticate(secret).then(
          () => true,
          () => false,
        );
      state.realMs = 59 * MINUTE_MS;
      assert.equal(await isValid(), true);
      state.realMs = 67 * MINUTE_MS;
      assert.equal(await isValid(), false);
    } finally {
      await registry.close();
    }
  });

  it('between two processes hides nothing of what the first one wrote, and the second goes on after it', async () => {
    const { settings, remove } = await freshSettings(engine);
    try {
      const run = (wrongByMs: number): Seen =>
        JSON.parse(
          execFileSync(process.execPath, [...FROM_SOURCES, PROCESS, JSON.stringify(settings), String(wrongByMs)], {
            encoding: 'utf8',
          }),
        );
      const runs = [0, -5 * SECOND_MS, -30 * MINUTE_MS].map(run);
      const devices = runs.map(seen => seen.deviceId);
      assert.deepEqual(devices, devices.toSorted());
      for (const [index, { held, ended }] of runs.entries()) {
        assert.deepEqual(held, [devices[index]], 'the device of each run is held, those of the runs before have ended');
        assert.ok(ended.until !== null && ended.until > ended.createdAt);
      }
      const { storage, services, close } = await openRegistry(settings, pino({ level: 'silent' }), assert.fail);
      const [organization] = await services.organizations.list();
      const events = await storage.all(selectEventsAfter, { org: organization?.org ?? 0, after: 0, limit: EVERYTHING });
      await close();
      assert.ok(events.every((event, index) => event.at >= (events[index - 1]?.at ?? 0)));
    } finally {
      await remove();
    }
  });

  it('by hours or days between two processes is refused with a sentence, and followed where the operator says that it is right', async () => {
    const { settings, remove } = await freshSettings(engine);
    const open = (wrongByMs?: number, trustClock = false) => {
      const clock = createClock(() => Date.now() + (wrongByMs ?? 0));
      const sources = wrongByMs === undefined ? undefined : { clock, newId: uuidv7 };
      return openRegistry({ ...settings, trustClock }, pino({ level: 'silent' }), assert.fail, sources);
    };
    try {
      for (const wrongByMs of [3 * HOUR_MS, 300 * DAY_MS]) {
        const ahead = await open(wrongByMs);
        const { org, id } = await ahead.services.organizations.create(`Ahead by ${wrongByMs}`);
        await ahead.services.devices.create({ actor: systemActor(org, id) }, { kind: 'mobile' });
        await ahead.close();
        await assert.rejects(open(), /The last event of the store is of .* hours earlier\. Set the clock;.*--trust-clock on/);
        const now = await open(undefined, true);
        const { createdAt } = await now.services.organizations.create(`After ${wrongByMs}`);
        await now.close();
        assert.ok(createdAt < (Date.now() + HOUR_MS) * 1000);
      }
    } finally {
      await remove();
    }
  });
});
