/** Backups of a store that is being written to: each is one moment, whole, and restores into either database as it was. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { toIsoOrNull } from '../../src/lib/instant.ts';
import { checkBackupFile, restoreBackupFile } from '../../src/storage/backup/restore.ts';
import { backupLines, writeBackupFile } from '../../src/storage/backup/write.ts';
import { openStorage } from '../../src/storage/open.ts';
import { query } from '../../src/storage/sql/statement.ts';
import { type RecordedEvent, selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from '../support/contents.ts';
import { stateAfter } from '../support/events.ts';
import { ENGINES, type Engine, freshSettings, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { sized } from './size.ts';

const BACKUPS = sized({ short: 2, full: 40 });
const WRITERS = 16;
/** So that reading takes long enough for many writes to happen meanwhile. */
const DEVICES_BEFORE = sized({ short: 400, full: 4_000 });
const EVERYTHING = 10_000_000;
const quiet = () => undefined;

const deviceStates = query<{ org: number }, { id: string; name: string | null }>(`
  select id as "id", name as "name" from device where org_id = :org order by id`);
const assignmentStates = query<{ org: number }, { id: string; until: number | null }>(`
  select id as "id", until as "until" from assignment where org_id = :org order by id`);
const lastSequence = query<{ org: number }, { last: number }>(`
  select event_sequence as "last" from organization where org_id = :org`);

for (const from of ENGINES) {
  describe(`backups of ${from} while ${WRITERS} writers write`, () => {
    it('are moments of it, hold all that was acknowledged before, and restore into either database', async () => {
      const registry = await openTestRegistry(from);
      const folder = mkdtempSync(join(tmpdir(), 'heldby-backup-'));
      const writers = await startWriters(registry);
      try {
        for (let each = 1; each <= BACKUPS; each += 1) {
          const file = join(folder, `backup-${each}`);
          const before = new Set(writers.acknowledged);
          await writers.during(() => writeBackupFile(backupLines(registry.storage), file, quiet));
          assert.ok(writers.acknowledged.size > before.size, 'nothing was written during the backup');
          const contents = [];
          for (const to of ENGINES) contents.push(await restored(to, file, registry.organization.org, before));
          assert.deepEqual(contents[0], contents[1]);
        }
      } finally {
        await registry.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

interface Writers {
  /** The devices that were acknowledged so far. */
  readonly acknowledged: ReadonlySet<string>;
  /** They write while the work goes on, and rest before and after it: otherwise each backup would be much larger than the one before. */
  readonly during: (work: () => Promise<unknown>) => Promise<void>;
}

/** Devices come, change their names, are held and given back. */
async function startWriters({ services, system, addPerson }: TestRegistry): Promise<Writers> {
  const { person } = await addPerson('ann');
  const owner = { kind: 'person', id: person.id } as const;
  const write = { actor: system };
  const acknowledged = new Set<string>();
  let number = 0;
  const live = async () => {
    number += 1;
    const isGivenBack = number % 2 === 0;
    const name = `device ${number}`;
    const { id } = await services.devices.create(write, { kind: 'mobile', name });
    acknowledged.add(id);
    const assignment = await services.assignments.create(write, { deviceId: id, owner, role: 'owner' });
    await services.devices.update(write, id, { name: `${name}, renamed` });
    if (isGivenBack) await services.assignments.end(write, assignment.id);
  };
  const writeWhile = (goesOn: () => boolean) =>
    Promise.all(
      Array.from({ length: WRITERS }, async () => {
        while (goesOn()) await live();
      }),
    );
  await writeWhile(() => number < DEVICES_BEFORE);
  return {
    acknowledged,
    during: async work => {
      let isOver = false;
      const writing = writeWhile(() => !isOver);
      await work().finally(() => {
        isOver = true;
      });
      await writing;
    },
  };
}

/** Restores the backup into a new store, looks whether it is one moment, and gives all that is in it. */
async function restored(to: Engine, file: string, org: number, before: ReadonlySet<string>): Promise<string[]> {
  const { settings, remove } = await freshSettings(to);
  const storage = openStorage({ ...settings, onFatal: assert.fail });
  try {
    const { header } = await checkBackupFile(file);
    await restoreBackupFile(storage, file, header, quiet);
    await requireMoment(storage, org, before);
    return await contentsOf(storage);
  } finally {
    await storage.close();
    await remove();
  }
}

/** The states are those that the history tells of, neither earlier nor later ones, and the history has no gap. */
async function requireMoment(storage: Storage, org: number, before: ReadonlySet<string>): Promise<void> {
  const events = (await storage.all(selectEventsAfter, { org, after: 0, limit: EVERYTHING })).map(toEvent);
  assert.ok(events.every((event, index) => event.sequence === index + 1));
  assert.equal((await storage.one(lastSequence, { org }))?.last, events.length);

  const devices = await storage.all(deviceStates, { org });
  const assignments = await storage.all(assignmentStates, { org });
  const told = (noun: string, member: string) => lastOf(events, noun, member).toSorted();
  assert.deepEqual(devices.map(({ id, name }) => `${id} ${name}`).toSorted(), told('device', 'name'));
  assert.deepEqual(assignments.map(({ id, until }) => `${id} ${toIsoOrNull(until)}`).toSorted(), told('assignment', 'until'));
  const ids = new Set(devices.map(device => device.id));
  assert.deepEqual(
    [...before].filter(id => !ids.has(id)),
    [],
    'acknowledged before the backup began, and not in it',
  );
}

/** What the last event of each such thing says that this member is. */
function lastOf(events: readonly RecordedEvent[], noun: string, member: string): string[] {
  const last = new Map<string, unknown>();
  for (const event of events) {
    if (event.type.startsWith(`${noun}.`)) last.set(event.subject, stateAfter(event)[member]);
  }
  return [...last].map(([id, value]) => `${id} ${value}`);
}
