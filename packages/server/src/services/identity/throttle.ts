/** Slows down those who guess passwords: so many attempts in a quarter of an hour for one account, and for one address. */
import { createAttempts, networkOf } from '../../lib/windows.ts';

export interface Throttle {
  /**
   * Makes the attempt, unless there were too many; undefined for that and for one that was wrong. A right one counts against
   * nobody, and its account starts anew. At the limit it waits for those at the same account that are being made: many who
   * know the password may come at once, and guessers learn no more than they would one after the other.
   */
  readonly attempt: <T>(account: string, address: string, make: () => Promise<T | undefined>) => Promise<T | undefined>;
}

/** More than people need to find the right one of their passwords; at this pace a weak one of six letters lasts centuries. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** A whole office may sit behind one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
export const WINDOW_MS = 15 * 60_000;

/** Attempts at one account that are being made, and who waits for one of them to end. */
interface Flight {
  made: number;
  waiting: (() => void)[];
}

export function createThrottle(now: () => number = Date.now): Throttle {
  const accounts = createAttempts(WINDOW_MS);
  // Kept apart, so that one caller cannot push the others' accounts out: the address's limit comes first.
  const addresses = createAttempts(WINDOW_MS);
  const flights = new Map<string, Flight>();

  const begin = (account: string) => {
    const flight = flights.get(account) ?? { made: 0, waiting: [] };
    flight.made += 1;
    flights.set(account, flight);
  };
  /** Begins the attempt in the same turn in which it was admitted, so that the next that waits sees it. */
  const admit = async (account: string): Promise<boolean> => {
    for (;;) {
      const flight = flights.get(account);
      const { attempts } = accounts.count(account, now());
      if (attempts <= ATTEMPTS_PER_ACCOUNT && (flight?.made ?? 0) < ATTEMPTS_PER_ACCOUNT) {
        begin(account);
        return true;
      }
      if (flight === undefined) return false;
      accounts.forgive(account);
      await new Promise<void>(resolve => flight.waiting.push(resolve));
    }
  };
  const end = (account: string) => {
    const flight = flights.get(account);
    if (flight === undefined) return;
    flight.made -= 1;
    if (flight.made === 0) flights.delete(account);
    for (const wake of flight.waiting.splice(0)) wake();
  };

  return {
    attempt: async (account, address, make) => {
      const network = networkOf(address);
      if (addresses.count(network, now()).attempts > ATTEMPTS_PER_ADDRESS) return undefined;
      if (!(await admit(account))) return undefined;
      try {
        const right = await make();
        if (right === undefined) return undefined;
        accounts.forget(account);
        addresses.forgive(network);
        return right;
      } finally {
        end(account);
      }
    },
  };
}
