/** Turns a query for one reader into one for several: it takes lists of parameters and says which rows are whose. */
import type { SqlValue } from '../sql/statement.ts';
import { onOneLine } from '../sql/text/parameters.ts';
import { isPlainSelect, orderOf, withLeadingColumns } from '../sql/text/select.ts';
import { readSql } from '../sql/text/tokens.ts';

export type SharedType = 'int8' | 'text';

/** They stand before the query's own columns: the number of the reader, from 1, and the place of the row among theirs. */
export const LEADING_COLUMNS = 2;

/**
 * The query for several readers, with one array for each parameter. Undefined where the text does not show that each reader
 * gets their own rows in the query's order.
 *
 * The order is a column of its own, because SQL does not keep the order of a subquery. The arrays stand in subqueries to
 * hide their length from the planner: short ones would look so cheap that it plans the query again at each call.
 */
export function sharedSql(text: string, types: readonly SharedType[]): string | undefined {
  if (types.length === 0) return undefined;
  const sql = readSql(onOneLine(readSql(text), number => `reader.p${number}`));
  const order = orderOf(sql);
  if (!isPlainSelect(sql) || order === undefined) return undefined;
  const place = order === null ? '1' : `row_number() over (order by ${order})`;
  // Names that no query orders by.
  const answer = withLeadingColumns(sql, `reader.number as reader_number, ${place} as reader_row`);
  const lists = types.map((type, index) => `(select $${index + 1}::${type}[])`).join(', ');
  const columns = types.map((_, index) => `p${index + 1}`).join(', ');
  return (
    `select answer.* from unnest(${lists}) with ordinality as reader (${columns}, number) ` +
    `cross join lateral (${answer}) as answer order by 1, 2`
  );
}

/** The type of the array that can carry the value; undefined for a value that needs a query of its own. */
export function sharedType(value: SqlValue | undefined): SharedType | undefined {
  if (typeof value === 'string') return 'text';
  return Number.isSafeInteger(value) ? 'int8' : undefined;
}
