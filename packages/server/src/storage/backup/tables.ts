/** Which tables a schema has, read from the migrations that make it, so that a backup misses none of them. */
import type { Migration } from '../migrate.ts';

export interface Table {
  readonly name: string;
  /** The columns of the primary key: the order in which the rows are written. */
  readonly key: string;
}

const STATEMENT = /^create table (\w+) \(\n(.*?)^\);|^drop table (\w+);|^alter table (\w+) rename to (\w+);/gms;
const KEY_OF_ONE = /^ {2}(\w+) .*\bprimary key,?$/m;
const KEY_OF_SOME = /^ {2}primary key \((.+?)\)/m;

/** Every table that the migrations leave behind, in the order in which they make them. The ledger of migrations is none. */
export function tablesOf(migrations: readonly Migration[]): Table[] {
  const keys = new Map<string, string>();
  for (const { sql } of migrations) {
    for (const [, made, columns = '', dropped, renamed, name] of sql.matchAll(STATEMENT)) {
      if (made !== undefined) keys.set(made, keyOf(made, columns));
      else if (dropped !== undefined) keys.delete(dropped);
      else if (renamed !== undefined && name !== undefined) {
        keys.set(name, keys.get(renamed) ?? '');
        keys.delete(renamed);
      }
    }
  }
  return [...keys].map(([name, key]) => ({ name, key }));
}

function keyOf(table: string, columns: string): string {
  const key = KEY_OF_SOME.exec(columns)?.[1] ?? KEY_OF_ONE.exec(columns)?.[1];
  if (key === undefined) throw new Error(`the table ${table} has no primary key`);
  return key;
}
