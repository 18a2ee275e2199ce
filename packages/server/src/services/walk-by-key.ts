/**
 * Walks a list in the order of a text. Where few rows match, they are read and sorted; with more, the index that has them in order is
 * walked, a stride at a time. Both give the same order: that of the bytes of the text, in which both databases keep it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../lib/cursor.ts';
import type { KeyedStatements } from '../storage/statements/keyed.ts';
import type { Reader } from '../storage/storage.ts';
import type { Walk } from './lists.ts';
import { BEYOND, STRIDE } from './walk.ts';

export interface KeyedList<P, Row> {
  readonly statements: KeyedStatements<P, Row>;
  readonly filter: P;
  readonly descending: boolean;
  readonly keyOf: (row: Row) => string;
  /** The same list in another order, if an index of the filter finds its rows; it counts them, too. */
  readonly found: Walk<Row>;
  readonly isFound: boolean;
  /** A condition that the statements do not have. */
  readonly matches: (row: Row) => boolean;
}

/** Reading and sorting so many rows takes about 20 ms. */
const SORTED_LIMIT = 2_000;

interface Place {
  readonly key: string;
  readonly number: number;
}

const BEFORE_ALL: Place = { key: '', number: 0 };
/** The last code point, which no text begins with. */
const BEHIND_ALL: Place = { key: '\u{10ffff}', number: BEYOND };

export function walkByKey<P extends { readonly org: number }, Row extends { readonly number: number }>(
  reader: Reader,
  list: KeyedList<P, Row>,
): Walk<Row> {
  const placeOf = (row: Row): Place => ({ key: list.keyOf(row), number: row.number });
  let few: Promise<readonly Row[] | undefined> | undefined;
  return {
    read: async (after, limit) => {
      const start = placeAt(after) ?? (list.descending ? BEHIND_ALL : BEFORE_ALL);
      few ??= list.isFound ? fewOf(list, placeOf) : Promise.resolve(undefined);
      const sorted = await few;
      if (sorted === undefined) return walk(reader, list, start, limit);
      const sign = list.descending ? -1 : 1;
      return sorted.filter(row => sign * compare(placeOf(row), start) > 0).slice(0, limit);
    },
    count: list.found.count,
    positionOf: row => [list.keyOf(row), row.number],
    kinds: ['string', 'number'],
  };
}

/** All that match, sorted; undefined where they are too many. */
async function fewOf<P, Row>(
  { found, descending }: KeyedList<P, Row>,
  placeOf: (row: Row) => Place,
): Promise<readonly Row[] | undefined> {
  const rows = await found.read(null, SORTED_LIMIT + 1);
  if (rows.length > SORTED_LIMIT) return undefined;
  const sorted = rows.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  return descending ? sorted.toReversed() : sorted;
}

async function walk<P extends { readonly org: number }, Row>(
  reader: Reader,
  { statements, filter, descending, matches }: KeyedList<P, Row>,
  start: Place,
  limit: number,
): Promise<Row[]> {
  const direction = descending ? 'descending' : 'ascending';
  const end = descending ? BEFORE_ALL : BEHIND_ALL;
  const found: Row[] = [];
  for (let from: Place | undefined = start; from !== undefined && found.length < limit; ) {
    const edge: Place | undefined = await reader.one(statements.edge[direction], { org: filter.org, ...from, skip: STRIDE - 1 });
    const { key: lastKey, number: lastNumber } = edge ?? end;
    const rows = await reader.all(statements.read[direction], { ...filter, ...from, lastKey, lastNumber, limit: STRIDE });
    for (const row of rows) if (found.length < limit && matches(row)) found.push(row);
    from = edge;
    if (from !== undefined) await nextTurn();
  }
  return found;
}

function placeAt(after: Position | null): Place | undefined {
  const [key, number] = after ?? [];
  return typeof key === 'string' && typeof number === 'number' ? { key, number } : undefined;
}

/** As the databases compare: by bytes of UTF-8, which is not the order of JavaScript's strings. */
function compare(one: Place, other: Place): number {
  if (one.key === other.key) return one.number - other.number;
  return Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
}
