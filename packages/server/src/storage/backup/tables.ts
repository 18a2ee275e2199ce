/** Which tables a schema has, read from the migrations that make it, so that a backup misses none of them. */
import type { OrgId } from '../../domain/ids.ts';
import type { Migration } from '../migrate.ts';
import { schemaChanges } from '../sql/text/ddl.ts';
import type { RowsOf } from '../storage.ts';

export interface Table {
  readonly name: string;
  /** The columns of the primary key: the order in which the rows are written. */
  readonly key: string;
}

/**
 * Directory tables with many rows, and the tenant table by whose column they are found. The other directory tables are
 * small: all of their rows are looked at for each organization.
 */
const THROUGH: Readonly<Record<string, string>> = {
  credential_index: 'credential',
  client_index: 'application',
};

/** The rows of the table that belong to the organization. */
export function rowsOfOrganization({ name, key }: Table, org: OrgId): RowsOf {
  const table = THROUGH[name];
  const [column = ''] = key.split(', ');
  return { org, through: table === undefined ? undefined : { table, column } };
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
