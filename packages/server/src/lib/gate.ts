/** Runs a limited number of jobs at a time, queues a limited number, and refuses the rest. */
import pLimit from 'p-limit';

export interface Gate {
  /** Runs the work when there is room; undefined when the queue is full. */
  readonly enter: <T>(work: () => Promise<T>) => Promise<T> | undefined;
}

export function createGate(inside: number, waiting: number): Gate {
  const limit = pLimit(inside);
  // The library queues any number.
  const isFull = () => limit.activeCount >= inside && limit.pendingCount >= waiting;
  return { enter: work => (isFull() ? undefined : limit(work)) };
}
