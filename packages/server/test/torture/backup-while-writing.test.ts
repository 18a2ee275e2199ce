/** Backups of a store that is being written to: each organization as at one moment, whole, and the same in either database. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';

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
/** In each of two organizations. */
const WRITERS = 8;
/** So that reading takes long enough for many writes to happen meanwhile. */
const DEVICES_BEFORE = sized({ short: 200, full: 2_000 });
const EVERYTHING = 10_000_000;
const quiet = () => undefined;

const deviceStates = query<{ org: number }, { id: string; name: string | null }>(`
  select id as "id", name as "name" from device where org_id = :org order by id`);
const assignmentStates = query<{ org: number }, { id: string; until: number | null }>(`
  select id as "id", until as "until" from assignment where org_id = :org order by id`);
const lastSequence = query<{ org: number }, { last: number }>(`
  select event_sequence as "last" from organization where org_id = :org`);

for (const from of ENGINES) {
  describe(`backups of ${from} while ${2 * WRITERS} writers write`, () => {
    it('are moments of each organization, hold all that was acknowledged before, and restore into either database', async () => {
      const registry = await openTestRegistry(from);
      const folder = mkdtempSync(join(tmpdir(), 'heldby-backup-'));
      const homes = [registry.organization, await registry.services.organizations.create('Beside')];
      const writers = await Promise.all(homes.map(home => startWriters(registry, home)));
      const [here, beside] = [writers[0] ?? assert.fail(), writers[1] ?? assert.fail()];
      try {
        for (let each = 1; each <= BACKUPS; each += 1) {
          const file = join(folder, `backup-${each}`);
          const before = new Map(homes.map(({ org }, index) => [org, new Set(writers[index]?.acknowledged)]));
          const backup = () => writeBackupFile(backupLines(registry.storage), file, quiet);
          await here.during(() => beside.during(backup));
          for (const [index, { org }] of homes.entries()) {
            const more = (writers[index]?.acknowledged.size ?? 0) - (before.get(org)?.size ?? 0);
            assert.ok(more > 0, 'nothing was written during the backup');
          }
          const contents = [];
          for (const to of ENGINES) contents.push(await restored(to, file, before));
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
async function startWriters({ services, addPerson }: TestRegistry, home: Organization): Promise<Writers> {
  const { person } = await addPerson('ann', { in: home });
  const owner = { kind: 'person', id: person.id } as const;
  const write = { actor: systemActor(home.org, home.id) };
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

/** Restores the backup into a new store, looks whether each organization is one moment, and gives all that is in it. */
async function restored(to: Engine, file: string, before: ReadonlyMap<number, ReadonlySet<string>>): Promise<string[]> {
  const { settings, remove } = await freshSettings(to);
  const storage = openStorage({ ...settings, onFatal: assert.fail });
  try {
    const { header } = await checkBackupFile(file);
    await restoreBackupFile(storage, file, header, quiet);
    for (const [org, acknowledged] of before) await requireMoment(storage, org, acknowledged);
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
