/**
 * Who asks for how much. While the server has more to do than it can, callers who ask for much more than others are refused
 * first, so that one of them does not make everybody wait. A caller is a person or an application, by whatever tokens, or without
 * a credential the network that they come from.
 */
import { createBoundedMap } from '../../lib/bounded-map.ts';

export interface Shares {
  readonly count: (caller: string) => void;
  /** Whether the caller has asked for too large a part of what was asked in the last seconds. */
  readonly isGreedy: (caller: string) => boolean;
}

const WINDOW_MS = 1_000;
/** So many requests in a window or two are nobody's greed. */
const ALWAYS_FAIR = 8;
/** Where more callers than this are equally busy, the load is everybody's. */
const CROWD = 8;
const CALLERS_LIMIT = 20_000;

interface Asked {
  requests: number;
  window: number;
}

export function createShares(now: () => number = () => performance.now()): Shares {
  const callers = createBoundedMap<string, { recent: Asked; earlier: number }>(CALLERS_LIMIT);
  const everybody = { recent: { requests: 0, window: 0 }, earlier: 0 };
  const add = (to: { recent: Asked; earlier: number }, window: number) => {
    const { recent } = to;
    if (recent.window !== window) {
      to.earlier = recent.window === window - 1 ? recent.requests : 0;
      recent.requests = 0;
      recent.window = window;
    }
    recent.requests += 1;
  };
  /** In the open window and the one before. */
  const requestsOf = ({ recent, earlier }: { recent: Asked; earlier: number }, window: number) => {
    if (recent.window === window) return recent.requests + earlier;
    return recent.window === window - 1 ? recent.requests : 0;
  };
  const windowNow = () => Math.trunc(now() / WINDOW_MS);

  return {
    count: caller => {
      const window = windowNow();
      add(everybody, window);
      const known = callers.get(caller);
      if (known !== undefined) add(known, window);
      else callers.set(caller, { recent: { requests: 1, window }, earlier: 0 });
    },
    isGreedy: caller => {
      const known = callers.get(caller);
      if (known === undefined) return false;
      const window = windowNow();
      const requests = requestsOf(known, window);
      return requests > ALWAYS_FAIR && requests * CROWD > requestsOf(everybody, window);
    },
  };
}
