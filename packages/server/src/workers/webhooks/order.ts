/**
 * What is to be sent to one webhook, in order per subject. An event is about a device, an owner or both; it is ready when no earlier
 * one about the same device or the same owner is left. Pure.
 */

export interface Ordered {
  readonly sequence: number;
  /** Ids of what it is about. */
  readonly subjects: readonly string[];
}

export interface Order<T extends Ordered> {
  readonly size: () => number;
  readonly get: (sequence: number) => T | undefined;
  /** Behind everything that was added before. */
  readonly add: (item: T) => void;
  /** Whether nothing about the same is left before it. */
  readonly isReady: (item: T) => boolean;
  /** What is ready, the first added first. */
  readonly ready: () => Iterable<T>;
  /** Takes it out. What it held back may be ready then. */
  readonly settle: (item: T) => void;
  readonly all: () => Iterable<T>;
}

export function createOrder<T extends Ordered>(): Order<T> {
  const items = new Map<number, T>();
  const queues = new Map<string, T[]>();
  const ready = new Map<number, T>();
  const isReady = (item: T) => item.subjects.every(subject => queues.get(subject)?.[0] === item);
  const leave = (item: T, subject: string) => {
    const queue = queues.get(subject) ?? [];
    const at = queue.indexOf(item);
    if (at >= 0) queue.splice(at, 1);
    if (queue.length === 0) queues.delete(subject);
    const [next] = queue;
    if (next !== undefined && isReady(next)) ready.set(next.sequence, next);
  };
  return {
    size: () => items.size,
    get: sequence => items.get(sequence),
    add: item => {
      items.set(item.sequence, item);
      for (const subject of item.subjects) {
        const queue = queues.get(subject);
        if (queue === undefined) queues.set(subject, [item]);
        else queue.push(item);
      }
      if (isReady(item)) ready.set(item.sequence, item);
    },
    isReady,
    ready: () => ready.values(),
    settle: item => {
      items.delete(item.sequence);
      ready.delete(item.sequence);
      for (const subject of item.subjects) leave(item, subject);
    },
    all: () => items.values(),
  };
}
