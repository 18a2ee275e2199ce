/** The counters of all organizations whose works share one transaction (writer.ts). */
import { requireHere } from '../../domain/elsewhere.ts';
import type { OrgId } from '../../domain/ids.ts';
import { type Counters, createCounters } from '../counters.ts';
import { selectCounters, updateCounters } from '../statements/organizations.ts';
import type { Statements } from './prepared.ts';

export interface SharedCounters {
  /** Runs a work of the organization. What it took is given back where it throws or is not to be kept. */
  readonly during: <T>(org: OrgId, isKept: boolean, work: (counters: Counters) => Promise<T>) => Promise<T>;
  /** Called before the commit. */
  readonly write: () => void;
  /** Called when the transaction is over, kept or not: the next one reads the counters from the store. */
  readonly forget: () => void;
}

export function createSharedCounters({ one, run }: Pick<Statements, 'one' | 'run'>): SharedCounters {
  const known = new Map<OrgId, Counters>();
  const of = (org: OrgId) => {
    let counters = known.get(org);
    if (counters === undefined) {
      const stored = one(selectCounters, { org });
      requireHere(stored?.elsewhere ?? null);
      counters = createCounters(stored);
      known.set(org, counters);
    }
    return counters;
  };
  return {
    during: async (org, isKept, work) => {
      const counters = of(org);
      const takeBack = counters.mark();
      try {
        const result = await work(counters);
        if (!isKept) takeBack();
        return result;
      } catch (error) {
        takeBack();
        throw error;
      }
    },
    write: () => {
      for (const [org, counters] of known) {
        const changed = counters.changed();
        if (changed !== undefined) run(updateCounters, { org, ...changed });
      }
    },
    forget: () => known.clear(),
  };
}
