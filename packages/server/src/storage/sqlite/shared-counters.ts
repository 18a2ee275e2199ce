/** The counters of the organizations whose works share one transaction. */
import type { OrgId } from '../../domain/ids.ts';
import { type Counters, createCounters } from '../counters.ts';
import type { Command, Query } from '../sql/statement.ts';
import { selectCounters, updateCounters } from '../statements/organizations.ts';

export interface SharedCounters {
  /** Runs a work of the organization. One that throws has taken nothing, and neither has one that is not to be kept. */
  readonly during: <T>(org: OrgId, isKept: boolean, work: (counters: Counters) => Promise<T>) => Promise<T>;
  /** Called before the commit. */
  readonly write: () => void;
  /** Called when the transaction is over, kept or not: the next one reads them anew. */
  readonly forget: () => void;
}

/** What runs in the open transaction at once. */
export interface Runner {
  readonly read: <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) => R[];
  readonly run: <P, R>(command: Command<P, R>, parameters: P) => number;
}

export function createSharedCounters({ read, run }: Runner): SharedCounters {
  const known = new Map<OrgId, Counters>();
  const of = (org: OrgId) => {
    let counters = known.get(org);
    if (counters === undefined) {
      counters = createCounters(read(selectCounters, { org })[0]);
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
