/**
 * `npm run bench`: measures the named tables, prints them, and writes each to `bench/results`. Without a name it measures those of
 * heldby alone. `--all` measures all, `--peers` the one that installs other servers. `--full` is a long run, `--short` only checks
 * that everything works.
 */
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, CONNECTIONS, planFor, type Size, type Table } from './bench.ts';
import { CORES, pins, startChild } from './children.ts';
import { startFloor } from './servers.ts';
import { DEFAULT, TABLES } from './tables.ts';

const TMPFS = 0x01021994;
const RESULTS = new URL('../results/', import.meta.url);

const log = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { size, tables } = chosen();
  const folder = mkdtempSync(join(tmpdir(), 'heldby-bench-'));
  if (statfsSync(folder).type === TMPFS) log(`${folder} is in memory, where a sync costs nothing: set TMPDIR to a disk.`);
  const load = await startChild('load.ts', [], { core: CORES.load });
  const floor = await startFloor(CORES.server);
  try {
    for (const table of tables) {
      const own = join(folder, table.id);
      mkdirSync(own);
      log(`${table.title} …`);
      try {
        await measure(table, { load, floor, folder: own, log, ...planFor(size) });
      } catch (error) {
        // The other tables are still measured, but the run as a whole fails.
        log(`${table.title}: ${(error as Error).stack}`);
        process.exitCode = 1;
      }
      rmSync(own, { recursive: true, force: true });
    }
  } finally {
    await Promise.all([load.stop(), floor.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosen(): { size: Size; tables: readonly Table[] } {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    options: { all: flag, peers: flag, full: flag, short: flag },
    allowPositionals: true,
  });
  const wanted = [...positionals, ...(values.peers ? ['peers'] : [])];
  const unknown = wanted.filter(id => !TABLES.some(table => table.id === id));
  if (unknown.length > 0) throw new Error(`There is no table ${unknown.join(', ')}: ${TABLES.map(table => table.id).join(', ')}`);
  const ids = wanted.length > 0 ? wanted : DEFAULT;
  const size = values.full ? 'full' : values.short ? 'short' : 'standard';
  return { size, tables: values.all ? TABLES : TABLES.filter(table => ids.includes(table.id)) };
}

async function measure(table: Table, bench: Bench): Promise<void> {
  const startedAt = performance.now();
  const data = await table.measure(bench);
  const run = {
    date: new Date().toISOString(),
    size: bench.size,
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    node: process.versions.node,
    cores: availableParallelism(),
    pinned: pins,
    connections: CONNECTIONS,
    rounds: bench.plan.rounds,
    roundSeconds: bench.plan.roundSeconds,
  };
  const text = [`### ${table.title}`, '', describe(run), '', ...table.show(data), ''].join('\n');
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(new URL(`${table.id}.json`, RESULTS), `${JSON.stringify({ ...run, data }, null, 2)}\n`);
  writeFileSync(new URL(`${table.id}.md`, RESULTS), text);
  process.stdout.write(`${text}\n`);
}

interface Run {
  readonly date: string;
  readonly size: Size;
  readonly node: string;
  readonly cores: number;
  readonly pinned: boolean;
  readonly rounds: number;
  readonly roundSeconds: number;
}

function describe({ date, size, node, cores, pinned, rounds, roundSeconds }: Run): string {
  const machine = `${date.slice(0, 10)}, Node ${node}, ${cores} cores${pinned ? ', server and load on one each' : ''}`;
  const length = `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${roundSeconds} s`;
  return `${machine}; ${length}${size === 'short' ? '. **A short run: proof that it works, not a figure.**' : '.'}`;
}

await main();
