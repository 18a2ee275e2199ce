/** The process's clock. Its microseconds never repeat and never go back, so that instants order what happened. */
import type { Instant } from './instant.ts';

export interface Clock {
  /** The present, later than every value returned before, even when the machine's clock is set back. */
  readonly now: () => Instant;
}

/**
 * The speed of the clock while it is ahead of the machine's. If it stood still until the machine's has caught up, everything
 * with a lifetime would live that much longer. At this speed an hour lasts at most six minutes too long.
 */
const SLOWED = 0.9;

/** `nowMs` may jump in either direction, `elapsedMs` only grows; the clock begins after the instant. */
export function createClock(nowMs: () => number, elapsedMs: () => number = () => 0, after: Instant = 0): Clock {
  let last = after;
  let seenMs = elapsedMs();
  return {
    now: () => {
      const elapsed = elapsedMs();
      const slowed = last + Math.floor((elapsed - seenMs) * 1000 * SLOWED);
      seenMs = elapsed;
      last = Math.max(nowMs() * 1000, slowed, last + 1);
      return last;
    },
  };
}

/** The clock of this machine. */
export function createSystemClock(after: Instant = 0): Clock {
  return createClock(
    () => Date.now(),
    () => performance.now(),
    after,
  );
}
