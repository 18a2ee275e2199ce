/** Counts requests per credential in windows of a minute (contract genesys §7). */
import { createWindows, secondsLeft } from '../../lib/windows.ts';
import type { RateState } from '../dialect/dialect.ts';

export interface RateLimiter {
  /** Counts one request; `used` beyond `limit` means that it is refused. */
  readonly count: (key: string, limit: number, nowMs: number) => RateState;
}

const WINDOW_MS = 60_000;
/** More than use one server within a minute; some 20 MB when full. */
const CREDENTIALS_LIMIT = 100_000;

export function createRateLimiter(): RateLimiter {
  const windows = createWindows(WINDOW_MS, CREDENTIALS_LIMIT);
  return {
    count: (key, limit, nowMs) => {
      const window = windows.count(key, nowMs);
      return { limit, used: Math.min(window.count, limit + 1), resetSeconds: secondsLeft(window, nowMs) };
    },
  };
}
