/** Selects whole rows of a table in the order of its key: all of them, or those of one organization. */
import type { RowsOf } from '../storage.ts';

export function selectRows(table: string, orderBy: string, of?: RowsOf): string {
  return `select * from ${table}${of === undefined ? '' : conditionOf(of)} order by ${orderBy}`;
}

function conditionOf({ org, through }: RowsOf): string {
  const own = ` where org_id = ${org}`;
  if (through === undefined) return own;
  // The directory has no index that begins with the organization: its rows are found by their own key.
  return `${own} and ${through.column} in (select ${through.column} from ${through.table} where org_id = ${org})`;
}
