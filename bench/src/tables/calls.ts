/** The table of calls: heldby against the floor, on both databases. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, CONNECTIONS, type Table } from '../bench.ts';
import { type Callers, firstOf } from '../callers.ts';
import { withPostgres } from '../databases.ts';
import { seedStore } from '../seed.ts';
import { measureRows, type Row, showRows } from './rows.ts';

const CALLERS = 200;
/** As many organizations as connections, so that each connection can write in its own. */
const ORGANIZATIONS = CONNECTIONS;

export const calls: Table<readonly Row[]> = {
  id: 'calls',
  title: 'Calls',
  measure: async bench => [...(await onSqlite(bench)), ...(await onPostgres(bench))],
  show: showRows,
};

function peopleOf({ size }: Bench): number {
  return size === 'short' ? 500 : 10_000;
}

async function onSqlite(bench: Bench): Promise<Row[]> {
  const store = { dataFolder: join(bench.folder, 'calls') };
  const people = peopleOf(bench);
  bench.log(`SQLite: ${people} people …`);
  const [callers = []] = await seedStore(store, { organizations: 1, people, callersPerOrganization: 2 * CALLERS });
  const readers = callers.slice(0, CALLERS);
  const writers = callers.slice(CALLERS);
  return measureRows(bench, store, 'SQLite', [
    { scenario: 'list', title: 'list, Genesys', callers: readers, goal: 0.25 },
    { scenario: 'list', title: 'list, Genesys, one token', callers: readers.slice(0, 1), goal: null },
    { scenario: 'native-list', title: 'list, native', callers: readers, goal: 0.25 },
    { scenario: 'single', title: 'single device, Genesys', callers: readers, goal: 0.4 },
    { scenario: 'update', title: 'durable update, Genesys', callers: readers, goal: 0.2 },
    { scenario: 'create', title: 'durable create, Genesys', callers: writers, goal: null },
  ]);
}

async function onPostgres(bench: Bench): Promise<Row[]> {
  return withPostgres(async createDatabase => {
    const store = { dataFolder: join(bench.folder, 'calls-postgres'), databaseUrl: await createDatabase() };
    mkdirSync(store.dataFolder);
    bench.log(`PostgreSQL: the same, over ${ORGANIZATIONS} organizations …`);
    const seed = { organizations: ORGANIZATIONS, people: peopleOf(bench), callersPerOrganization: 2 * CONNECTIONS };
    const callers: Callers = await seedStore(store, seed);
    const one = callers[0] ?? [];
    const each = callers.map(firstOf);
    const many = callers.flatMap(home => home.slice(0, Math.ceil(CALLERS / ORGANIZATIONS)));
    return measureRows(bench, store, 'PostgreSQL', [
      { scenario: 'list', title: 'list, Genesys', callers: many, goal: null },
      { scenario: 'single', title: 'single device, Genesys', callers: many, goal: null },
      { scenario: 'update', title: 'durable update, one organization', callers: one, goal: null },
      { scenario: 'update', title: `durable update, ${ORGANIZATIONS} organizations`, callers: each, goal: null },
      { scenario: 'create', title: `durable create, ${ORGANIZATIONS} organizations`, callers: each, goal: null },
    ]);
  });
}
