/**
 * Searches, sorts and pages lists in memory.
 *
 * All searches by a part of a text are here. They read every candidate in batches and compare in JavaScript, because SQLite folds
 * only ASCII letters, and the databases sort letters differently. A search index can replace this: it must answer `createMatch`,
 * `contains` and `beginsWith`, sort like `sortBy`, and makes `inBatches` unnecessary.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { once } from '../lib/once.ts';
import { sortInTurns } from '../lib/sort-in-turns.ts';

export interface ListRequest<T> {
  /** A part of the text, in any letter case; null finds everything. */
  readonly search: string | null;
  /** Most important first. Items that are equal, or all without an order, are in the order in which they were added. */
  readonly order: readonly OrderBy<T>[];
  /** From 0. */
  readonly start: number;
  readonly count: number;
}

export interface OrderBy<T> {
  readonly of: (item: T) => SortValue;
  readonly descending: boolean;
}
export type SortValue = string | number | null;

export interface Listed<T> {
  readonly items: readonly T[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** Rows per read, between which other requests can run. */
export const BATCH = 250;

/** All rows after a key, in batches. `read` returns `BATCH` of them, or fewer at the end. */
export async function* inBatches<Row, K>(
  start: K,
  read: (after: K) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): AsyncGenerator<readonly Row[]> {
  for (let after = start; ; await nextTurn()) {
    const rows = await read(after);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = keyOf(last);
  }
}

/** Returns whether one of the texts contains the search, in any letter case and any Unicode composition. */
export function createMatch(search: string | null): (texts: readonly (string | null)[]) => boolean {
  if (search === null) return () => true;
  const wanted = folded(search);
  return texts => texts.some(text => text !== null && folded(text).includes(wanted));
}

/** Whether the text contains the part, in any letter case. Null is part of everything. */
export function contains(text: string | null, part: string | null): boolean {
  return part === null || (text ?? '').toLowerCase().includes(part.toLowerCase());
}

/** Whether the text begins with `start`, in any letter case. Everything begins with null. */
export function beginsWith(text: string, start: string | null): boolean {
  return start === null || text.toLowerCase().startsWith(start.toLowerCase());
}

/** The values that an item is sorted by, so that the item itself need not be kept in memory. */
export function sortValues<T>(item: T, order: ListRequest<T>['order']): readonly (string | number)[] {
  return order.map(({ of }) => {
    const value = of(item) ?? '';
    return typeof value === 'number' ? value : value.toLowerCase();
  });
}

interface Sortable {
  readonly values: readonly (string | number)[];
}

export async function sortBy<S extends Sortable>(items: readonly S[], order: ListRequest<never>['order']): Promise<readonly S[]> {
  if (order.length === 0) return items;
  const signs = order.map(({ descending }) => (descending ? -1 : 1));
  return sortInTurns(items, (one, other) => {
    for (const [place, sign] of signs.entries()) {
      const difference = compare(one.values[place] ?? '', other.values[place] ?? '');
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
}

/** Sorts Ä next to A, not after Z. */
const compareText = once(() => new Intl.Collator('en').compare);

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return compareText()(String(one), String(other));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
