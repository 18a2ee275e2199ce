/**
 * Requests without a valid credential, by the network that they come from. Guessing a token is hopeless; this bounds what the
 * attempts cost, since each of them is a question to the store. A credential that was valid the last time it was looked up
 * is looked up again, whoever else asks from the same address: a whole office may sit behind one.
 */
import { Problem } from '../../domain/problem.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import { networkOf } from '../../lib/windows.ts';

export interface AddressLimiter {
  /** Counts one request that showed no valid credential. */
  readonly count: (address: string) => void;
  /** What to answer whoever has had his share of them; undefined while he has not, or shows a token that was valid. */
  readonly refusal: (address: string, token?: string) => Problem | undefined;
  /** What came of looking a token up. */
  readonly lookedUp: (token: string, isValid: boolean) => void;
}

const WINDOW_MS = 60_000;
/** Networks are forgotten, the oldest first, beyond so many. */
const NETWORKS_LIMIT = 20_000;
const TOKENS_LIMIT = 50_000;

/** `perMinute` 0: any number. Windows are measured by a clock that nobody sets. */
export function createAddressLimiter(perMinute: number, now: () => number = () => performance.now()): AddressLimiter {
  const windows = createBoundedMap<string, { used: number; endsAt: number }>(NETWORKS_LIMIT);
  const validTokens = createBoundedMap<string, true>(TOKENS_LIMIT);
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
    refusal: (address, token) => {
      if (perMinute === 0) return undefined;
      const window = windowOf(address);
      if (window === undefined || window.used < perMinute) return undefined;
      if (token !== undefined && validTokens.get(digest(token))) return undefined;
      const retryAfterSeconds = Math.max(1, Math.ceil((window.endsAt - now()) / 1000));
      return new Problem('rate_limited', 'Too many requests without a valid credential.', {
        limit: perMinute,
        retryAfterSeconds,
      });
    },
    lookedUp: (token, isValid) => {
      if (perMinute === 0) return;
      if (isValid) validTokens.set(digest(token), true);
      else validTokens.delete(digest(token));
    },
  };
}
