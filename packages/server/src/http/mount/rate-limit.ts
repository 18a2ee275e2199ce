/** Requests per credential in fixed windows of a minute (contract genesys §7). State is this process's own and may be lost. */
import type { RateState } from '../dialect/dialect.ts';

export interface RateLimiter {
  /** Counts one request; `used` beyond `limit` means that it is refused. */
  readonly count: (key: string, limit: number, nowMs: number) => RateState;
}

const WINDOW_MS = 60_000;
/** Windows that are over are thrown away when so many have gathered, and then whenever they have doubled. */
const SWEEP_AT = 20_000;

interface Window {
  used: number;
  endsAt: number;
}

export function createRateLimiter(): RateLimiter {
  const windows = new Map<string, Window>();
  let sweepAt = SWEEP_AT;

  const sweep = (nowMs: number) => {
    for (const [key, window] of windows) if (isOver(window, nowMs)) windows.delete(key);
    // Those that are left are in use: looking at them again with every new one would cost more than they weigh.
    sweepAt = Math.max(SWEEP_AT, windows.size * 2);
  };
  return {
    count: (key, limit, nowMs) => {
      let window = windows.get(key);
      if (window === undefined || isOver(window, nowMs)) {
        if (windows.size >= sweepAt) sweep(nowMs);
        window = { used: 0, endsAt: nowMs + WINDOW_MS };
        windows.set(key, window);
      }
      window.used += 1;
      return {
        limit,
        used: Math.min(window.used, limit + 1),
        resetSeconds: Math.max(1, Math.ceil((window.endsAt - nowMs) / 1000)),
      };
    },
  };
}

/** It has ended, or began in what is the future now: a clock that was set back must not keep anybody out. */
function isOver({ endsAt }: Window, nowMs: number): boolean {
  return endsAt <= nowMs || endsAt > nowMs + WINDOW_MS;
}
