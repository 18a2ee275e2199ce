/** Runs small work after the answer that it belongs to, and waits for it at shutdown. */

export interface Later {
  /** Begins the work at once. Nobody waits for it; its failure is reported and changes nothing. */
  readonly run: (work: () => Promise<void>) => void;
  /** Resolves when all work that was begun has ended. */
  readonly settled: () => Promise<void>;
}

/** Beyond this many, new work is dropped: the store is then too slow for what can be done without. */
const PENDING_LIMIT = 100;

export function createLater(onError: (error: unknown) => void): Later {
  const pending = new Set<Promise<void>>();
  return {
    run: work => {
      if (pending.size >= PENDING_LIMIT) return;
      const running: Promise<void> = work()
        .catch(onError)
        .finally(() => pending.delete(running));
      pending.add(running);
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
