/**
 * Slows down whoever guesses passwords: so many attempts a quarter of an hour for one account, and for one address. The
 * counts are this process's own, bounded, and may be lost.
 */
import { isIPv6 } from 'node:net';
import { createLru, type Lru } from '../lib/lru.ts';

export interface Throttle {
  /** Counts one attempt before it is made; false when there were too many. */
  readonly admit: (account: string, address: string, nowMs: number) => boolean;
  /** The attempt was right: it counts against nobody, and the account starts anew. */
  readonly succeeded: (account: string, address: string) => void;
}

/** More than a person needs to find the right one of his passwords; at this pace a weak one of six letters lasts centuries. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** A whole office may sit behind one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
export const WINDOW_MS = 15 * 60_000;
/** Of each kind; the address's limit keeps one caller from pushing the others out. */
const ENTRIES_LIMIT = 20_000;

interface Window {
  attempts: number;
  readonly endsAt: number;
}

export function createThrottle(): Throttle {
  const accounts = createLru<string, Window>(ENTRIES_LIMIT);
  const addresses = createLru<string, Window>(ENTRIES_LIMIT);
  return {
    admit: (account, address, nowMs) => {
      const fromAddress = count(addresses, networkOf(address), nowMs);
      if (fromAddress > ATTEMPTS_PER_ADDRESS) return false;
      return count(accounts, account, nowMs) <= ATTEMPTS_PER_ACCOUNT;
    },
    succeeded: (account, address) => {
      accounts.delete(account);
      const window = addresses.get(networkOf(address));
      if (window !== undefined) window.attempts -= 1;
    },
  };
}

function count(windows: Lru<string, Window>, key: string, nowMs: number): number {
  let window = windows.get(key);
  if (window === undefined || window.endsAt <= nowMs) {
    window = { attempts: 0, endsAt: nowMs + WINDOW_MS };
    windows.set(key, window);
  }
  window.attempts += 1;
  return window.attempts;
}

/** One subscriber has a whole /64 of IPv6 addresses to try from. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}
