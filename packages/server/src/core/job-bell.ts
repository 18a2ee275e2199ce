/** Wakes the runner of jobs in this process, so that a job that was just added does not wait for its next look. */

export interface JobBell {
  readonly ring: () => void;
  /** Returns what ends the listening. */
  readonly onRing: (listener: () => void) => () => void;
}

export function createJobBell(): JobBell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    onRing: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
