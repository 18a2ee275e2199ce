/** Fills a store of either kind with a given number of people and devices. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openRegistry, type Registry, type Sources } from '../../../packages/server/src/app.ts';
import { readSettings } from '../../../packages/server/src/settings.ts';
import { DATABASE_FILE } from '../../../packages/server/src/storage/open.ts';
import { query } from '../../../packages/server/src/storage/sql/statement.ts';
import type { Caller } from '../callers.ts';
import type { HeldbyStore } from '../servers.ts';
import { instantAt, uuidAt } from './derived.ts';
import { createHome, type Home, type Patterns, watchPatterns } from './patterns.ts';
import { fillPostgres } from './postgres.ts';
import { type Counters, createFilling, type Sizes } from './rows.ts';
import { fillSqlite } from './sqlite.ts';
import { createWatch } from './template.ts';

export interface Filled {
  /** The token of a full administrator. */
  readonly adminToken: string;
  readonly caller: (person: number) => Caller;
  readonly seconds: number;
}

/** What exists before the fill. */
const BEFORE_ALL = -1_000_000;

const readCounters = query<{ org: number }, Counters>(`
  select last_number as "number", event_sequence as "sequence", event_chain as "chain" from organization where org_id = :org`);

export async function fillStore(store: HeldbyStore, sizes: Sizes): Promise<Filled> {
  const startedAt = performance.now();
  mkdirSync(store.dataFolder, { recursive: true });
  const patterns = await makePatterns();
  const { home, counters } = await prepare(store);
  const filling = createFilling(patterns, sizes);
  const { org } = home.organization;
  if (store.databaseUrl === undefined) fillSqlite(join(store.dataFolder, DATABASE_FILE), org, filling, counters);
  else await fillPostgres(store.databaseUrl, org, filling, counters);
  return { adminToken: home.adminToken, caller: filling.caller, seconds: (performance.now() - startedAt) / 1_000 };
}

/** The patterns are recorded in a separate store, whose organization has the same ids as in every filled one. */
async function makePatterns(): Promise<Patterns> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'heldby-patterns-'));
  const watch = createWatch();
  const home = homeSources();
  let sources = home;
  const switched: Sources = { clock: { now: () => sources.clock.now() }, newId: () => sources.newId() };
  const registry = await open({ dataFolder }, switched);
  try {
    const made = await createHome(registry);
    sources = watch.sources;
    return await watchPatterns(registry, watch, made);
  } finally {
    await registry.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function prepare(store: HeldbyStore): Promise<{ home: Home; counters: Counters }> {
  const registry = await open(store, homeSources());
  try {
    const home = await createHome(registry);
    const counters = await registry.storage.one(readCounters, { org: home.organization.org });
    if (counters === undefined) throw new Error('the organization is gone');
    return { home, counters };
  } finally {
    await registry.close();
  }
}

function homeSources(): Sources {
  let place = 0;
  return { clock: { now: () => instantAt(BEFORE_ALL, place++) }, newId: () => uuidAt(BEFORE_ALL, place++) };
}

function open(store: HeldbyStore, sources: Sources): Promise<Registry> {
  const fail = (error: Error) => {
    throw error;
  };
  return openRegistry(readSettings({ ...store }, {}), pino({ level: 'silent' }), fail, sources);
}
