/** The table of peers: other servers with the same work in the same run, each compared with a heldby under equal conditions. */
import { join } from 'node:path';
import { type Bench, CONNECTIONS, type Table } from '../bench.ts';
import type { Caller } from '../callers.ts';
import { CORES } from '../children.ts';
import { withPostgres } from '../databases.ts';
import { fillStore } from '../fill/fill.ts';
import { table } from '../markdown.ts';
import { installPeers } from '../peers/install.ts';
import { startParse } from '../peers/parse.ts';
import { callersOf, type Peer, WORKS, type Work, type World } from '../peers/peer.ts';
import { startJsonServer, startPlain, startPrism } from '../peers/small.ts';
import { alternate, type Contender, medianTiming, ratioOf, type Timing } from '../rounds.ts';
import type { ScenarioId } from '../scenarios.ts';
import { type HeldbyStore, startHeldby } from '../servers.ts';

const PARSE_LIST_GOAL = 10;

interface Compared {
  readonly peer: string;
  readonly store: string;
  readonly work: Work;
  readonly heldby: Timing;
  /** Null if the peer failed. */
  readonly other: Timing | null;
  /** Answers of heldby for each answer of the peer. */
  readonly ratio: number | null;
}

export const peers: Table<readonly Compared[]> = {
  id: 'peers',
  title: 'Peers',
  measure: async bench => {
    installPeers(bench.log);
    const world: World = bench.size === 'short' ? { people: 200, callers: 20 } : { people: 10_000, callers: 200 };
    return [...(await onPostgres(bench, world)), ...(await onSqlite(bench, world))];
  },
  show: compared =>
    table(
      [
        'peer',
        'heldby on',
        'call',
        'requests/s, heldby / peer',
        'processor µs',
        'ms, p99',
        'heldby is so many times as fast',
        'goal',
      ],
      compared.map(({ peer, store, work, heldby, other, ratio }) => [
        peer,
        store,
        work,
        `${heldby.perSecond.toFixed(0)} / ${other?.perSecond.toFixed(0) ?? 'fails'}`,
        `${heldby.cpuMicros.toFixed(0)} / ${other?.cpuMicros.toFixed(0) ?? ''}`,
        `${heldby.p99Ms} / ${other?.p99Ms ?? ''}`,
        ratio?.toFixed(1) ?? '',
        work === 'list' && peer === 'Parse Server' ? `≥ ${PARSE_LIST_GOAL}` : '',
      ]),
    ),
};

function onPostgres(bench: Bench, world: World): Promise<Compared[]> {
  return withPostgres(async createDatabase => {
    const store = { dataFolder: join(bench.folder, 'beside-postgres'), databaseUrl: await createDatabase() };
    const heldby = await startFilled(store, world);
    const parse = await startParse(await createDatabase(), world);
    try {
      return await compareAll(bench, 'Parse Server', 'PostgreSQL', heldby, parse);
    } finally {
      await Promise.all([heldby.server.stop(), parse.server.stop()]);
    }
  });
}

async function onSqlite(bench: Bench, world: World): Promise<Compared[]> {
  const heldby = await startFilled({ dataFolder: join(bench.folder, 'heldby') }, world);
  const compared: Compared[] = [];
  const others: readonly (readonly [string, () => Promise<Peer>])[] = [
    ['Fastify + Drizzle', () => startPlain(join(bench.folder, 'plain'), world)],
    ['json-server', () => startJsonServer(join(bench.folder, 'json'), world)],
    ['Prism', () => startPrism(world)],
  ];
  try {
    for (const [name, start] of others) {
      const peer = await start();
      compared.push(...(await compareAll(bench, name, 'SQLite', heldby, peer).finally(peer.server.stop)));
    }
    return compared;
  } finally {
    await heldby.server.stop();
  }
}

/** The heldby that is compared with the peers. It has one organization, because a peer has one application. */
async function startFilled(store: HeldbyStore, world: World): Promise<Peer> {
  const { caller } = await fillStore(store, { people: world.people, desks: 0 });
  const callers = callersOf(world).map(caller);
  return { server: await startHeldby(store, CORES.server), callers: () => callers };
}

const HELDBY_SCENARIOS: Readonly<Record<Work, ScenarioId>> = { list: 'list', get: 'single', create: 'create', update: 'update' };

async function compareAll(bench: Bench, peer: string, store: string, heldby: Peer, other: Peer): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const work of WORKS) {
    const asked = { connections: CONNECTIONS };
    const ours: Contender = {
      server: heldby.server,
      question: { ...asked, scenario: HELDBY_SCENARIOS[work], callers: callersFor(heldby, work) },
    };
    const theirs: Contender = {
      server: other.server,
      question: { ...asked, scenario: 'given', callers: callersFor(other, work) },
    };
    const both = await alternate(bench.load, [ours, theirs], bench.plan).catch((error: Error) => {
      bench.log(`${peer}: ${work}: ${error.message}`);
      return undefined;
    });
    const [own = [], foreign] = both ?? (await alternate(bench.load, [ours], bench.plan));
    const ratio = foreign === undefined ? null : ratioOf(own, foreign);
    compared.push({ peer, store, work, heldby: medianTiming(own), other: foreign ? medianTiming(foreign) : null, ratio });
    bench.log(`${peer}: ${work}: heldby is ${ratio?.toFixed(1) ?? '?'} times as fast`);
  }
  return compared;
}

/** Callers that create make no other calls, so that the lists of the others keep their length. */
function callersFor(peer: Peer, work: Work): Caller[] {
  return peer.callers(work).filter((_, index) => (index % 2 === 1) === (work === 'create'));
}
