/** Brings rows that have changed into the other store: all of one moment of the source, in one transaction of the target. */
import type { Reader } from '../storage.ts';
import type { Changes } from './change-log.ts';
import { type Moving, requireSame } from './moving.ts';
import type { Row } from './rows.ts';
import type { TableAccess } from './table-access.ts';
import { createTally } from './tally.ts';

/** The changed rows by table, as they are now and as the target is to have them. */
export type ChangedRows = ReadonlyMap<string, readonly Row[]>;

export async function readRows(reader: Reader, access: readonly TableAccess[], { keys }: Changes): Promise<ChangedRows> {
  const rows = new Map<string, readonly Row[]>();
  for (const table of access) rows.set(table.name, await table.findHere(reader, keys.get(table.name) ?? []));
  return rows;
}

/** Removes what has changed, then adds what there is of it: so no row meets one that it only followed. Returns the number of keys. */
export async function applyChanges(
  { access, tally, write }: Pick<Moving, 'access' | 'tally' | 'write'>,
  { keys }: Changes,
  rows: ChangedRows,
): Promise<number> {
  const changed = access.flatMap(table => {
    const own = keys.get(table.name) ?? [];
    return own.length === 0 ? [] : [{ table, own, now: rows.get(table.name) ?? [] }];
  });
  if (changed.length === 0) return 0;
  const before = await write(async tx => {
    const removed: { name: string; row: Row }[] = [];
    for (const { table, own } of changed) {
      for (const row of await table.findThere(tx, own)) removed.push({ name: table.name, row });
      await table.remove(tx, own);
    }
    for (const { table, now } of changed) await table.add(tx, now);
    for (const { table, own, now } of changed) compare(table.name, await table.findThere(tx, own), now);
    return removed;
  });
  for (const { name, row } of before) tally.subtract(name, row);
  for (const { table, now } of changed) for (const row of now) tally.add(table.name, row);
  return changed.reduce((sum, { own }) => sum + own.length, 0);
}

function compare(name: string, there: readonly Row[], here: readonly Row[]): void {
  const [arrived, read] = [createTally(), createTally()];
  for (const row of there) arrived.add(name, row);
  for (const row of here) read.add(name, row);
  requireSame(name, { there: JSON.stringify(arrived.of(name)), here: JSON.stringify(read.of(name)) });
}
