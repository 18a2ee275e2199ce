/**
 * Lists as they are asked for: with a word to look for, an order, and a place to begin at.
 *
 * This is the one place of the services that finds by a piece of text. It reads every candidate, in batches, and compares here: of SQLite's
 * functions none folds letters beyond ASCII, and the databases order letters differently. A search index can take its place: `createMatch`,
 * `contains` and `beginsWith` are the questions it must answer, `sortBy` its orders, and `inBatches` is then no longer needed.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sortInTurns } from '../lib/sort-in-turns.ts';

export interface ListRequest<T> {
  /** Stands somewhere in the text, whatever its letter case; null finds everything. */
  readonly search: string | null;
  /** The most important first. Without any, and between equals, in the order in which things were added. */
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
  /** How many there are, on whatever page. */
  readonly total: number;
}

/** Rows that are read in one go, before others have their turn. */
export const BATCH = 250;

/** All rows behind a key, in batches. `read` gives `BATCH` of them, or fewer at the end. */
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

/** Whether one of the texts holds what is looked for, however its characters were composed. */
export function createMatch(search: string | null): (texts: readonly (string | null)[]) => boolean {
  if (search === null) return () => true;
  const wanted = folded(search);
  return texts => texts.some(text => text !== null && folded(text).includes(wanted));
}

/** Whether the text has the part somewhere, whatever their letter case; null is part of everything. */
export function contains(text: string | null, part: string | null): boolean {
  return part === null || (text ?? '').toLowerCase().includes(part.toLowerCase());
}

/** Whether the text begins so, whatever their letter case; everything begins with null. */
export function beginsWith(text: string, start: string | null): boolean {
  return start === null || text.toLowerCase().startsWith(start.toLowerCase());
}

/** What a thing is sorted by, ready to be compared: the thing itself need not be kept until then. */
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

/** Ä stands beside A, as people look for it, and not behind Z. */
const { compare: compareText } = new Intl.Collator('en');

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return compareText(String(one), String(other));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
