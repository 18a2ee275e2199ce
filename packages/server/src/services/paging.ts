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

/** Pages by a descending integer: the last one first. */
export function pageByNumberDown<Row, T>(
  request: PageRequest,
  read: (below: number, limit: number) => Promise<Row[]>,
  numberOf: (row: Row) => number,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const below = position(request.cursor, 'number', Number.MAX_SAFE_INTEGER);
  return page(request, limit => read(below, limit), numberOf, map);
}

/** A position among what began: its instant and its number. */
export interface From {
  readonly at: number;
  readonly after: number;
}

/** Pages by an ascending instant, and by the number among those of the same instant. */
export function pageByTime<Row extends { readonly createdAt: number; readonly number: number }, T>(
  request: PageRequest,
  read: (from: From, limit: number) => Promise<Row[]>,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const [at, after] = request.cursor === null ? [-1, 0] : positions(request.cursor);
  return page(
    request,
    limit => read({ at, after }, limit),
    ({ createdAt, number }) => [createdAt, number],
    map,
  );
}

function positions(cursor: string): readonly [number, number] {
  const [at, after] = decodeCursor(cursor, ['number', 'number']) ?? [];
  if (typeof at !== 'number' || typeof after !== 'number') throw wrongCursor(cursor);
  return [at, after];
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

/** Behind every id: no hexadecimal digit sorts so late. */
const BEHIND_IDS = 'g';

/** Pages by a descending id: the newest first. */
export function pageByIdDown<Row extends { readonly id: string }, T>(
  request: PageRequest,
  read: (before: string, limit: number) => Promise<Row[]>,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const before = position(request.cursor, 'string', BEHIND_IDS);
  return page(
    request,
    limit => read(before, limit),
    row => row.id,
    map,
  );
}

/** Pages by a descending instant, and by the id among those of the same instant. */
export function pageByLatest<Row extends { readonly createdAt: number; readonly id: string }, T>(
  request: PageRequest,
  read: (before: { readonly at: number; readonly id: string }, limit: number) => Promise<Row[]>,
  map: (row: Row) => T,
): Promise<Page<T>> {
  const [at, id] = request.cursor === null ? [Number.MAX_SAFE_INTEGER, ''] : latestPosition(request.cursor);
  return page(
    request,
    limit => read({ at, id }, limit),
    row => [row.createdAt, row.id],
    map,
  );
}

function latestPosition(cursor: string): readonly [number, string] {
  const [at, id] = decodeCursor(cursor, ['number', 'string']) ?? [];
  if (typeof at !== 'number' || typeof id !== 'string') throw wrongCursor(cursor);
  return [at, id];
}

async function page<Row, T>(
  request: PageRequest,
  read: (limit: number) => Promise<Row[]>,
  key: (row: Row) => string | number | readonly (string | number)[],
  map: (row: Row) => T,
): Promise<Page<T>> {
  const rows = await read(request.limit + 1);
  const kept = rows.slice(0, request.limit);
  const last = kept.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { items: kept.map(map), nextCursor: more ? encodeCursor([key(last)].flat()) : null };
}

function position<K extends 'string' | 'number'>(
  cursor: string | null,
  kind: K,
  start: K extends 'string' ? string : number,
): K extends 'string' ? string : number {
  if (cursor === null) return start;
  const [after] = decodeCursor(cursor, [kind]) ?? [];
  if (after === undefined) throw wrongCursor(cursor);
  return after as typeof start;
}

function wrongCursor(cursor: string): Problem {
  const expected = 'the nextCursor of an earlier answer';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  return new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
}
