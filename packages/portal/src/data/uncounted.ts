/** Lists of routes that do not count: how many there are is known at the end. */
import type { ListView, ReadListPage, RowRange } from './list.ts';

type Query = Parameters<ReadListPage<unknown>>[0];

/** The query without the wish for a count, which such a route refuses. */
export function withoutTotal({ total: _, ...query }: Query): Omit<Query, 'total'> {
  return query;
}

/** As a source of a table: what is scrolled to the end of what is known asks for more. */
export function asSource<T>(list: ListView<T>) {
  return {
    total: list.total,
    rowAt: list.rowAt,
    want: ({ first, end }: RowRange) => list.want({ first, end: end + 1 }),
  };
}
