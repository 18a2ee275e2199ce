/** Nodes are killed, and take the work from each other, while they plan, apply and undo an import: each row is done once. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry, sourcesOn } from '../../src/app.ts';
import { type Actor, systemActor } from '../../src/domain/actor.ts';
import { createClock } from '../../src/lib/clock.ts';
import type { Settings } from '../../src/settings.ts';
import { type Query, query } from '../../src/storage/sql/statement.ts';
import { NO_OPTIONS } from '../support/imports.ts';
import { ENGINES, type Engine, migratedSettings } from '../support/registry.ts';
import { FROM_SOURCES } from '../support/source-process.ts';
import { until } from '../support/until.ts';
import { sized } from './size.ts';

const ROWS = sized({ short: 510, full: 20_000 });
/** In each of planning, applying and undoing. */
const KILLS = sized({ short: 1, full: 8 });
/** SQLite has one process that writes; PostgreSQL has several nodes. */
const NODES: Readonly<Record<Engine, number>> = { sqlite: 1, postgres: 2 };
/** Each lease is over for the next node, whose clock is that much further: it takes the work from the one that still does it. */
const AHEAD_MS = 60_000;
/** A node is killed when it has done so many transactions. */
const BATCHES = 1;
const PATIENCE_MS = 240_000;
const PROCESS = new URL('imports-process.ts', import.meta.url).pathname;

const END_OF = { planning: 'planned', applying: 'applied', undoing: 'undone' } as const;
type Work = keyof typeof END_OF;

const ends = query<{ org: number }, { state: string; result: string | null; count: number }>(`
  select r.state as "state", r.result as "result", count(*) as "count" from file_row r
  where r.org_id = :org group by r.state, r.result`);
const kept = query<{ org: number }, Record<'people' | 'logins' | 'devices' | 'serials' | 'held', number>>(`
  select (select count(*) from person p where p.org_id = :org and p.removed_at is null) as "people",
    (select count(distinct p.login_key) from person p where p.org_id = :org and p.removed_at is null) as "logins",
    (select count(*) from device d where d.org_id = :org) as "devices",
    (select count(distinct d.serial) from device d where d.org_id = :org) as "serials",
    (select count(*) from assignment a where a.org_id = :org and a.until is null) as "held"`);
const events = query<{ org: number }, { type: string; count: number }>(`
  select e.type as "type", count(*) as "count" from event e where e.org_id = :org group by e.type`);

describe('an import whose nodes are killed, and take the work from each other', () => {
  for (const engine of ENGINES) {
    it(`has one result for each row, and does nothing twice, on ${engine}`, { timeout: PATIENCE_MS }, async t => {
      const { settings, remove } = await migratedSettings(engine);
      const nodes: Node[] = [];
      t.after(async () => {
        for (const { child } of nodes) child.kill('SIGKILL');
        await remove();
      });
      const look = <T>(work: (registry: Registry, actor: Actor) => Promise<T>) =>
        withRegistry(settings, AHEAD_MS * nodes.length, work);
      const start = () => {
        nodes.push(startNode(settings, AHEAD_MS * nodes.length));
      };
      const torture = async (work: Work) => {
        const said = () => nodes.flatMap(each => each.said);
        const isOver = () => said().includes(END_OF[work]);
        for (let kill = 0; kill < KILLS && !isOver(); kill += 1) {
          for (let count = 0; count < NODES[engine]; count += 1) start();
          const last = nodes.at(-1) ?? assert.fail();
          await until(() => isOver() || last.said.length >= BATCHES, PATIENCE_MS);
          // On SQLite the next one would wait for it; on PostgreSQL the others go on, and lose the work to the next.
          await killed(last.child);
        }
        if (!isOver()) start();
        await until(isOver, PATIENCE_MS);
        for (const { child } of nodes) if (child.exitCode === null && child.signalCode === null) await killed(child);
      };
      const id = await look(upload);
      await torture('planning');
      assert.deepEqual(await look(read(ends)), [{ state: 'new', result: null, count: ROWS }]);
      await look((registry, actor) => registry.services.imports.apply({ actor }, id));
      await torture('applying');
      assert.deepEqual(await look(read(ends)), [{ state: 'new', result: 'applied', count: ROWS }]);
      assert.deepEqual(await look(read(kept)), [{ people: ROWS, logins: ROWS, devices: ROWS, serials: ROWS, held: ROWS }]);
      await look((registry, actor) => registry.services.imports.undo({ actor }, id));
      await torture('undoing');
      assert.deepEqual(await look(read(ends)), [{ state: 'new', result: 'reversed', count: ROWS }]);
      assert.deepEqual(await look(read(kept)), [{ people: 0, logins: 0, devices: ROWS, serials: ROWS, held: 0 }]);
      const counted = Object.fromEntries((await look(read(events))).map(({ type, count }) => [type, count]));
      for (const type of ['person.created', 'device.created', 'assignment.created', 'assignment.ended', 'person.removed'])
        assert.equal(counted[type], ROWS, type);
      assert.deepEqual([counted['import.applied'], counted['import.undone']], [1, 1]);
      t.diagnostic(`${nodes.length} nodes, ${3 * KILLS} kills, ${nodes.flatMap(({ said }) => said).length} batches`);
    });
  }
});

interface Node {
  readonly child: ChildProcess;
  /** How many rows are done, each time that it is told, and the state of the import at the end. */
  readonly said: string[];
}

function startNode(settings: object, aheadMs: number): Node {
  const child = spawn(process.execPath, [...FROM_SOURCES, PROCESS, JSON.stringify(settings), String(aheadMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', line => said.push(line));
  return { child, said };
}

async function killed(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

function read<T extends object>(statement: Query<{ org: number }, T>) {
  return ({ storage }: Registry, { org }: Actor) => storage.all(statement, { org });
}

async function upload({ services }: Registry, actor: Actor): Promise<string> {
  const row = (each: number) => `p${each}@example.com,Person,No ${each},S${each},Phone\n`;
  async function* bytes() {
    yield Buffer.from('login,firstName,lastName,serial,model\n');
    for (let each = 1; each <= ROWS; each += 1) yield Buffer.from(row(each));
  }
  const options = { ...NO_OPTIONS, list: 'devices', format: 'csv' } as const;
  return (await services.imports.create({ actor }, { name: 'fleet.csv', options }, bytes())).id;
}

async function withRegistry<T>(
  settings: Settings,
  aheadMs: number,
  work: (registry: Registry, actor: Actor) => Promise<T>,
): Promise<T> {
  const fail = (error: Error) => {
    throw error;
  };
  const registry = await openRegistry(
    settings,
    pino({ level: 'silent' }),
    fail,
    sourcesOn(createClock(() => Date.now() + aheadMs)),
  );
  try {
    const [organization = await registry.services.organizations.create('Acme')] = await registry.services.organizations.list();
    return await work(registry, systemActor(organization.org, organization.id));
  } finally {
    await registry.close();
  }
}
