/**
 * Lets long work run in parts: one part in each turn of the event loop, and the callers in turn. So long work takes all the time
 * that nobody else needs, and one caller's long work does not hold up another's. There is one lane, as there is one event loop.
 */

export interface SlowLane {
  /** Resolves when it is the caller's turn. A part should take a few milliseconds; of short ones, some run in one turn. */
  readonly turn: (caller: string, length?: 'short' | 'long') => Promise<void>;
}

/** Short parts of one caller that one turn runs. */
const SHORT_IN_TURN = 4;

interface Part {
  readonly isShort: boolean;
  readonly begin: () => void;
}

export function createSlowLane(): SlowLane {
  /** The caller whose turn is next comes first. */
  const waiting = new Map<string, Part[]>();
  let isRunning = false;
  const next = () => {
    const [first] = waiting;
    isRunning = first !== undefined;
    if (first === undefined) return;
    const [caller, parts] = first;
    const now = parts.splice(0, countNext(parts));
    waiting.delete(caller);
    if (parts.length > 0) waiting.set(caller, parts);
    setImmediate(next);
    for (const { begin } of now) begin();
  };
  return {
    turn: (caller, length = 'long') =>
      new Promise(begin => {
        const part = { isShort: length === 'short', begin };
        const parts = waiting.get(caller);
        if (parts === undefined) waiting.set(caller, [part]);
        else parts.push(part);
        if (isRunning) return;
        isRunning = true;
        setImmediate(next);
      }),
  };
}

/** A long part runs alone. */
function countNext(parts: readonly Part[]): number {
  const long = parts.slice(0, SHORT_IN_TURN).findIndex(({ isShort }) => !isShort);
  return long === -1 ? SHORT_IN_TURN : Math.max(1, long);
}

export const slowLane: SlowLane = createSlowLane();
