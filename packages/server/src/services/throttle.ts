/** Slows down whoever guesses passwords: so many attempts a quarter of an hour for one account, and for one address. */
import { createAttempts, networkOf } from './attempts.ts';

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

export function createThrottle(): Throttle {
  const accounts = createAttempts(WINDOW_MS);
  // Kept apart, so that one caller cannot push the others' accounts out: the address's limit comes first.
  const addresses = createAttempts(WINDOW_MS);
  return {
    admit: (account, address, nowMs) => {
      if (addresses.count(networkOf(address), nowMs).attempts > ATTEMPTS_PER_ADDRESS) return false;
      return accounts.count(account, nowMs).attempts <= ATTEMPTS_PER_ACCOUNT;
    },
    succeeded: (account, address) => {
      accounts.forget(account);
      addresses.forgive(networkOf(address));
    },
  };
}
