/** Where the rows of each table are in a store that is distributed over several machines. */
import { tablesOf } from '../backup/tables.ts';
import type { Migration } from '../migrate.ts';

/** Copied to every machine, or divided among them. */
export type Class = 'reference' | 'distributed';

export interface ClassifiedTable {
  readonly name: string;
  readonly class: Class;
}

/** By this column tables are divided, so that an organization is whole on one machine. */
export const DISTRIBUTION_COLUMN = 'org_id';

/**
 * Tables that find the organization, and the ledger of migrations: who asks them does not know an organization yet. A new one is a
 * decision. Every other table is divided, also that of the organizations, whose row each write locks.
 */
export const REFERENCE_TABLES: ReadonlySet<string> = new Set([
  'organization_host',
  'credential_index',
  'client_index',
  'activation_index',
  'origin_index',
  'schema_migration',
]);

/** The tables of a store that has applied these migrations, in the order in which they are distributed: reference tables first. */
export function classifiedTables(migrations: readonly Migration[]): ClassifiedTable[] {
  const names = ['schema_migration', ...tablesOf(migrations).map(({ name }) => name)];
  const tables = names.map(name => ({
    name,
    class: REFERENCE_TABLES.has(name) ? ('reference' as const) : ('distributed' as const),
  }));
  return [...tables.filter(table => table.class === 'reference'), ...tables.filter(table => table.class === 'distributed')];
}
