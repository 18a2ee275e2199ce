/** The table of nodes: several stateless heldby nodes on one PostgreSQL, and when a node sees another's write. */
import { join } from 'node:path';
import { type Bench, CONNECTIONS, type Table } from '../bench.ts';
import { type Caller, firstOf } from '../callers.ts';
import { CORES, startChild } from '../children.ts';
import { withPostgres } from '../databases.ts';
import type { Load } from '../load.ts';
import { table } from '../markdown.ts';
import { median } from '../rounds.ts';
import type { ScenarioId } from '../scenarios.ts';
import { seedStore } from '../seed.ts';
import { type MeasuredServer, startHeldby } from '../servers.ts';
import { type Seen, seeWrites } from '../visibility.ts';

const NODES = [1, 2, 3, 4];
const SCENARIOS: readonly ScenarioId[] = ['list', 'update'];

interface Together {
  readonly nodes: number;
  readonly scenario: ScenarioId;
  /** The sum over all nodes. */
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p99Ms: number;
}

interface Nodes {
  readonly together: readonly Together[];
  readonly seen: Seen;
}

export const nodes: Table<Nodes> = {
  id: 'nodes',
  title: 'Nodes',
  measure: bench =>
    withPostgres(async createDatabase => {
      const store = { dataFolder: join(bench.folder, 'beside-postgres'), databaseUrl: await createDatabase() };
      const people = bench.size === 'short' ? 128 : 10_000;
      const seed = { organizations: CONNECTIONS, people, callersPerOrganization: 2 };
      const callers = (await seedStore(store, seed)).map(firstOf);
      const started: MeasuredServer[] = [];
      try {
        const together: Together[] = [];
        for (const count of NODES) {
          // The nodes share the cores. With as many cores as nodes, each would have its own.
          started.push(await startHeldby(store, started.length % 2 === 0 ? CORES.server : CORES.load));
          for (const scenario of SCENARIOS)
            together.push(await measureTogether(bench, started.slice(0, count), scenario, callers));
        }
        return { together, seen: await seeWrites(bench, store, started, callers) };
      } finally {
        for (const server of started) await server.stop();
      }
    }),
  show: ({ together, seen }) => [
    `${CONNECTIONS} connections and ${CONNECTIONS} organizations over all nodes. Nodes, load and PostgreSQL share the cores, so two ` +
      'cores show what more nodes cost, and not what they gain.',
    '',
    ...table(
      ['call', 'nodes', 'requests/s of all', 'to one node', 'processor µs for an answer', 'to one node', 'ms, p99'],
      SCENARIOS.flatMap(scenario => {
        const rows = together.filter(row => row.scenario === scenario);
        const [one] = rows;
        return rows.map(row => [
          scenario,
          String(row.nodes),
          row.perSecond.toFixed(0),
          (row.perSecond / (one?.perSecond ?? Number.NaN)).toFixed(2),
          row.cpuMicros.toFixed(0),
          (row.cpuMicros / (one?.cpuMicros ?? Number.NaN)).toFixed(2),
          row.p99Ms.toFixed(0),
        ]);
      }),
    ),
    '',
    ...table(
      ["another node's …", 'times', 'seen late', 'ms until seen, p50 / p99 / most'],
      [
        ['acknowledged update, by the next read', String(seen.writes.times), String(seen.writes.late), inMs(seen.writes)],
        [
          'revoked credential, in use here at the time',
          String(seen.revocations.times),
          String(seen.revocations.late),
          inMs(seen.revocations),
        ],
      ],
    ),
  ],
};

async function measureTogether(
  { plan, log }: Bench,
  servers: readonly MeasuredServer[],
  scenario: ScenarioId,
  callers: readonly Caller[],
): Promise<Together> {
  const loads = await Promise.all(servers.map(() => startChild('load.ts', [], { core: CORES.load })));
  const connections = Math.floor(CONNECTIONS / servers.length);
  const ask = (seconds: number) =>
    Promise.all(
      loads.map((load, index) => {
        const own = callers.filter((_, place) => place % servers.length === index);
        return load.ask<Load>({ port: servers[index]?.port, scenario, callers: own, connections, seconds });
      }),
    );
  try {
    await ask(plan.warmUpSeconds);
    const rounds: { perSecond: number; cpuMicros: number; p99Ms: number }[] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      const before = await cpuOf(servers);
      const answered = await ask(plan.roundSeconds);
      const failures = answered.reduce((sum, each) => sum + each.failures, 0);
      if (failures > 0) throw new Error(`${scenario}: ${failures} requests failed`);
      const answers = answered.reduce((sum, each) => sum + each.answers, 0);
      rounds.push({
        perSecond: answered.reduce((sum, each) => sum + each.answers / each.seconds, 0),
        cpuMicros: ((await cpuOf(servers)) - before) / answers,
        p99Ms: Math.max(...answered.map(each => each.p99Ms)),
      });
    }
    const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
    const perSecond = middle(round => round.perSecond);
    log(`${servers.length} nodes: ${scenario}: ${perSecond.toFixed(0)} a second`);
    return {
      nodes: servers.length,
      scenario,
      perSecond,
      cpuMicros: middle(round => round.cpuMicros),
      p99Ms: middle(round => round.p99Ms),
    };
  } finally {
    await Promise.all(loads.map(load => load.stop()));
  }
}

async function cpuOf(servers: readonly MeasuredServer[]): Promise<number> {
  const usages = await Promise.all(servers.map(server => server.usage()));
  return usages.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
}

function inMs({ p50Ms, p99Ms, mostMs }: Seen['writes']): string {
  return [p50Ms, p99Ms, mostMs].map(ms => ms.toFixed(1)).join(' / ');
}
