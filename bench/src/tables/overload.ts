/** The table of overload: ten times as many requests as heldby can answer, with the default load shedding. */
import { join } from 'node:path';
import { SETTINGS } from '../../../packages/server/src/settings.ts';
import { type Bench, CONNECTIONS, type Table } from '../bench.ts';
import { type Caller, get, given } from '../callers.ts';
import { type Child, CORES, startChild } from '../children.ts';
import { fillStore } from '../fill/fill.ts';
import { percent, table } from '../markdown.ts';
import { alternate, medianTiming, warmUp } from '../rounds.ts';
import type { ScenarioId } from '../scenarios.ts';
import { type HeldbyStore, startHeldby } from '../servers.ts';
import type { Storm, StormJob } from '../storm.ts';

const TIMES = 10;
const GOAL_MS = 250;
const CALLERS = 200;
const STORM_CONNECTIONS = 2_000;
/** More requests per second than one core can send. */
const RATE_LIMIT = 25_000;

const CALLS: readonly { readonly title: string; readonly scenario: ScenarioId }[] = [
  { title: 'durable create, Genesys', scenario: 'create' },
  { title: 'durable update, Genesys', scenario: 'update' },
  { title: 'list, Genesys', scenario: 'list' },
  { title: 'Get Person Devices, Webex', scenario: 'person-devices' },
  { title: 'a page of 100 devices, Webex', scenario: 'given' },
];

interface Overloaded {
  readonly title: string;
  /** Answers per second with as many connections as in the other tables. */
  readonly capacity: number;
  readonly storm: Storm;
}

export const overload: Table<readonly Overloaded[]> = {
  id: 'overload',
  title: 'Overload',
  measure: async bench => {
    const people = bench.size === 'short' ? 500 : 10_000;
    const store = { dataFolder: join(bench.folder, 'store') };
    const { caller, adminToken } = await fillStore(store, { people, desks: people });
    const everybody = Array.from({ length: 2 * CALLERS }, (_, index) => caller(Math.floor((index * people) / (2 * CALLERS))));
    const [callers, creators] = [everybody.slice(CALLERS), everybody.slice(0, CALLERS)];
    const asked = (scenario: ScenarioId) => {
      // Callers who keep registering phones get far more of them than the people whose phones are read.
      if (scenario === 'create') return creators;
      if (scenario === 'given') return [given([get(adminToken, '/v1/devices?max=100')])];
      return scenario === 'person-devices' ? callers.map(each => ({ ...each, token: adminToken })) : callers;
    };
    const capacities = await measureCapacities(bench, store, asked);
    const storm = await startChild('storm.ts', [], { core: CORES.load });
    try {
      return await measureStorms(bench, storm, store, asked, capacities);
    } finally {
      await storm.stop();
    }
  },
  show: overloaded => [
    ...table(
      [
        'call',
        'answers/s at most',
        'asked/s',
        'times',
        'answered/s',
        'ms, p50 / p99',
        'goal, p99',
        'refused/s',
        'ms, p50 / p99',
        'neither',
        "the storm's own delay, ms, p99",
      ],
      overloaded.map(({ title, capacity, storm }) => [
        title,
        capacity.toFixed(0),
        rate(storm.sent, storm),
        (storm.sent / storm.seconds / capacity).toFixed(1),
        rate(storm.admitted.count, storm),
        `${storm.admitted.p50Ms.toFixed(0)} / ${storm.admitted.p99Ms.toFixed(0)}`,
        `< ${GOAL_MS}`,
        rate(storm.refused.count, storm),
        `${storm.refused.p50Ms.toFixed(0)} / ${storm.refused.p99Ms.toFixed(0)}`,
        String(storm.failed),
        storm.lagP99Ms.toFixed(0),
      ]),
    ),
    '',
    ...overloaded.flatMap(({ title, storm }) =>
      storm.refusal === null ? [] : [`- ${title} is refused with \`${storm.refusal.body}\`.`],
    ),
    ...overloaded
      .filter(({ storm }) => storm.unsent > storm.sent / 100)
      .map(
        ({ title, storm }) =>
          `- ${title}: ${percent(storm.unsent / (storm.sent + storm.unsent))} could not be sent in time; the storm was the limit.`,
      ),
  ],
};

type Asked = (scenario: ScenarioId) => readonly Caller[];

async function measureCapacities(bench: Bench, store: HeldbyStore, asked: Asked): Promise<number[]> {
  const server = await startHeldby(store, CORES.server);
  const capacities: number[] = [];
  try {
    for (const { scenario } of CALLS) {
      const question = { scenario, callers: asked(scenario), connections: CONNECTIONS };
      const [rounds = []] = await alternate(bench.load, [{ server, question }], bench.plan);
      capacities.push(medianTiming(rounds).perSecond);
    }
    return capacities;
  } finally {
    await server.stop();
  }
}

async function measureStorms(
  bench: Bench,
  storm: Child<unknown>,
  store: HeldbyStore,
  asked: Asked,
  capacities: readonly number[],
): Promise<Overloaded[]> {
  const server = await startHeldby(store, CORES.server, { shedAfterMs: String(SETTINGS.shedAfterMs.fallback) });
  const overloaded: Overloaded[] = [];
  try {
    const calm = { scenario: 'list', callers: asked('list'), connections: 8 } as const;
    await warmUp(bench.load, server, calm, bench.firstWarmUpSeconds);
    for (const [index, { title, scenario }] of CALLS.entries()) {
      const capacity = capacities[index] ?? Number.NaN;
      const perSecond = Math.min(RATE_LIMIT, capacity * TIMES);
      const seconds = bench.plan.roundSeconds * bench.plan.rounds;
      const job: StormJob = {
        port: server.port,
        scenario,
        callers: asked(scenario),
        connections: STORM_CONNECTIONS,
        seconds,
        perSecond,
      };
      const measured = await storm.ask<Storm>(job);
      overloaded.push({ title, capacity, storm: measured });
      bench.log(
        `${title}: of ${measured.sent} answered ${measured.admitted.count} with a p99 of ${measured.admitted.p99Ms.toFixed(0)} ms`,
      );
    }
    return overloaded;
  } finally {
    await server.stop();
  }
}

function rate(count: number, { seconds }: Storm): string {
  return (count / seconds).toFixed(0);
}
