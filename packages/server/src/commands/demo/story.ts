/** Lives through what was planned: each act at its instant, many in one transaction, so that two years take a second or two. */
import type { Registry } from '../../app.ts';
import type { Write } from '../../core/change.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import type { DemoClock } from './clock.ts';

/** The services join the transaction of their part of the story. */
export type Act = (services: Services) => Promise<unknown>;

export interface Story {
  readonly at: (instant: Instant, act: Act) => void;
  /** Runs the acts in the order of their instants. */
  readonly tell: (registry: Registry, write: Write, clock: DemoClock) => Promise<void>;
}

/** Acts in one transaction. More would only keep more in memory. */
const ACTS_IN_ONE = 500;
const DONE = { status: 200, body: null };

/** Nothing happens later than `latest`: what is planned for afterwards happens then. */
export function createStory(latest: Instant): Story {
  const planned: { readonly instant: Instant; readonly act: Act }[] = [];
  return {
    at: (instant, act) => planned.push({ instant: Math.min(Math.floor(instant), latest), act }),
    tell: async ({ services }, write, clock) => {
      const acts = planned.toSorted((one, other) => one.instant - other.instant);
      for (let from = 0; from < acts.length; from += ACTS_IN_ONE) {
        const steps = acts.slice(from, from + ACTS_IN_ONE).map(({ instant, act }) => async (joined: Services) => {
          clock.set(instant);
          await act(joined);
          return DONE;
        });
        await services.batches.run(write, { isAtomic: true, request: null, steps });
      }
    },
  };
}
