/** Selects whole rows of a table in the order of its key: all of them, or those of one organization. */
import type { RowsOf } from '../storage.ts';

export function selectRows(table: string, orderBy: string, of?: RowsOf): string {
  return `select * from ${table}${rowsCondition(of)} order by ${orderBy}`;
}

/** With its `where`; empty for all rows. */
export function rowsCondition(of: RowsOf | undefined): string {
  if (of === undefined) return '';
  const { org, through } = of;
  const own = ` where org_id = ${org}`;
  if (through === undefined) return own;
  // The directory has no index that begins with the organization: its rows are found by their own key.
  return `${own} and ${through.column} in (select ${through.column} from ${through.table} where org_id = ${through.org ?? org})`;
}
