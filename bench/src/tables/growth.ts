/** The table of growth: the response time for one caller and the size of the store, from ten thousand devices on. */
import { execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Bench, Size, Table } from '../bench.ts';
import type { Caller } from '../callers.ts';
import { type Child, CORES, startChild } from '../children.ts';
import { DEVICES_PER_PERSON } from '../data.ts';
import { withPostgres } from '../databases.ts';
import { type Filled, fillStore } from '../fill/fill.ts';
import type { Job } from '../load.ts';
import type { Probed } from '../probe.ts';
import { median } from '../rounds.ts';
import { type HeldbyStore, type MeasuredServer, startHeldby } from '../servers.ts';
import { CALLS, type Call, type Grown, type Latency, showGrowth } from './growth-figures.ts';
import type { StoreName } from './rows.ts';

const DEVICES: Readonly<Record<Size, Readonly<Record<StoreName, readonly number[]>>>> = {
  short: { SQLite: [300, 3_000], PostgreSQL: [300, 3_000] },
  standard: { SQLite: [10_000, 100_000, 1_000_000], PostgreSQL: [10_000, 100_000] },
  full: { SQLite: [10_000, 100_000, 1_000_000, 10_000_000], PostgreSQL: [10_000, 100_000, 1_000_000] },
};
/** People who call repeatedly, evenly spread over the store. */
const CALLERS = 100;
/** People who call once, so that neither their credential nor their pages are in a cache of heldby. */
const STRANGERS = 30_000;

export const growth: Table<readonly Grown[]> = {
  id: 'growth',
  title: 'Growth',
  measure: async bench => {
    const probe = await startChild('probe.ts', [], { core: CORES.load });
    try {
      return [...(await onSqlite(bench, probe)), ...(await onPostgres(bench, probe))];
    } finally {
      await probe.stop();
    }
  },
  show: showGrowth,
};

async function onSqlite(bench: Bench, probe: Child<unknown>): Promise<Grown[]> {
  const started: Started[] = [];
  try {
    for (const devices of DEVICES[bench.size].SQLite) {
      const store = { dataFolder: join(bench.folder, String(devices)) };
      const sizeOf = async () => statSync(join(store.dataFolder, 'heldby.sqlite')).size;
      started.push(await fillAndStart(bench, 'SQLite', store, devices, sizeOf));
    }
    return await probeAll(bench, probe, started);
  } finally {
    for (const { server } of started) await server.stop();
  }
}

function onPostgres(bench: Bench, probe: Child<unknown>): Promise<Grown[]> {
  return withPostgres(async createDatabase => {
    const started: Started[] = [];
    try {
      for (const devices of DEVICES[bench.size].PostgreSQL) {
        const databaseUrl = await createDatabase();
        const store = { dataFolder: join(bench.folder, `beside-${devices}`), databaseUrl };
        started.push(await fillAndStart(bench, 'PostgreSQL', store, devices, () => sizeOfDatabase(databaseUrl)));
      }
      return await probeAll(bench, probe, started);
    } finally {
      for (const { server } of started) await server.stop();
    }
  });
}

/** A server over a filled store, and their figures before the calls. */
interface Started {
  readonly server: MeasuredServer;
  readonly people: Readonly<Record<Call['callers'], readonly Caller[]>>;
  readonly weight: Omit<Grown, 'busyBytes' | 'calls'>;
}

async function fillAndStart(
  bench: Bench,
  name: StoreName,
  store: HeldbyStore,
  devices: number,
  sizeOf: () => Promise<number>,
): Promise<Started> {
  const count = Math.ceil(devices / DEVICES_PER_PERSON);
  const filled = await fillStore(store, { people: count, desks: 0 });
  const { seconds } = filled;
  bench.log(`${name}: ${devices} devices filled in within ${seconds.toFixed(0)} s …`);
  const fileBytes = await sizeOf();
  const backup = writeBackup(store, join(bench.folder, 'backup'));
  const server = await startHeldby(store, CORES.server);
  const restBytes = (await server.usage()).rssBytes;
  const people = { callers: spread(filled, count, CALLERS), strangers: spread(filled, count, STRANGERS) };
  return { server, people, weight: { store: name, devices, fillSeconds: seconds, fileBytes, restBytes, ...backup } };
}

/** For each call, the stores are measured in turns, so that other work on the machine affects all of them. */
async function probeAll(bench: Bench, probe: Child<unknown>, started: readonly Started[]): Promise<Grown[]> {
  const { rounds, roundSeconds } = bench.plan;
  const ask = async ({ scenario, callers }: Call, { server, people }: Started, seconds: number, round = 0) => {
    const from = callers === 'strangers' ? Math.floor((people.strangers.length * round) / rounds) : 0;
    const asking = [...people[callers].slice(from), ...people[callers].slice(0, from)];
    const job: Job = { port: server.port, scenario, callers: asking, connections: 1, seconds };
    const probed = await probe.ask<Probed>(job);
    if (probed.failures > 0) throw new Error(`${scenario}: ${probed.failures} of ${probed.answers} requests failed`);
    return probed;
  };
  for (const one of started) for (const call of CALLS) if (call.isWarm) await ask(call, one, bench.firstWarmUpSeconds / 2);
  const calls: Latency[][] = started.map(() => []);
  for (const call of CALLS) {
    const probed: Probed[][] = started.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, one] of started.entries()) probed[index]?.push(await ask(call, one, roundSeconds / 2, round));
    }
    for (const [index, rounds] of probed.entries()) calls[index]?.push({ title: call.title, ...medianOf(rounds) });
    bench.log(`${call.title}: p50 ${calls.map(each => each.at(-1)?.p50Micros.toFixed(0)).join(', ')} µs`);
  }
  const grown: Grown[] = [];
  for (const [index, { server, weight }] of started.entries()) {
    grown.push({ ...weight, busyBytes: (await server.usage()).rssBytes, calls: calls[index] ?? [] });
  }
  return grown;
}

function medianOf(rounds: readonly Probed[]): Omit<Latency, 'title'> {
  return { p50Micros: median(rounds.map(each => each.p50Micros)), p99Micros: median(rounds.map(each => each.p99Micros)) };
}

/** People evenly spread over the store. Strangers are shuffled, so that they are not in the store's order. */
function spread({ caller }: Filled, people: number, wanted: number): Caller[] {
  const count = Math.min(people, wanted);
  const step = people / count;
  return Array.from({ length: count }, (_, index) => caller(Math.floor(((index * 7_919) % count) * step)));
}

function writeBackup(store: HeldbyStore, file: string): Pick<Grown, 'backupSeconds' | 'backupBytes'> {
  const command = fileURLToPath(new URL('../../../packages/server/bin/heldby.js', import.meta.url));
  const database = store.databaseUrl === undefined ? [] : ['--database-url', store.databaseUrl];
  const startedAt = performance.now();
  execFileSync(process.execPath, [command, 'backup', file, '--data', store.dataFolder, ...database], { stdio: 'pipe' });
  const backupSeconds = (performance.now() - startedAt) / 1_000;
  const backupBytes = statSync(file).size;
  rmSync(file);
  return { backupSeconds, backupBytes };
}

async function sizeOfDatabase(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  await client.end();
  return Number(rows[0]?.bytes);
}
