/** Whether a receiver is out as a whole, and when it is asked again then. One bad message is no outage. */
import type { Instant } from '../../lib/instant.ts';

export interface Outage {
  readonly failed: (now: Instant, retryAfterMicros: number | null) => void;
  /** Whether it was out until now. */
  readonly succeeded: () => boolean;
  readonly isOut: () => boolean;
  /** Nothing is sent before. */
  readonly pausedUntil: () => Instant;
}

/** So many failures in a row, of whatever subjects. */
const STREAK = 5;
const FIRST_PAUSE_MICROS = 1_000_000;
/** So often, at least, it is looked whether the receiver is back. */
const LONGEST_PAUSE_MICROS = 60_000_000;

export function createOutage(chance: () => number = Math.random): Outage {
  let streak = 0;
  let pausedUntil = 0;
  const isOut = () => streak >= STREAK;
  return {
    isOut,
    pausedUntil: () => pausedUntil,
    failed: (now, retryAfterMicros) => {
      streak += 1;
      const pause = isOut()
        ? Math.min(FIRST_PAUSE_MICROS * 2 ** (streak - STREAK), LONGEST_PAUSE_MICROS) * (0.5 + chance() / 2)
        : 0;
      pausedUntil = Math.max(pausedUntil, now + Math.round(Math.max(pause, retryAfterMicros ?? 0)));
    },
    succeeded: () => {
      const wasOut = isOut();
      streak = 0;
      return wasOut;
    },
  };
}
