/** Any file with any mix of rows: applied, it does what a plain model says; again, nothing; undone, all is as it was. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { FileImport } from '../../src/core/transfer/import-record.ts';
import { query } from '../../src/storage/sql/statement.ts';
import { selectFileRows } from '../../src/storage/statements/imports.ts';
import { NO_OPTIONS } from '../support/imports.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

/** On a slow machine fewer, but never fewer than were made when the time is over. */
const RUNS = { sqlite: 40, postgres: 15 } as const;
const TIME_LIMIT_MS = 5_000;

interface Row {
  readonly serial: string;
  readonly model: string;
  readonly login: string;
  /** A day, or a cell that is none. */
  readonly purchased: string;
}

interface Known {
  readonly model: string | null;
  readonly holder: string | null;
  readonly lifecycle: string | null;
}

interface World {
  /** By serial number. */
  readonly devices: ReadonlyMap<string, Known>;
  readonly people: ReadonlySet<string>;
}

type Outcome = 'refused' | 'same' | 'made';

const row: fc.Arbitrary<Row> = fc.record({
  serial: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', ''),
  model: fc.constantFrom('A', 'B', ''),
  login: fc.constantFrom('ann', 'ben', 'cat', '', ''),
  purchased: fc.constantFrom('', '', '', '', 'last year'),
});
const rows = fc.array(row, { minLength: 1, maxLength: 8 });
const retired = fc.subarray(['s1', 's2', 's3'], { maxLength: 2 });

onBothDatabases('any file', engine => {
  const registry = useRegistry(engine);
  let run = 0;

  // A failure prints the seed and the shortest files that still fail; `{ seed, path }` repeats it.
  it('does what a plain model says, once, and can be undone and imported anew', async () => {
    const deadline = performance.now() + TIME_LIMIT_MS;
    const files = fc.asyncProperty(rows, retired, rows, async (first, byHand, second) => {
      // The one that runs then comes to its end, because the store is closed after it.
      if (performance.now() > deadline) return;
      run += 1;
      const here = createFiles(registry(), `r${run}-`);
      await here.apply(first);
      const started = modelOf(EMPTY, first).world;
      for (const serial of byHand) await here.retire(serial);
      const before = withRetired(started, byHand);
      assert.deepEqual(await here.world(), before);

      const expected = modelOf(before, second);
      const made = await here.apply(second);
      assert.deepEqual(await here.outcomes(made), expected.outcomes);
      assert.deepEqual(await here.world(), expected.world);

      const events = await here.events();
      const again = await here.apply(second);
      assert.deepEqual([again.counts.new, again.counts.changed, again.counts.applied], [0, 0, 0]);
      assert.deepEqual([await here.events(), await here.world()], [events, expected.world]);
      if (made.counts.applied === 0) return;

      await here.undo(made.id);
      const added = [...expected.world.devices.keys()].filter(serial => !before.devices.has(serial));
      const undone = await here.world();
      assert.deepEqual(
        { ...undone, devices: new Map([...undone.devices].filter(([serial]) => !added.includes(serial))) },
        before,
      );
      for (const serial of added) {
        const { lifecycle, holder } = undone.devices.get(serial) ?? assert.fail(`${serial} is gone`);
        assert.deepEqual([lifecycle, holder], ['retired', null]);
      }

      const anew = await here.apply(second);
      assert.deepEqual(await here.outcomes(anew), expected.outcomes);
      assert.deepEqual(await here.world(), expected.world);
    });
    await fc.assert(files, { numRuns: RUNS[engine] });
  });
});

const EMPTY: World = { devices: new Map(), people: new Set() };

/** A row is refused where a cell is wrong, where it names no device or one of a row before, and where a device that is retired would be held. */
function modelOf(before: World, file: readonly Row[]): { readonly world: World; readonly outcomes: readonly Outcome[] } {
  const [devices, people, seen] = [new Map(before.devices), new Set(before.people), new Set<string>()];
  const outcomes = file.map(({ serial, model, login, purchased }): Outcome => {
    const known = devices.get(serial);
    const isHeld = login !== '' && known?.lifecycle === 'retired';
    if (purchased !== '' || serial === '' || seen.has(serial) || isHeld) return 'refused';
    seen.add(serial);
    const after = {
      lifecycle: known?.lifecycle ?? null,
      model: model || (known?.model ?? null),
      holder: login || (known?.holder ?? null),
    };
    if (known !== undefined && known.model === after.model && known.holder === after.holder) return 'same';
    devices.set(serial, after);
    if (login !== '') people.add(login);
    return 'made';
  });
  return { world: sorted({ devices, people }), outcomes };
}

