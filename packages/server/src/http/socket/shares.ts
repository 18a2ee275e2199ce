/**
 * Who asks for how much. While the server has more to do than it can, callers who ask for much more than others are refused
 * first, so that one of them does not make everybody wait. A caller is a person or an application, by whatever tokens, or without
 * a credential the network that they come from.
 */
import { createBoundedMap } from '../../lib/bounded-map.ts';

export interface Shares {
  /** Counts a request of the caller. */
  readonly count: (caller: string) => Share;
  /** Whether the caller has asked for too large a part of what was asked in the last seconds. */
  readonly isGreedy: (caller: string) => boolean;
}

const WINDOW_MS = 1_000;
/** So many requests in a window or two are nobody's greed. */
const ALWAYS_FAIR = 8;
/** Where more callers than this are equally busy, the load is everybody's. */
const CROWD = 8;
const CALLERS_LIMIT = 20_000;

/** In the open window and the one before. */
interface Asked {
  window: number;
  requests: number;
  earlier: number;
}

/** What is known of one caller: one look-up for everything that each request asks of it. */
export interface Share {
  /** The requests in the last turn of the event loop that had some. */
  readonly inTurn: number;
  /** Kept by `mount/at-work.ts`: the requests at work. */
  atWork: number;
}

interface Caller extends Asked, Share {
  turn: number;
  inTurn: number;
}

export function createShares(now: () => number = () => performance.now()): Shares {
  const callers = createBoundedMap<string, Caller>(CALLERS_LIMIT);
  const everybody: Asked = { window: 0, requests: 0, earlier: 0 };
  let turn = 0;
  let isInTurn = false;
  const endTurn = () => {
    turn += 1;
    isInTurn = false;
  };
  const callerOf = (id: string) => {
    const known = callers.get(id);
    if (known !== undefined) return known;
    const caller: Caller = { window: 0, requests: 0, earlier: 0, turn, inTurn: 0, atWork: 0 };
    callers.set(id, caller);
    return caller;
  };
  const windowNow = () => Math.trunc(now() / WINDOW_MS);

  return {
    count: id => {
      const window = windowNow();
      const caller = callerOf(id);
      add(everybody, window);
      add(caller, window);
      if (!isInTurn) setImmediate(endTurn);
      isInTurn = true;
      if (caller.turn !== turn) caller.inTurn = 0;
      caller.turn = turn;
      caller.inTurn += 1;
      return caller;
    },
    isGreedy: id => {
      const caller = callers.get(id);
      if (caller === undefined) return false;
      const window = windowNow();
      const requests = requestsOf(caller, window);
      return requests > ALWAYS_FAIR && requests * CROWD > requestsOf(everybody, window);
    },
  };
}

function add(asked: Asked, window: number): void {
  if (asked.window !== window) {
    asked.earlier = asked.window === window - 1 ? asked.requests : 0;
    asked.requests = 0;
    asked.window = window;
  }
  asked.requests += 1;
}

function requestsOf({ window, requests, earlier }: Asked, now: number): number {
  if (window === now) return requests + earlier;
  return window === now - 1 ? requests : 0;
}
