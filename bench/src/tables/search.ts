/** The table of searches and lists: how long one caller waits for a page, how large the index is, and how long it takes to build. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Bench, Size, Table } from '../bench.ts';
import { CORES } from '../children.ts';
import { DEVICES_PER_PERSON, personAt } from '../data.ts';
import { vacuum, withPostgres } from '../databases.ts';
import { fillStore } from '../fill/fill.ts';
import { table } from '../markdown.ts';
import { type HeldbyStore, type MeasuredServer, startHeldby } from '../servers.ts';
import { type Answer, furnishLists } from './list-questions.ts';
import type { StoreName } from './rows.ts';

const DEVICES: Readonly<Record<Size, number>> = { short: 3_000, standard: 100_000, full: 1_000_000 };
const ASKED: Readonly<Record<Size, number>> = { short: 20, standard: 300, full: 500 };
const GOAL_MS = 20;
const LIST_GOAL_MS = 30;
/** Pages of assignments with their devices and people. */
const PAGES = [25, 1_000] as const;
const PAGE_GOAL = 12;
/** What a synchronization of so many devices costs the server. */
const SYNCED = 6_000;
const SYNC_GOAL_MS = 100;
const VERIFY_GOAL_SECONDS = 10;

/** What is asked, of a person by their place. */
const QUESTIONS: Readonly<Record<string, (place: number) => string>> = {
  'a whole login': place => personAt(place).login,
  'the inside of a login': place => `.${place}@`,
  'two names': place => `${personAt(place).firstName} ${personAt(place).lastName}`,
  'a model that a third has': () => 'pixel',
  'inside of that model': () => 'ixel',
  'a person and a model': place => `${personAt(place).firstName} galaxy`,
  'two letters': place => personAt(place).lastName.slice(0, 2),
  'what nobody has': place => `zq${place}`,
  'two common words that nothing has': () => 'pixel galaxy',
};

interface Waited {
  readonly title: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Searched {
  readonly store: StoreName;
  readonly devices: number;
  readonly buildSeconds: number;
  readonly indexBytes: number;
  readonly questions: readonly Waited[];
  readonly lists: readonly Waited[];
  /** Processor time of an expanded page, by its length. */
  readonly pageMs: Readonly<Record<(typeof PAGES)[number], number>>;
  readonly syncMs: number;
  /** For a million events. */
  readonly verified: { readonly seconds: number; readonly cpuSeconds: number };
}

export const search: Table<readonly Searched[]> = {
  id: 'search',
  title: 'Search and lists',
  measure: async bench => {
    const store = { dataFolder: join(bench.folder, 'search') };
    const indexed = async () => {
      const file = join(store.dataFolder, 'heldby-search.sqlite');
      return statSync(file).size + statSync(`${file}-wal`).size;
    };
    const onSqlite = await measureStore(bench, 'SQLite', store, indexed);
    const onPostgres = await withPostgres(async createDatabase => {
      const databaseUrl = await createDatabase();
      const beside = { dataFolder: join(bench.folder, 'search-beside'), databaseUrl };
      return measureStore(bench, 'PostgreSQL', beside, () => sizeOfTables(databaseUrl));
    });
    return [onSqlite, onPostgres];
  },
  show: searched => [
    ...waits('a search for', searched, GOAL_MS, each => each.questions),
    '',
    ...waits('a list of', searched, LIST_GOAL_MS, each => each.lists),
    '',
    ...table(
      ['processor time of the server', ...searched.map(({ store }) => store), 'goal'],
      [
        ...PAGES.map(page => [
          `a page of ${page} assignments with device and person, ms`,
          ...searched.map(({ pageMs }) => pageMs[page].toFixed(1)),
          '',
        ]),
        [
          'the long page / the short one',
          ...searched.map(({ pageMs }) => (pageMs[1_000] / pageMs[25]).toFixed(1)),
          `< ${PAGE_GOAL}`,
        ],
        [`${SYNCED} devices with their people, ms`, ...searched.map(({ syncMs }) => syncMs.toFixed(0)), `< ${SYNC_GOAL_MS}`],
        ['a million events verified, s', ...searched.map(({ verified }) => verified.cpuSeconds.toFixed(1)), ''],
        ['the same on the clock, s', ...searched.map(({ verified }) => verified.seconds.toFixed(1)), `< ${VERIFY_GOAL_SECONDS}`],
      ],
    ),
    '',
    ...table(
      ['index', 'built in, s', 'bytes for a device'],
      searched.map(({ store, devices, buildSeconds, indexBytes }) => [
        store,
        buildSeconds.toFixed(0),
        (indexBytes / devices).toFixed(0),
      ]),
    ),
  ],
};

function waits(of: string, searched: readonly Searched[], goalMs: number, part: (each: Searched) => readonly Waited[]): string[] {
  const head = [`${of}; ms, p50 / p99`, ...searched.map(({ store, devices }) => `${store}, ${devices} devices`), 'goal, p99'];
  const titles = searched[0] === undefined ? [] : part(searched[0]).map(({ title }) => title);
  const rows = titles.map(title => {
    const cells = searched.map(each => part(each).find(waited => waited.title === title));
    return [title, ...cells.map(each => `${each?.p50Ms.toFixed(1)} / ${each?.p99Ms.toFixed(1)}`), `< ${goalMs}`];
  });
  return table(head, rows);
}

async function measureStore(bench: Bench, name: StoreName, store: HeldbyStore, sizeOf: () => Promise<number>): Promise<Searched> {
  const devices = DEVICES[bench.size];
  const people = Math.ceil(devices / DEVICES_PER_PERSON);
  const { adminToken } = await fillStore(store, { people, desks: 0 });
  const server = await startHeldby(store, CORES.server);
  try {
    return await measureServer(bench, name, { store, server, devices, adminToken, sizeOf });
  } finally {
    await server.stop();
  }
}

interface Filled {
  readonly store: HeldbyStore;
  readonly server: MeasuredServer;
  readonly devices: number;
  readonly adminToken: string;
  readonly sizeOf: () => Promise<number>;
}

/** `server`: just started over a filled store, so that it builds the index now. */
export async function measureServer(
  bench: Pick<Bench, 'size' | 'log'>,
  name: StoreName,
  { store, server, devices, adminToken, sizeOf }: Filled,
): Promise<Searched> {
  const people = Math.ceil(devices / DEVICES_PER_PERSON);
  const call = async (method: string, path: string, body?: object, token = adminToken) => {
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const sent = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`http://127.0.0.1:${server.port}/registry/v1${path}`, sent);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<Answer & { readonly state?: string; readonly nextCursor?: string | null }>;
  };
  const ask = (path: string) => call('GET', `/search${path}`);
  const began = performance.now();
  while ((await ask('/index')).state !== 'ready') await new Promise(resolve => setTimeout(resolve, 100));
  const buildSeconds = (performance.now() - began) / 1_000;
  bench.log(`${name}: ${devices} devices indexed within ${buildSeconds.toFixed(0)} s …`);
  if (store.databaseUrl !== undefined) await vacuum(store.databaseUrl);
  const questions = [];
  for (const [title, make] of Object.entries(QUESTIONS)) {
    questions.push({ title, ...(await measureQuestion(bench, people, place => ask(`?q=${encodeURIComponent(make(place))}`))) });
  }
  const lists = [];
  for (const { title, path, token } of await furnishLists(call)) {
    const asked = () => call('GET', path, undefined, token ?? adminToken);
    lists.push({ title, ...(await measureQuestion(bench, people, asked)) });
  }
  const get = (path: string) => call('GET', path);
  const pageMs = { 25: await pageTime(bench, server, get, 25), 1000: await pageTime(bench, server, get, 1_000) };
  const syncMs = await syncTime(server, get);
  const verified = await verifyTime(server, () => call('GET', '/audit/verify'));
  return { store: name, devices, buildSeconds, indexBytes: await sizeOf(), questions, lists, pageMs, syncMs, verified };
}

