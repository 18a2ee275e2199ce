/** Runs a limited number of jobs at a time, queues a limited number, and refuses the rest. */

export interface Gate {
  /** Runs the work when there is room; undefined when the queue is full. */
  readonly enter: <T>(work: () => Promise<T>) => Promise<T> | undefined;
}

export function createGate(inside: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let busy = 0;

  const pass = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
  return {
    enter: work => {
      if (busy < inside) {
        busy += 1;
        return pass(work);
      }
      if (queue.length >= waiting) return undefined;
      return new Promise<void>(resolve => queue.push(resolve)).then(() => pass(work));
    },
  };
}
