/** Distributes tables, and says how far a store is distributed. */
import { Problem } from '../../domain/problem.ts';
import type { Commands, Reader } from '../storage.ts';
import { createDistributed, createReference, type Placement, readPlacements } from './citus.ts';
import { type ClassifiedTable, DISTRIBUTION_COLUMN } from './classes.ts';

/** How far a store is distributed. */
export type Extent = 'nothing' | 'part' | 'all';

/** One operation after the other on the machines, because some may not follow a parallel one in the same transaction. */
const SEQUENTIAL = "set local citus.multi_shard_modify_mode to 'sequential'";

/** Whether the table is where heldby wants it. */
export function isInPlace(table: ClassifiedTable, placement: Placement | undefined): boolean {
  if (placement?.is !== table.class) return false;
  return table.class === 'reference' || placement.column === DISTRIBUTION_COLUMN;
}

/** Of the tables that are there. */
export function extentOf(tables: readonly ClassifiedTable[], placements: ReadonlyMap<string, Placement>): Extent {
  const there = tables.filter(({ name }) => placements.has(name));
  const placed = there.filter(table => isInPlace(table, placements.get(table.name)));
  if (placed.length === 0) return 'nothing';
  return placed.length === there.length ? 'all' : 'part';
}

/** Makes a table what it is to be. The others are beside it. */
export async function spreadTable(
  tx: Reader,
  table: ClassifiedTable,
  placements: ReadonlyMap<string, Placement>,
  tables: readonly ClassifiedTable[],
): Promise<void> {
  if (table.class === 'reference') return createReference(tx, table.name);
  const beside = tables.find(other => other.class === 'distributed' && isInPlace(other, placements.get(other.name)));
  return createDistributed(tx, table.name, DISTRIBUTION_COLUMN, beside?.name ?? null);
}

/** Makes every table what it is to be that is there and is not, in their order. */
export async function spreadRest(tx: Reader, tables: readonly ClassifiedTable[]): Promise<void> {
  for (const table of tables) {
    const placements = await readPlacements(tx);
    if (placements.get(table.name)?.is === 'local') await spreadTable(tx, table, placements, tables);
  }
}

/**
 * Prepares a migration of a store that may be distributed, and returns what is to be called behind its script. The tables that the script
 * makes are then distributed in the same transaction. Throws if only a part of the store is distributed.
 */
export async function beginMigration(
  tx: Commands,
  script: (sql: string) => Promise<void>,
  tables: readonly ClassifiedTable[],
): Promise<() => Promise<void>> {
  const placements = await readPlacements(tx);
  if (placements.size === 0 || requireWhole(tables, placements) === 'nothing') return async () => undefined;
  await script(SEQUENTIAL);
  return () => spreadRest(tx, tables);
}

/** Throws if only a part of the store is distributed: statements would meet tables that are on different machines. */
export function requireWhole(tables: readonly ClassifiedTable[], placements: ReadonlyMap<string, Placement>): Extent {
  const extent = extentOf(tables, placements);
  if (extent !== 'part') return extent;
  throw new Problem(
    'precondition_failed',
    'Only some tables of this store are distributed: run `heldby distribute` again. Nothing else works on it until then.',
  );
}