type Get = (path: string) => Promise<{ readonly nextCursor?: string | null }>;

const EXPANDED = '/assignments?expand=person,device';

/** Processor time of one page, in milliseconds. */
async function pageTime({ size }: Pick<Bench, 'size'>, server: MeasuredServer, get: Get, page: number): Promise<number> {
  const [count, path] = [ASKED[size] / 2, `${EXPANDED}&limit=${page}`];
  for (let index = 0; index < count; index += 1) await get(path);
  const before = await server.usage();
  for (let index = 0; index < count; index += 1) await get(path);
  return ((await server.usage()).cpuMicros - before.cpuMicros) / count / 1_000;
}

async function syncTime(server: MeasuredServer, get: Get): Promise<number> {
  const before = await server.usage();
  let cursor = '';
  for (let read = 0; read < SYNCED; read += 1_000) {
    const { nextCursor = null } = await get(`${EXPANDED}&limit=${Math.min(1_000, SYNCED - read)}${cursor}`);
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  return ((await server.usage()).cpuMicros - before.cpuMicros) / 1_000;
}

/** The whole history is verified once; its length is what the fill has written. */
async function verifyTime(server: MeasuredServer, verify: () => Promise<Answer>): Promise<Searched['verified']> {
  const [before, began] = [await server.usage(), performance.now()];
  const { events = 0, fault } = await verify();
  if (fault !== null) throw new Error('the filled history does not verify');
  const millions = events / 1_000_000;
  const cpuMicros = (await server.usage()).cpuMicros - before.cpuMicros;
  return { seconds: (performance.now() - began) / 1_000 / millions, cpuSeconds: cpuMicros / 1_000_000 / millions };
}

async function measureQuestion({ size }: Pick<Bench, 'size'>, people: number, ask: (place: number) => Promise<unknown>) {
  const count = ASKED[size];
  const millis: number[] = [];
  for (let index = -10; index < count; index += 1) {
    const began = performance.now();
    await ask(Math.floor((people * Math.abs(index)) / count) % people);
    // The first ones warm the server up.
    if (index >= 0) millis.push(performance.now() - began);
  }
  const sorted = millis.toSorted((one, other) => one - other);
  return { p50Ms: sorted[count >> 1] ?? 0, p99Ms: sorted[Math.floor(count * 0.99)] ?? 0 };
}

export async function sizeOfTables(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ bytes: number }>(
    "select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class where relkind = 'r' and relname like 'search\\_%'",
  );
  await client.end();
  return rows[0]?.bytes ?? 0;
}
