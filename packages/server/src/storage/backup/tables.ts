/** Which tables a schema has, read from the migrations that make it, so that a backup misses none of them. */
import type { Migration } from '../migrate.ts';
import { schemaChanges } from '../sql/text/ddl.ts';

export interface Table {
  readonly name: string;
  /** The columns of the primary key: the order in which the rows are written. */
  readonly key: string;
}

/** Every table that the migrations leave behind, in the order in which they make them. The ledger of migrations is none. */
export function tablesOf(migrations: readonly Migration[]): Table[] {
  const keys = new Map<string, string>();
  for (const change of migrations.flatMap(({ sql }) => schemaChanges(sql))) {
    if (change.change === 'create') keys.set(change.table, keyOf(change.table, change.key));
    if (change.change === 'rename') keys.set(change.to, keys.get(change.table) ?? '');
    if (change.change === 'drop' || change.change === 'rename') keys.delete(change.table);
  }
  return [...keys].map(([name, key]) => ({ name, key }));
}

function keyOf(table: string, key: readonly string[]): string {
  if (key.length === 0) throw new Error(`the table ${table} has no primary key`);
  return key.join(', ');
}
