/**
 * One organization has another number in another store. Until it has arrived there, its row and those of the directory tables are
 * under that number below 0: so they lead to nothing, and take the names that nobody else may get meanwhile.
 */
import type { OrgId } from '../../domain/ids.ts';
import { rowsOfOrganization, type Table } from '../backup/tables.ts';
import { REFERENCE_TABLES } from '../distribute/classes.ts';
import type { RowsOf } from '../storage.ts';
import { type Key, keyOf, type Row } from './rows.ts';

export interface Renumbering {
  /** In the source. */
  readonly from: OrgId;
  /** In the target. */
  readonly to: OrgId;
  /** JSON: what the organization's row says in the target until it has arrived. */
  readonly arriving: string;
}

export const ORGANIZATION = 'organization';
export const NUMBER = 'org_id';

/** Whether its rows lead to the organization. All others are found only through it. */
export function leadsThere({ name }: Pick<Table, 'name'>): boolean {
  return name === ORGANIZATION || REFERENCE_TABLES.has(name);
}

export function rowsHere(table: Table, from: OrgId): RowsOf {
  return rowsOfOrganization(table, from);
}

/** While it arrives. */
export function rowsThere(table: Table, to: OrgId): RowsOf {
  const { through, ...rows } = rowsOfOrganization(table, to);
  if (!leadsThere(table)) return rows;
  return { org: -to, through: through && { ...through, org: to } };
}

interface Translation {
  readonly row: (row: Row) => Row;
  readonly key: (key: Key) => Key;
}

export function translationOf(table: Table, renumbered: Renumbering | undefined): Translation {
  if (renumbered === undefined) return { row: row => row, key: key => key };
  const { to, arriving } = renumbered;
  const number = leadsThere(table) ? -to : to;
  const changed = table.name === ORGANIZATION ? { rests_until: null, elsewhere: arriving } : {};
  const at = keyOf(table).indexOf(NUMBER);
  return {
    // The columns keep their order.
    row: row => ({ ...row, [NUMBER]: number, ...changed }),
    key: key => (at < 0 ? key : key.with(at, number)),
  };
}
