/**
 * An organization's counters while its only writer is at work. They are handed out from memory and written once, before the
 * commit: a row that many works of one transaction change again and again gets slower with each of them.
 */
import { notFound } from '../domain/problem.ts';
import type { CounterRow } from './statements/organizations.ts';
import type { Transaction } from './storage.ts';

export interface Counters {
  readonly take: Transaction['take'];
  /** Gives what brings the counters back to where they are now. */
  readonly mark: () => () => void;
  /** What is to be written; undefined where nothing was handed out. */
  readonly changed: () => CounterRow | undefined;
}

/** `stored` was read by whoever alone may change it now. */
export function createCounters(stored: CounterRow | undefined): Counters {
  let current = stored;
  return {
    take: (counter, count) => {
      if (current === undefined) throw notFound('organization');
      current = { ...current, [counter]: current[counter] + count };
      return current[counter];
    },
    mark: () => {
      const marked = current;
      return () => {
        current = marked;
      };
    },
    changed: () => (current?.event === stored?.event && current?.number === stored?.number ? undefined : current),
  };
}
