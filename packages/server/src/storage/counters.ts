/**
 * What an organization's transaction counts: events, numbers, and the head of the event chain. The values are handed out from
 * memory while the organization is locked, and written once before the commit. If each work of a shared transaction updated
 * the row, it would get slower with each of them.
 */
import { notFound } from '../domain/problem.ts';
import type { CounterRow } from './statements/organizations.ts';
import type { Transaction } from './storage.ts';

export interface Counters extends Pick<Transaction, 'take' | 'chain'> {
  /** Returns a function that brings everything back to where it is now. */
  readonly mark: () => () => void;
  /** The row to write; undefined where nothing was handed out. */
  readonly changed: () => CounterRow | undefined;
}

const NO_HEAD = new Uint8Array(0);

/** `stored` must have been read after the organization was locked. */
export function createCounters(stored: CounterRow | undefined): Counters {
  let current = stored;
  const present = () => {
    if (current === undefined) throw notFound('organization');
    return current;
  };
  return {
    take: (counter, count) => {
      const row = present();
      if (count === 0) return row[counter];
      current = { ...row, [counter]: row[counter] + count };
      return current[counter];
    },
    chain: extend => {
      const row = present();
      const chain = extend(row.chain ?? NO_HEAD);
      current = { ...row, chain };
      return chain;
    },
    mark: () => {
      const marked = current;
      return () => {
        current = marked;
      };
    },
    // Each change makes a new row, and going back restores the old one.
    changed: () => (current === stored ? undefined : current),
  };
}
