/** `npm run bench`: heldby against the floor, call by call; prints a table and writes `bench/results.json`. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../packages/server/test/support/postgres.ts';
import { type Child, CORES, pins, startChild } from './children.ts';
import { DEVICES_PER_PERSON } from './data.ts';
import { type Results, type Row, toMarkdown } from './report.ts';
import { compare, type Plan, warmUp } from './rounds.ts';
import type { ScenarioId } from './scenarios.ts';
import { type Caller, type Callers, seedStore } from './seed.ts';
import { type HeldbyStore, type MeasuredServer, startFloor, startHeldby } from './servers.ts';
import { measureStartup, type Startup } from './startup.ts';

const PEOPLE = 10_000;
const CONNECTIONS = 64;
const CALLERS = 200;
/** As many organizations as connections, so that each can write in one of its own. */
const ORGANIZATIONS = CONNECTIONS;
const PLAN: Plan = { rounds: 3, roundSeconds: 2, warmUpSeconds: 2 };
/** Before the first measurement of a server, which would pay for all the others. */
const FIRST_WARM_UP_SECONDS = 8;
const STARTUP_GOAL = { firstAnswerMs: 500, restMebibytes: 120 };
const TMPFS = 0x01021994;

interface Measurement {
  readonly scenario: ScenarioId;
  readonly title: string;
  readonly callers: readonly Caller[];
  readonly goal: number | null;
}

const log = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-bench-'));
  if (statfsSync(folder).type === TMPFS) log(`${folder} is in memory, where a sync costs nothing: set TMPDIR to a disk.`);
  const load = await startChild('load.ts', [], { core: CORES.load });
  const floor = await startFloor(CORES.server);
  try {
    const sqlite = await measureSqlite(load, floor, folder);
    const rows = [...sqlite.rows, ...(await measurePostgres(load, floor, folder))];
    report({
      date: new Date().toISOString(),
      node: process.versions.node,
      cores: availableParallelism(),
      pinned: pins,
      devices: PEOPLE * DEVICES_PER_PERSON,
      connections: CONNECTIONS,
      rows,
      startup: sqlite.startup,
      startupGoal: STARTUP_GOAL,
    });
  } finally {
    await Promise.all([load.stop(), floor.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSqlite(
  load: Child<unknown>,
  floor: MeasuredServer,
  folder: string,
): Promise<{ rows: Row[]; startup: Startup }> {
  const seeded = { dataFolder: join(folder, 'seeded') };
  log(`SQLite: ${PEOPLE} people, ${PEOPLE * DEVICES_PER_PERSON} devices …`);
  const [callers = []] = await seedStore(seeded, { organizations: 1, people: PEOPLE, callersPerOrganization: 2 * CALLERS });
  const startup = await measureStartup(seeded, firstOf(callers), CORES.server);
  const readers = callers.slice(0, CALLERS);
  const writers = callers.slice(CALLERS);
  const copy = { dataFolder: join(folder, 'measured') };
  cpSync(seeded.dataFolder, copy.dataFolder, { recursive: true });
  const rows = await measureAll(load, floor, copy, 'SQLite', [
    { scenario: 'list', title: 'list, Genesys', callers: readers, goal: 0.25 },
    { scenario: 'list', title: 'list, Genesys, one token', callers: readers.slice(0, 1), goal: null },
    { scenario: 'native-list', title: 'list, native', callers: readers, goal: 0.25 },
    { scenario: 'single', title: 'single device, Genesys', callers: readers, goal: 0.4 },
    { scenario: 'update', title: 'durable update, Genesys', callers: readers, goal: 0.2 },
    { scenario: 'create', title: 'durable create, Genesys', callers: writers, goal: null },
  ]);
  return { rows, startup };
}

async function measurePostgres(load: Child<unknown>, floor: MeasuredServer, folder: string): Promise<Row[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const store = { dataFolder: join(folder, 'beside-postgres'), databaseUrl: await createDatabase(postgres.url) };
    mkdirSync(store.dataFolder);
    log(`PostgreSQL: the same, over ${ORGANIZATIONS} organizations …`);
    const seed = { organizations: ORGANIZATIONS, people: PEOPLE, callersPerOrganization: 2 * CONNECTIONS };
    const callers: Callers = await seedStore(store, seed);
    const one = callers[0] ?? [];
    const each = callers.map(firstOf);
    const many = callers.flatMap(home => home.slice(0, Math.ceil(CALLERS / ORGANIZATIONS)));
    return await measureAll(load, floor, store, 'PostgreSQL', [
      { scenario: 'list', title: 'list, Genesys', callers: many, goal: null },
      { scenario: 'single', title: 'single device, Genesys', callers: many, goal: null },
      { scenario: 'update', title: 'durable update, one organization', callers: one, goal: null },
      { scenario: 'update', title: `durable update, ${ORGANIZATIONS} organizations`, callers: each, goal: null },
      { scenario: 'create', title: `durable create, ${ORGANIZATIONS} organizations`, callers: each, goal: null },
    ]);
  } finally {
    await postgres.stop();
  }
}

async function measureAll(
  load: Child<unknown>,
  floor: MeasuredServer,
  store: HeldbyStore,
  name: Row['store'],
  measurements: readonly Measurement[],
): Promise<Row[]> {
  const heldby = await startHeldby(store, CORES.server);
  const rows: Row[] = [];
  try {
    const callers = measurements.flatMap(measurement => measurement.callers);
    await warmUp(load, heldby, { scenario: 'list', callers, connections: CONNECTIONS }, FIRST_WARM_UP_SECONDS);
    for (const { scenario, title, callers, goal } of measurements) {
      const compared = await compare(load, { floor, heldby }, { scenario, callers, connections: CONNECTIONS }, PLAN);
      rows.push({ id: scenario, title, store: name, goal, ...compared });
      log(`${name}: ${title}: ${compared.ratio.toFixed(2)} of the floor's ${compared.floor.perSecond.toFixed(0)} a second`);
    }
  } finally {
    await heldby.stop();
  }
  return rows;
}

async function createDatabase(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query('create database bench');
  await client.end();
  const url = new URL(server);
  url.pathname = '/bench';
  return url.href;
}

function firstOf(callers: readonly Caller[]): Caller {
  const [first] = callers;
  if (first === undefined) throw new Error('the store has nobody to speak for');
  return first;
}

function report(results: Results): void {
  writeFileSync(new URL('../results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${toMarkdown(results)}\n`);
}

await main();
