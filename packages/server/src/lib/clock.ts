/** The process's clock: microseconds that never repeat and never run backwards, so that instants order what happened. */
import type { Instant } from './instant.ts';

export interface Clock {
  /** The present, later than every value returned before, even when the machine's clock is set back. */
  readonly now: () => Instant;
}

/**
 * How fast the clock goes while it is ahead of the machine's. It does not stand still until that has caught up, or whatever
 * ends after a time would last that much longer: what should last an hour lasts six minutes too long at most.
 */
const SLOWED = 0.9;

/** `nowMs` may be set to any time at any moment, `elapsedMs` by nobody; the clock begins after the instant. */
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