function withRetired({ devices, people }: World, byHand: readonly string[]): World {
  const after = [...devices].map(([serial, known]): [string, Known] => [
    serial,
    byHand.includes(serial) ? { ...known, holder: null, lifecycle: 'retired' } : known,
  ]);
  return { devices: new Map(after), people };
}

function sorted({ devices, people }: World): World {
  return {
    devices: new Map([...devices].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    people: new Set([...people].toSorted()),
  };
}

interface DeviceSeen extends Known {
  readonly id: string;
  readonly serial: string;
}

const devicesLike = query<{ org: number; like: string }, DeviceSeen>(`
  select d.id as "id", d.serial as "serial", d.model as "model", d.lifecycle as "lifecycle", (
    select p.login from assignment a join person p on p.org_id = a.org_id and p.id = a.owner_id
    where a.org_id = d.org_id and a.device_id = d.id and a.until is null) as "holder"
  from device d where d.org_id = :org and d.serial like :like order by d.serial`);
const peopleLike = query<{ org: number; like: string }, { login: string }>(`
  select p.login as "login" from person p
  where p.org_id = :org and p.removed_at is null and p.login like :like order by p.login`);
const eventCount = query<{ org: number }, { count: number }>(`
  select count(*) as "count" from event e where e.org_id = :org`);

/** Devices and people whose names begin with the prefix are the world of one run. */
function createFiles(registry: TestRegistry, prefix: string) {
  const { services, storage, system: actor } = registry;
  const { org } = actor;
  const like = `${prefix}%`;
  const named = (name: string) => (name === '' ? '' : prefix + name);
  const bare = (name: string) => name.slice(prefix.length);
  const seen = () => storage.all(devicesLike, { org, like });
  const get = async (id: string): Promise<FileImport> => {
    await runDueJobs(registry);
    return services.imports.get(actor, id);
  };
  return {
    apply: async (file: readonly Row[]): Promise<FileImport> => {
      const lines = file.map(({ serial, model, purchased, login }) => [named(serial), model, purchased, named(login)].join(','));
      async function* bytes() {
        yield Buffer.from(['serial,model,purchasedAt,login', ...lines, ''].join('\n'));
      }
      const options = { ...NO_OPTIONS, list: 'devices', format: 'csv' } as const;
      const { id } = await services.imports.create({ actor }, { name: 'any.csv', options }, bytes());
      assert.equal((await get(id)).state, 'planned');
      await services.imports.apply({ actor }, id);
      return get(id);
    },
    undo: async (id: string) => {
      await services.imports.undo({ actor }, id);
      const { counts } = await get(id);
      assert.deepEqual([counts.reversed, counts.kept], [counts.applied, 0]);
    },
    retire: async (serial: string) => {
      const device = (await seen()).find(each => each.serial === named(serial));
      if (device !== undefined) await services.devices.setLifecycle({ actor }, device.id, { state: 'retired', end: true });
    },
    outcomes: async ({ id }: FileImport): Promise<Outcome[]> =>
      (await storage.all(selectFileRows, { org, importId: id, after: 0, limit: 100 })).map(({ state, result }) =>
        state === 'refused' || state === 'same' ? state : result === 'applied' ? 'made' : 'refused',
      ),
    events: async () => (await storage.one(eventCount, { org }))?.count,
    world: async (): Promise<World> => {
      const devices = (await seen()).map(({ serial, model, lifecycle, holder }): [string, Known] => [
        bare(serial),
        { lifecycle, model, holder: holder === null ? null : bare(holder) },
      ]);
      const people = (await storage.all(peopleLike, { org, like })).map(({ login }) => bare(login));
      return { devices: new Map(devices), people: new Set(people) };
    },
  };
}
