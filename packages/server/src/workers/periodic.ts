/** Runs tasks periodically, each on its own interval, until stopped. */

export interface PeriodicTask {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

export interface Periodic {
  /** Resolves when no task is running. */
  readonly stop: () => Promise<void>;
}

/** A task that fails is reported to `onError` and runs again at its next interval. It never overlaps with itself. */
export function startPeriodic(tasks: readonly PeriodicTask[], onError: (name: string, error: unknown) => void): Periodic {
  const running = new Map<string, Promise<void>>();
  const timers = tasks.map(({ name, everyMs, run }) =>
    setInterval(() => {
      if (running.has(name)) return;
      const round = run()
        .then(
          () => undefined,
          error => onError(name, error),
        )
        .finally(() => running.delete(name));
      running.set(name, round);
    }, everyMs).unref(),
  );
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
