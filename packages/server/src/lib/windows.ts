/** Counts by key in fixed windows of time. The counts belong to this process, are bounded, and may be lost. */
import { createBoundedMap } from './bounded-map.ts';

export interface Window {
  readonly count: number;
  readonly endsAt: number;
}

export interface Windows {
  /** Counts one, or `by`, and gives the window that it falls into. It changes with the next count. */
  readonly count: (key: string, nowMs: number, by?: number) => Window;
  /** The window that is open, without counting. */
  readonly find: (key: string, nowMs: number) => Window | undefined;
  /** Takes one count back. */
  readonly forgive: (key: string) => void;
  /** Lets the window last from now on, with its count. */
  readonly renew: (key: string, nowMs: number) => Window | undefined;
  readonly forget: (key: string) => void;
}

/** Beyond this many keys the oldest are evicted; those that were counted again get another round. */
const KEYS_LIMIT = 20_000;

export function createWindows(windowMs: number, keysLimit: number = KEYS_LIMIT): Windows {
  const windows = createBoundedMap<string, { count: number; endsAt: number }>(keysLimit);
  /** A window that begins in the future is over, too: a clock that was set back must not keep anybody out. */
  const isOpen = ({ endsAt }: Window, nowMs: number) => endsAt > nowMs && endsAt <= nowMs + windowMs;
  return {
    count: (key, nowMs, by = 1) => {
      let window = windows.get(key);
      if (window === undefined) {
        window = { count: 0, endsAt: nowMs + windowMs };
        windows.set(key, window);
      } else if (!isOpen(window, nowMs)) {
        window.count = 0;
        window.endsAt = nowMs + windowMs;
      }
      window.count += by;
      return window;
    },
    find: (key, nowMs) => {
      const window = windows.get(key);
      return window === undefined || !isOpen(window, nowMs) ? undefined : window;
    },
    forgive: key => {
      const window = windows.get(key);
      if (window !== undefined) window.count -= 1;
    },
    renew: (key, nowMs) => {
      const window = windows.get(key);
      if (window !== undefined) window.endsAt = nowMs + windowMs;
      return window;
    },
    forget: windows.delete,
  };
}

/** Whole seconds until the window ends, and never none. */
export function secondsLeft({ endsAt }: Window, nowMs: number): number {
  return Math.max(1, Math.ceil((endsAt - nowMs) / 1000));
}
