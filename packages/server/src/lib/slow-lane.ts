/**
 * Lets long work run in parts: one part in each turn of the event loop, and the callers in turn. So long work takes all the time
 * that nobody else needs, and one caller's long work does not hold up another's. There is one lane, as there is one event loop.
 */

export interface SlowLane {
  /** Resolves when it is the caller's turn. A part should take a few milliseconds. */
  readonly turn: (caller: string) => Promise<void>;
}

export function createSlowLane(): SlowLane {
  /** The caller whose turn is next comes first. */
  const waiting = new Map<string, (() => void)[]>();
  let isRunning = false;
  const next = () => {
    const [first] = waiting;
    isRunning = first !== undefined;
    if (first === undefined) return;
    const [caller, [begin, ...later]] = first;
    waiting.delete(caller);
    if (later.length > 0) waiting.set(caller, later);
    setImmediate(next);
    begin?.();
  };
  return {
    turn: caller =>
      new Promise(resolve => {
        const queue = waiting.get(caller);
        if (queue === undefined) waiting.set(caller, [resolve]);
        else queue.push(resolve);
        if (isRunning) return;
        isRunning = true;
        setImmediate(next);
      }),
  };
}

export const slowLane: SlowLane = createSlowLane();
