/** Keyset paging: reads one row more than requested to see whether there is a next page, and makes its cursor. */

import type { Page, PageRequest } from '../core/core.ts';
import { Problem } from '../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../lib/cursor.ts';

/** Pages by an ascending integer. */
export function pageByNumber<Row, T>(
  request: PageRequest,
  read: (after: number, limit: number) => Promise<Row[]>,
  numberOf: (row: Row) => number,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const after = position(request.cursor, 'number', 0);
  return page(request, limit => read(after, limit), numberOf, map);
}

/** Pages by an ascending id. */
export function pageById<Row extends { readonly id: string }, T>(
  request: PageRequest,
  read: (after: string, limit: number) => Promise<Row[]>,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const after = position(request.cursor, 'string', '');
  return page(
    request,
    limit => read(after, limit),
    row => row.id,
    map,
  );
}

async function page<Row, T>(
  request: PageRequest,
  read: (limit: number) => Promise<Row[]>,
  key: (row: Row) => string | number,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const rows = await read(request.limit + 1);
  const kept = rows.slice(0, request.limit);
  const last = kept.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { items: kept.map(map), nextCursor: more ? encodeCursor([key(last)]) : null };
}

function position<K extends 'string' | 'number'>(
  cursor: string | null,
  kind: K,
  start: K extends 'string' ? string : number,
): K extends 'string' ? string : number {
  if (cursor === null) return start;
  const [after] = decodeCursor(cursor, [kind]) ?? [];
  if (after === undefined) {
    const expected = 'the nextCursor of an earlier answer';
    const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
    throw new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
  }
  return after as typeof start;
}
