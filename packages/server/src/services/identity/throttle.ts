/**
 * Limits password guessing in fixed windows of time. An account is locked for the network that the wrong attempts come from, so a
 * stranger elsewhere cannot lock anybody out. Two wider limits stop those who have many accounts or many networks to try.
 */
import { networkOf, widerNetworkOf } from '../../lib/network.ts';
import { createWindows, secondsLeft, type Window } from '../../lib/windows.ts';
import { createFlights } from './flights.ts';

/** An attempt that is not made yet. */
export type Try = AtAccount | AtNone;

/** No account can be meant, so that there is none to lock. Only networks are counted. */
interface AtNone {
  readonly account: null;
  readonly address: string;
}

interface AtAccount {
  readonly account: string;
  readonly address: string;
  /** Whether the network is a familiar one. Asked only while the account is locked for the others. */
  readonly isFamiliar: () => Promise<boolean>;
}

/** A lock-out that begins. */
export interface LockOut {
  /** Null: every network that is not familiar. */
  readonly network: string | null;
  /** The wrong attempts that led to it. */
  readonly attempts: number;
  readonly endsAtMs: number;
}

export type Outcome<T> =
  | { readonly kind: 'right'; readonly value: T }
  | { readonly kind: 'wrong'; readonly lockOuts: readonly LockOut[] }
  | { readonly kind: 'refused'; readonly retryAfterSeconds: number };

export interface Throttle {
  /**
   * Makes the attempt unless there were too many. `make` returns undefined for a wrong one. A right attempt is not counted and
   * resets its account in its network. At the limit an attempt waits for those in progress, so that many callers with the right
   * password can come at once, and a guesser gains nothing from guessing in parallel.
   */
  readonly attempt: <T>(wanted: Try, make: () => Promise<T | undefined>) => Promise<Outcome<T>>;
  /** Forgets what was counted before the instant. For a lock-out that somebody lifted. */
  readonly lift: (account: string, network: string | null, liftedAtMs: number) => void;
}

/** For one account in one network: more than people need to find the right one of their passwords. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** For one account in all networks: somebody who has many networks guesses no faster than this. */
export const ATTEMPTS_EVERYWHERE = 100;
/** For one network on all accounts: higher, because a whole office may share one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
/** For a /24 or /48 on all accounts: one customer of a provider has many networks of the smaller kind. */
export const ATTEMPTS_PER_WIDER_NETWORK = 1_000;
export const WINDOW_MS = 15 * 60_000;

export function createThrottle(now: () => number = Date.now): Throttle {
  const pairs = createPairs(now);
  const accounts = createWindows(WINDOW_MS);
  // Counted apart from the accounts and checked first, so that one caller cannot evict the accounts of others.
  const networks = createNetworkLimits(now);

  /** The lock-out of all strangers, if this wrong attempt was the last that they have. */
  const lockOutEverywhere = (account: string): LockOut[] => {
    if (accounts.count(account, now()).count !== ATTEMPTS_EVERYWHERE) return [];
    return begunBy(accounts.renew(account, now()), null);
  };

  return {
    attempt: async (wanted, make) => {
      const { account, address } = wanted;
      const full = networks.count(address);
      if (full !== undefined) return refusedUntil(full, now());
      if (account === null) {
        const value = await make();
        return value === undefined ? { kind: 'wrong', lockOuts: [] } : { kind: 'right', value };
      }
      const network = networkOf(address);
      const pair = `${account} ${network}`;
      const everywhere = accounts.find(account, now());
      const isLocked = everywhere !== undefined && everywhere.count >= ATTEMPTS_EVERYWHERE && !(await wanted.isFamiliar());
      const admitted = isLocked ? { window: everywhere, isFull: true } : await pairs.admit(pair);
      if (admitted.isFull) {
        // It cost nothing, so a client that keeps trying one locked account does not lock its whole office.
        networks.forgive(address);
        return refusedUntil(admitted.window, now());
      }
      try {
        const value = await make();
        if (value === undefined) {
          return { kind: 'wrong', lockOuts: [...pairs.lockOut(pair, network, admitted.window), ...lockOutEverywhere(account)] };
        }
        pairs.windows.forget(pair);
        networks.forgive(address);
        return { kind: 'right', value };
      } finally {
        pairs.end(pair);
      }
    },
    lift: (account, network, liftedAtMs) => {
      const [windows, key] = network === null ? [accounts, account] : [pairs.windows, `${account} ${network}`];
      const window = windows.find(key, now());
      if (window !== undefined && window.endsAt - WINDOW_MS <= liftedAtMs) windows.forget(key);
    },
  };
}

/** Counts an account in one network. */
function createPairs(now: () => number) {
  const windows = createWindows(WINDOW_MS);
  const flights = createFlights();
  return {
    windows,
    /** Checks and begins the attempt without an `await` in between, so that the next waiter sees it. */
    admit: async (pair: string): Promise<{ window: Window; isFull: boolean }> => {
      for (;;) {
        const inProgress = flights.made(pair);
        const window = windows.count(pair, now());
        if (window.count <= ATTEMPTS_PER_ACCOUNT && inProgress < ATTEMPTS_PER_ACCOUNT) {
          flights.begin(pair);
          return { window, isFull: false };
        }
        windows.forgive(pair);
        if (inProgress === 0) return { window, isFull: true };
        await flights.nextEnd(pair);
      }
    },
    end: flights.end,
    /** Looks a pair up only at its limit, because each look-up makes an entry of the bounded map worth keeping. */
    lockOut: (pair: string, network: string, { count }: Window): LockOut[] => {
      // The last of those in progress tells: one of the others may be right, and reset the account.
      if (count !== ATTEMPTS_PER_ACCOUNT || flights.made(pair) > 1 || windows.find(pair, now()) === undefined) return [];
      return begunBy(windows.renew(pair, now()), network);
    },
  };
}

function begunBy(window: Window | undefined, network: string | null): LockOut[] {
  return window === undefined ? [] : [{ network, attempts: window.count, endsAtMs: window.endsAt }];
}

function refusedUntil(window: Window, nowMs: number): { kind: 'refused'; retryAfterSeconds: number } {
  return { kind: 'refused', retryAfterSeconds: secondsLeft(window, nowMs) };
}

function createNetworkLimits(now: () => number) {
  const networks = createWindows(WINDOW_MS);
  const wider = createWindows(WINDOW_MS);
  return {
    /** Counts an attempt; the window if it was one too many. */
    count: (address: string): Window | undefined => {
      const window = networks.count(networkOf(address), now());
      if (window.count > ATTEMPTS_PER_ADDRESS) return window;
      const wide = wider.count(widerNetworkOf(address), now());
      return wide.count > ATTEMPTS_PER_WIDER_NETWORK ? wide : undefined;
    },
    forgive: (address: string) => {
      networks.forgive(networkOf(address));
      wider.forgive(widerNetworkOf(address));
    },
  };
}
