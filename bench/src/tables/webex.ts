/** The table of the Webex face: one person's devices, and pages, in an organization with a hundred thousand desk phones. */
import { join } from 'node:path';
import { type Bench, CONNECTIONS, type Table } from '../bench.ts';
import { get, given } from '../callers.ts';
import { CORES } from '../children.ts';
import { fillStore } from '../fill/fill.ts';
import { table } from '../markdown.ts';
import { alternate, medianTiming, ratioOf, type Timing } from '../rounds.ts';
import { type MeasuredServer, startHeldby } from '../servers.ts';
import { measureRows, type Row, showRows } from './rows.ts';

const CALLERS = 200;
const PAGE_ROWS = 100;
const LAST_PAGE = 100;
const LISTS = [`/v1/devices?max=${PAGE_ROWS}`, `/v1/people?max=${PAGE_ROWS}`];

interface Pages {
  readonly path: string;
  readonly first: Timing;
  readonly last: Timing;
  /** Answers with the last page for each answer with the first. */
  readonly ratio: number;
}

interface Webex {
  readonly devices: number;
  readonly rows: readonly Row[];
  readonly pages: readonly Pages[];
}

export const webex: Table<Webex> = {
  id: 'webex',
  title: 'Webex',
  measure: async bench => {
    const desks = bench.size === 'short' ? (LAST_PAGE + 1) * PAGE_ROWS : 100_000;
    const store = { dataFolder: join(bench.folder, 'webex') };
    const { adminToken, caller, seconds } = await fillStore(store, { people: desks, phones: 0, desks });
    bench.log(`SQLite: ${desks} desk phones in one organization, filled in ${seconds.toFixed(0)} s …`);
    const step = Math.floor(desks / CALLERS);
    const asked = Array.from({ length: CALLERS }, (_, index) => ({ ...caller(index * step), token: adminToken }));
    const rows = await measureRows(bench, store, 'SQLite', [
      { scenario: 'person-devices', title: 'Get Person Devices, Webex', callers: asked, goal: 0.25 },
    ]);
    const heldby = await startHeldby(store, CORES.server);
    try {
      const pages: Pages[] = [];
      for (const path of LISTS) pages.push(await comparePages(bench, heldby, path, adminToken));
      return { devices: desks, rows, pages };
    } finally {
      await heldby.stop();
    }
  },
  show: ({ devices, rows, pages }) => [
    `${devices} desk phones in one organization; one administrator's token asks about ${CALLERS} people. ${showRows(rows).join('\n')}`,
    '',
    ...table(
      ['list', 'page', 'processor µs for a row', 'ms, p50 / p99', 'cost to the first page', 'goal'],
      pages.flatMap(({ path, first, last }) => [
        [`\`${path}\``, '1', perRow(first), latency(first), '1', ''],
        ['', String(LAST_PAGE), perRow(last), latency(last), (last.cpuMicros / first.cpuMicros).toFixed(2), '1'],
      ]),
    ),
  ],
};

async function comparePages(bench: Bench, server: MeasuredServer, path: string, token: string): Promise<Pages> {
  const far = await follow(server, path, token);
  const question = (page: string) => ({
    scenario: 'given' as const,
    callers: [given([get(token, page)])],
    connections: CONNECTIONS,
  });
  const contenders = [path, far].map(page => ({ server, question: question(page) }));
  const [first = [], last = []] = await alternate(bench.load, contenders, bench.plan);
  const ratio = ratioOf(last, first);
  bench.log(`SQLite: ${path}: page ${LAST_PAGE} is answered ${ratio.toFixed(2)} times as often as page 1`);
  return { path, first: medianTiming(first), last: medianTiming(last), ratio };
}

/** Finds the path of the last measured page by following the links, as clients do. */
async function follow(server: MeasuredServer, path: string, token: string): Promise<string> {
  let at = path;
  for (let page = 1; page < LAST_PAGE; page += 1) {
    const response = await fetch(`http://127.0.0.1:${server.port}${at}`, { headers: { Authorization: `Bearer ${token}` } });
    const { items } = (await response.json()) as { items: unknown[] };
    const next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    if (items.length !== PAGE_ROWS || next === undefined)
      throw new Error(`page ${page} of ${path} is not a full one with a next`);
    const url = new URL(next);
    at = url.pathname + url.search;
  }
  return at;
}

function perRow({ cpuMicros }: Timing): string {
  return (cpuMicros / PAGE_ROWS).toFixed(1);
}

function latency({ p50Ms, p99Ms }: Timing): string {
  return `${p50Ms} / ${p99Ms}`;
}
