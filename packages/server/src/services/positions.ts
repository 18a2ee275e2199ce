/** Reads lists that are in the order of an instant and a number, in strides, so that a filter that few rows match blocks nobody. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../lib/cursor.ts';
import { STRIDE } from './walk.ts';

export interface Position {
  readonly at: number;
  readonly number: number;
}

export interface Ordered<Row> {
  /** The position `skip` + 1 places after the given one; undefined if fewer are left, or none of them can match. */
  readonly edge: (from: Position, skip: number) => Promise<Position | undefined>;
  /** The matching rows after `from`, up to and with `upTo`; without it, all of them. */
  readonly read: (from: Position, upTo: Position | undefined, limit: number) => Promise<readonly Row[]>;
}

/** The first `limit` matching rows after a position. Other requests can run in between. */
export async function firstAfter<Row>({ edge, read }: Ordered<Row>, start: Position, limit: number): Promise<Row[]> {
  const found: Row[] = [];
  for (let from: Position | undefined = start; from !== undefined && found.length < limit; ) {
    const upTo: Position | undefined = await edge(from, STRIDE - 1);
    found.push(...(await read(from, upTo, limit - found.length)));
    from = upTo;
    if (from !== undefined) await nextTurn();
  }
  return found;
}

export function cursorOf({ at, number }: Position): string {
  return encodeCursor([at, number]);
}

/** The position of a cursor; the start without one. */
export function positionOf(cursor: string | null, start: Position): Position {
  if (cursor === null) return start;
  const [at, number] = decodeCursor(cursor, ['number', 'number']) ?? [];
  if (typeof at === 'number' && typeof number === 'number') return { at, number };
  const expected = 'the nextCursor of an earlier answer';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  throw new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
}
