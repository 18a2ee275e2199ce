/** The process's clock: microseconds that never repeat and never run backwards, so that instants order what happened. */
import type { Instant } from './instant.ts';

export interface Clock {
  /** The present, later than every value returned before, even when the machine's clock is set back. */
  readonly now: () => Instant;
}

export function createClock(nowMs: () => number = Date.now): Clock {
  let last = 0;
  return {
    now: () => {
      last = Math.max(nowMs() * 1000, last + 1);
      return last;
    },
  };
}
