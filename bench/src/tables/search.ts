/** The table of searches: how long one caller waits for a page of hits, how large the index is, and how long it takes to build. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Bench, Size, Table } from '../bench.ts';
import { CORES } from '../children.ts';
import { DEVICES_PER_PERSON, personAt } from '../data.ts';
import { vacuum, withPostgres } from '../databases.ts';
import { fillStore } from '../fill/fill.ts';
import { table } from '../markdown.ts';
import { type HeldbyStore, startHeldby } from '../servers.ts';
import type { StoreName } from './rows.ts';

const DEVICES: Readonly<Record<Size, number>> = { short: 3_000, standard: 100_000, full: 1_000_000 };
const ASKED: Readonly<Record<Size, number>> = { short: 20, standard: 300, full: 500 };
const GOAL_MS = 20;

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

interface Searched {
  readonly store: StoreName;
  readonly devices: number;
  readonly buildSeconds: number;
  readonly indexBytes: number;
  readonly questions: readonly { readonly title: string; readonly p50Ms: number; readonly p99Ms: number }[];
}

export const search: Table<readonly Searched[]> = {
  id: 'search',
  title: 'Search',
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
  show: searched => {
    const titles = Object.keys(QUESTIONS);
    const head = ['ms, p50 / p99', ...searched.map(({ store, devices }) => `${store}, ${devices} devices`), 'goal, p99'];
    const rows = titles.map(title => {
      const cells = searched.map(({ questions }) => questions.find(each => each.title === title));
      return [title, ...cells.map(each => `${each?.p50Ms.toFixed(1)} / ${each?.p99Ms.toFixed(1)}`), `< ${GOAL_MS}`];
    });
    const weights = searched.map(({ store, devices, buildSeconds, indexBytes }) => [
      store,
      buildSeconds.toFixed(0),
      (indexBytes / devices).toFixed(0),
    ]);
    return [...table(head, rows), '', ...table(['index', 'built in, s', 'bytes for a device'], weights)];
  },
};

async function measureStore(bench: Bench, name: StoreName, store: HeldbyStore, sizeOf: () => Promise<number>): Promise<Searched> {
  const devices = DEVICES[bench.size];
  const people = Math.ceil(devices / DEVICES_PER_PERSON);
  const { adminToken } = await fillStore(store, { people, desks: 0 });
  const server = await startHeldby(store, CORES.server);
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${adminToken}` };
    const response = await fetch(`http://127.0.0.1:${server.port}/registry/v1/search${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<{ readonly state?: string }>;
  };
  try {
    const began = performance.now();
    while ((await ask('/index')).state !== 'ready') await new Promise(resolve => setTimeout(resolve, 100));
    const buildSeconds = (performance.now() - began) / 1_000;
    bench.log(`${name}: ${devices} devices indexed within ${buildSeconds.toFixed(0)} s …`);
    if (store.databaseUrl !== undefined) await vacuum(store.databaseUrl);
    const questions = [];
    for (const [title, make] of Object.entries(QUESTIONS)) {
      questions.push({ title, ...(await measureQuestion(bench, people, place => ask(`?q=${encodeURIComponent(make(place))}`))) });
    }
    return { store: name, devices, buildSeconds, indexBytes: await sizeOf(), questions };
  } finally {
    await server.stop();
  }
}

async function measureQuestion({ size }: Bench, people: number, ask: (place: number) => Promise<unknown>) {
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

async function sizeOfTables(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = ['search_person', 'search_former', 'search_device'];
  const { rows } = await client.query<{ bytes: number }>(
    'select sum(pg_total_relation_size(name::regclass))::float8 as bytes from unnest($1::text[]) as t (name)',
    [names],
  );
  await client.end();
  return rows[0]?.bytes ?? 0;
}
