/** Which faults pass, and how long to wait before the next attempt. */
import type { Failure } from './error.ts';

/** The first wait, and the longest one that the server did not ask for. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
/** Spreads callers that got the same Retry-After. */
const SPREAD = 0.2;

/** A proxy that cannot reach the server says 502 or 504. */
const PASSING_STATUS: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * A request that the server counted out (429) was not carried out. After every other fault it may have been: it is sent again only
 * if it is repeatable: nothing can happen twice.
 */
export function mayPass({ code, status }: Failure, isRepeatable: boolean): boolean {
  if (status === 429) return true;
  return isRepeatable && (code === 'unreachable' || PASSING_STATUS.has(status ?? 0));
}

/** Twice as long each time, at random from the upper half; not earlier than the server says. `attempt` counts from 0. */
export function waitMs(attempt: number, { retryAfterSeconds }: Failure, random: () => number = Math.random): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
  const ownMs = longest * (1 - random() / 2);
  const askedMs = (retryAfterSeconds ?? 0) * 1_000 * (1 + random() * SPREAD);
  return Math.max(ownMs, askedMs);
}
