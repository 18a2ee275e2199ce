/** What there is to do until a store is distributed, and whether it can be done. Changes nothing. */
import { Problem } from '../../domain/problem.ts';
import { readLedger } from '../ledger.ts';
import { knownMigrations } from '../migrate.ts';
import { transientQuery } from '../sql/statement.ts';
import { selectOrganizationNumbers } from '../statements/organizations.ts';
import type { Reader } from '../storage.ts';
import { type Engine, type Placement, readEngine, readPlacements, readWorkers } from './citus.ts';
import { type ClassifiedTable, classifiedTables, DISTRIBUTION_COLUMN } from './classes.ts';
import { isInPlace } from './spread.ts';

export interface Plan {
  /** The version of Citus. */
  readonly citus: string;
  /** `host:port` of each machine that takes rows. */
  readonly workers: readonly string[];
  /** How many there are to divide among the machines. */
  readonly organizations: number;
  /** All tables of the store. */
  readonly tables: readonly ClassifiedTable[];
  /** Those that are to be distributed yet. */
  readonly missing: readonly ClassifiedTable[];
  /** Those that are distributed, and whose rows are still on the coordinator, too. */
  readonly uncleared: readonly string[];
}

const selectMove = transientQuery<Readonly<Record<string, never>>, { isThere: boolean }>(
  `select to_regclass('heldby_move') is not null as "isThere"`,
);

/** Throws with what to do first, if something is in the way. */
export async function planDistribution(reader: Reader): Promise<Plan> {
  const citus = requireCitus(await readEngine(reader));
  const tables = await storedTables(reader);
  const placements = await readPlacements(reader);
  const there = tables.map(table => ({ table, placement: placements.get(table.name) }));
  const missing = there.filter(({ table, placement }) => !isInPlace(table, placement)).map(({ table }) => table);
  const uncleared = there.filter(({ table, placement }) => isInPlace(table, placement) && placement?.hasLocalRows === true);
  requireNoOtherWay(tables, placements);
  requireOwned(tables, placements);
  const workers = await readWorkers(reader);
  if (missing.length > 0) await requireReady(reader, workers);
  const organizations = (await reader.all(selectOrganizationNumbers, {})).filter(({ org }) => org > 0).length;
  return { citus, workers, organizations, tables, missing, uncleared: uncleared.map(({ table }) => table.name) };
}

function requireCitus({ version, isInstalled, canClear }: Engine): string {
  if (version !== null && canClear) return version;
  if (version !== null)
    throw new Problem('precondition_failed', `Citus ${version} is too old: update the extension to 11 or later.`);
  const first = isInstalled ? '' : 'install Citus on every machine and add it to shared_preload_libraries there, then ';
  throw new Problem(
    'precondition_failed',
    `This database has no Citus: ${first}let a superuser run \`create extension citus\` in this database on every machine, and \`select citus_add_node('…', 5432)\` here for each worker.`,
  );
}

/** Those of the schema that the store has, which may be older than this program's. */
async function storedTables(reader: Reader): Promise<ClassifiedTable[]> {
  const stored = new Set((await readLedger(reader)).map(({ version }) => version));
  const known = knownMigrations();
  const newest = Math.max(0, ...stored);
  const head = known.at(-1)?.version ?? 0;
  if (newest > head) {
    throw new Problem(
      'precondition_failed',
      `The store has schema ${newest}, this program knows ${head}: run the newer heldby that wrote it.`,
    );
  }
  return classifiedTables(known.filter(({ version }) => stored.has(version)));
}

/** Somebody may have distributed tables by hand. What they did as heldby would is kept. */
function requireNoOtherWay(tables: readonly ClassifiedTable[], placements: ReadonlyMap<string, Placement>): void {
  const beside = new Map<number | null, string>();
  for (const table of tables) {
    const placement = placements.get(table.name);
    if (placement === undefined || placement.is === 'local') continue;
    if (!isInPlace(table, placement)) throw otherWay(table, describe(placement));
    if (table.class === 'distributed') beside.set(placement.colocation, beside.get(placement.colocation) ?? table.name);
  }
  const [one, other] = beside.values();
  if (one === undefined || other === undefined) return;
  throw new Problem(
    'conflict',
    `The tables ${one} and ${other} are distributed, but not beside each other: run \`select update_distributed_table_colocation('${other}', colocate_with => '${one}')\`, then this again.`,
  );
}

function describe({ is, column }: Placement): string {
  if (is === 'reference') return 'copied to every machine';
  return is === 'distributed' ? `distributed by ${column}` : 'distributed in another way';
}

function otherWay(table: ClassifiedTable, present: string): Problem {
  const wanted = table.class === 'reference' ? 'a copy on every machine' : `a distribution by ${DISTRIBUTION_COLUMN}`;
  return new Problem(
    'conflict',
    `The table ${table.name} is ${present}, but heldby needs ${wanted}: run \`select undistribute_table('${table.name}')\`, then this again.`,
  );
}

function requireOwned(tables: readonly ClassifiedTable[], placements: ReadonlyMap<string, Placement>): void {
  const foreign = tables.find(({ name }) => placements.get(name)?.isOwned === false);
  if (foreign === undefined) return;
  throw new Problem(
    'forbidden',
    `The table ${foreign.name} belongs to another user of the database, and only its owner can distribute it: connect as that user.`,
  );
}

async function requireReady(reader: Reader, workers: readonly string[]): Promise<void> {
  if (workers.length === 0) {
    throw new Problem(
      'precondition_failed',
      "Citus knows no worker here, so everything would stay on this machine and only cost more: let a superuser run `select citus_add_node('…', 5432)` for each.",
    );
  }
  if ((await reader.one(selectMove, {}))?.isThere !== true) return;
  throw new Problem(
    'conflict',
    'A move of this store is at work or was broken off: let it end, or end it with `heldby move --cancel`, then run this again.',
  );
}
