/**
 * Limits requests without a valid credential by the network that they come from. Guessing a token is hopeless; this bounds what
 * the attempts cost, since each asks the store. A credential that was valid at its last look-up is looked up again even when
 * its network has reached the limit: a whole office may share one address.
 */
import { Problem } from '../../domain/problem.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import { networkOf } from '../../lib/network.ts';
import { createWindows, secondsLeft } from '../../lib/windows.ts';

export interface AddressLimiter {
  /** Counts one request that showed no valid credential. */
  readonly count: (address: string) => void;
  /** The answer to a network that has reached its limit. Undefined below the limit, and for a token that was valid. */
  readonly refusal: (address: string, token?: string) => Problem | undefined;
  /** The result of looking a token up. */
  readonly lookedUp: (token: string, isValid: boolean) => void;
}

const WINDOW_MS = 60_000;
const TOKENS_LIMIT = 50_000;

/** `perMinute` 0: no limit. The clock is one that nobody sets. */
export function createAddressLimiter(perMinute: number, now: () => number = () => performance.now()): AddressLimiter {
  const windows = createWindows(WINDOW_MS);
  const validTokens = createBoundedMap<string, true>(TOKENS_LIMIT);
  return {
    count: address => {
      if (perMinute > 0) windows.count(networkOf(address), now());
    },
    refusal: (address, token) => {
      if (perMinute === 0) return undefined;
      const nowMs = now();
      const window = windows.find(networkOf(address), nowMs);
      if (window === undefined || window.count < perMinute) return undefined;
      if (token !== undefined && validTokens.get(digest(token))) return undefined;
      const retryAfterSeconds = secondsLeft(window, nowMs);
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
