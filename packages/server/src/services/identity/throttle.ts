/** Slows down password guessing: a limited number of attempts per quarter of an hour, for one account and for one address. */
import { networkOf } from '../../lib/network.ts';
import { createWindows } from '../../lib/windows.ts';

export interface Throttle {
  /**
   * Makes the attempt, unless there were too many. Undefined for that, and for a wrong attempt. A right one is not counted, and
   * its account starts anew. At the limit an attempt waits for those in progress at the same account: many callers who know
   * the password may come at once, and a guesser learns no more than by guessing one after the other.
   */
  readonly attempt: <T>(account: string, address: string, make: () => Promise<T | undefined>) => Promise<T | undefined>;
}

/** More than people need to find the right one of their passwords; at this pace a weak one of six letters lasts centuries. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** A whole office may sit behind one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
export const WINDOW_MS = 15 * 60_000;

export function createThrottle(now: () => number = Date.now): Throttle {
  const accounts = createWindows(WINDOW_MS);
  // Apart from the accounts: one caller must not evict the accounts of others. The limit of the address comes first.
  const addresses = createWindows(WINDOW_MS);
  const flights = createFlights();

  /** Begins the attempt in the same turn in which it was admitted, so that the next waiter sees it. */
  const admit = async (account: string): Promise<boolean> => {
    for (;;) {
      const inProgress = flights.made(account);
      const { count } = accounts.count(account, now());
      if (count <= ATTEMPTS_PER_ACCOUNT && inProgress < ATTEMPTS_PER_ACCOUNT) {
        flights.begin(account);
        return true;
      }
      if (inProgress === 0) return false;
      accounts.forgive(account);
      await flights.nextEnd(account);
    }
  };

  return {
    attempt: async (account, address, make) => {
      const network = networkOf(address);
      if (addresses.count(network, now()).count > ATTEMPTS_PER_ADDRESS) return undefined;
      if (!(await admit(account))) return undefined;
      try {
        const right = await make();
        if (right === undefined) return undefined;
        accounts.forget(account);
        addresses.forgive(network);
        return right;
      } finally {
        flights.end(account);
      }
    },
  };
}

/** Attempts in progress at one account, and those that wait for one of them to end. */
interface Flight {
  made: number;
  waiting: (() => void)[];
}

function createFlights() {
  const flights = new Map<string, Flight>();
  return {
    made: (account: string) => flights.get(account)?.made ?? 0,
    begin: (account: string) => {
      const flight = flights.get(account) ?? { made: 0, waiting: [] };
      flight.made += 1;
      flights.set(account, flight);
    },
    end: (account: string) => {
      const flight = flights.get(account);
      if (flight === undefined) return;
      flight.made -= 1;
      if (flight.made === 0) flights.delete(account);
      for (const wake of flight.waiting.splice(0)) wake();
    },
    /** Resolves when an attempt at the account ends; at once where none is in progress. */
    nextEnd: (account: string) => new Promise<void>(resolve => flights.get(account)?.waiting.push(resolve) ?? resolve()),
  };
}
