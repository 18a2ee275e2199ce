/** Limits password guessing: a number of attempts per quarter of an hour, for each account and each address. */
import { networkOf } from '../../lib/network.ts';
import { createWindows } from '../../lib/windows.ts';

export interface Throttle {
  /**
   * Makes the attempt unless there were too many. Undefined for too many attempts and for a wrong one. A right attempt is not
   * counted and resets its account. At the limit an attempt waits for those in progress at the same account, so that many
   * callers with the right password can come at once, and a guesser gains nothing from guessing in parallel.
   */
  readonly attempt: <T>(account: string, address: string, make: () => Promise<T | undefined>) => Promise<T | undefined>;
}

/** More than people need to find the right one of their passwords. At this rate, guessing six letters takes centuries. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** Higher, because a whole office may share one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
export const WINDOW_MS = 15 * 60_000;

export function createThrottle(now: () => number = Date.now): Throttle {
  const accounts = createWindows(WINDOW_MS);
  // Counted apart from the accounts and checked first, so that one caller cannot evict the accounts of others.
  const addresses = createWindows(WINDOW_MS);
  const flights = createFlights();

  /** Checks and begins the attempt without an `await` in between, so that the next waiter sees it. */
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
    /** Resolves when an attempt at the account ends; at once if none is in progress. */
    nextEnd: (account: string) => new Promise<void>(resolve => flights.get(account)?.waiting.push(resolve) ?? resolve()),
  };
}
