/** The SQL of one question for many readers: a query for lists of parameters, which tells whose each of its rows is. */
import type { SqlValue } from '../sql/statement.ts';

export type SharedType = 'int8' | 'text';

/** In front of the query's own columns: whose row it is, counted from 1, and which of his. */
export const LEADING_COLUMNS = 2;

/** By columns, and nothing behind it but limit and offset. */
const ORDER = / order by ([^()]+?)(?: limit .*)?$/;
/** Where one more column would change which rows there are. */
const MERGES_ROWS = /^select distinct | (?:union|intersect|except|group by) /;

/**
 * The query for everybody whose parameters come in arrays, one array for each parameter; undefined where its text does not
 * show that each gets his own rows in the order of the query.
 *
 * The order is a column, because what a subquery is ordered by need not hold outside of it. The arrays stand in subqueries,
 * because the planner counts those that it sees: few readers would look so cheap that it plans for them anew each time.
 */
export function sharedSql(sql: string, types: readonly SharedType[]): string | undefined {
  const order = ORDER.exec(sql)?.[1];
  if (!sql.startsWith('select ') || MERGES_ROWS.test(sql)) return undefined;
  if (order === undefined && sql.includes(' order by ')) return undefined;
  const place = order === undefined ? '1' : `row_number() over (order by ${order})`;
  const answer = sql
    .replace('select ', `select reader.number, ${place}, `)
    .replaceAll(/'[^']*'|\$(\d+)/g, (whole, number?: string) => (number === undefined ? whole : `reader.p${number}`));
  const lists = types.map((type, index) => `(select $${index + 1}::${type}[])`).join(', ');
  const columns = types.map((_, index) => `p${index + 1}`).join(', ');
  return (
    `select answer.* from unnest(${lists}) with ordinality as reader (${columns}, number) ` +
    `cross join lateral (${answer}) as answer order by 1, 2`
  );
}

/** As what the value travels in an array; undefined for what only travels by itself. */
export function sharedType(value: SqlValue | undefined): SharedType | undefined {
  if (typeof value === 'string') return 'text';
  return Number.isSafeInteger(value) ? 'int8' : undefined;
}
