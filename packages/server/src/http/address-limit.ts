/**
 * Requests without a valid credential, by the network that they come from. Guessing a token is hopeless; this bounds what the
 * attempts cost, since each of them is a question to the store. Whoever shows a known credential counts by that alone.
 */
import { Problem } from '../domain/problem.ts';
import { createLru } from '../lib/lru.ts';
import { networkOf } from '../services/attempts.ts';

export interface AddressLimiter {
  /** Counts one request that showed no valid credential. */
  readonly count: (address: string) => void;
  /** What to answer whoever has had his share of them; undefined while he has not. */
  readonly refusal: (address: string) => Problem | undefined;
}

const WINDOW_MS = 60_000;
/** Networks are forgotten, the oldest first, beyond so many. */
const NETWORKS_LIMIT = 20_000;

/** `perMinute` 0: any number. Windows are measured by a clock that nobody sets. */
export function createAddressLimiter(perMinute: number, now: () => number = () => performance.now()): AddressLimiter {
  const windows = createLru<string, { used: number; endsAt: number }>(NETWORKS_LIMIT);
  const windowOf = (address: string) => {
    const window = windows.get(networkOf(address));
    return window === undefined || window.endsAt <= now() ? undefined : window;
  };
  return {
    count: address => {
      if (perMinute === 0) return;
      const window = windowOf(address);
      if (window === undefined) windows.set(networkOf(address), { used: 1, endsAt: now() + WINDOW_MS });
      else window.used += 1;
    },
    refusal: address => {
      if (perMinute === 0) return undefined;
      const window = windowOf(address);
      if (window === undefined || window.used < perMinute) return undefined;
      const retryAfterSeconds = Math.max(1, Math.ceil((window.endsAt - now()) / 1000));
      return new Problem('rate_limited', 'Too many requests without a valid credential.', {
        limit: perMinute,
        retryAfterSeconds,
      });
    },
  };
}
