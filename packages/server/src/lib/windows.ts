/** Counts attempts by key in windows of time. The counts are this process's own, bounded, and may be lost. */
import { isIPv6 } from 'node:net';
import { createBoundedMap } from './bounded-map.ts';

export interface Window {
  attempts: number;
  readonly endsAt: number;
}

export interface Attempts {
  /** Counts one attempt before it is made, and gives the window that it falls into. */
  readonly count: (key: string, nowMs: number) => Window;
  /** One attempt counts no more. */
  readonly forgive: (key: string) => void;
  readonly forget: (key: string) => void;
}

/** Beyond so many, keys are forgotten; the oldest first, and those that were counted once before all others. */
const KEYS_LIMIT = 20_000;

export function createAttempts(windowMs: number): Attempts {
  const windows = createBoundedMap<string, Window>(KEYS_LIMIT);
  return {
    count: (key, nowMs) => {
      let window = windows.get(key);
      // One that began in what is the future now is over, too: a clock that was set back must not keep anybody out.
      if (window === undefined || window.endsAt <= nowMs || window.endsAt > nowMs + windowMs) {
        window = { attempts: 0, endsAt: nowMs + windowMs };
        windows.set(key, window);
      }
      window.attempts += 1;
      return window;
    },
    forgive: key => {
      const window = windows.get(key);
      if (window !== undefined) window.attempts -= 1;
    },
    forget: key => {
      windows.delete(key);
    },
  };
}

/** One subscriber has a whole /64 of IPv6 addresses to try from. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}
