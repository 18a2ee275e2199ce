/** Writes of a transaction that are held back, in their order. */
import { createSameRows, placesRead, placesWritten } from './same-rows.ts';
import type { Command, Query } from './statement.ts';

export interface Write {
  readonly command: Command<never>;
  readonly parameters: never;
}

export interface HeldWrites {
  readonly add: (write: Write) => void;
  readonly count: () => number;
  /** Whether the answer may be another one once they are made. */
  readonly affect: <P, R>(asked: Query<P, R>, parameters: P) => boolean;
  /** Hands out the first so many, in their order. They are held no longer. */
  readonly take: (count: number) => Write[];
  /** Forgets all but the first so many. */
  readonly keep: (count: number) => void;
}

export function createHeldWrites(): HeldWrites {
  let writes: Write[] = [];
  const rows = createSameRows<Write>();
  const forget = (some: readonly Write[]) => {
    if (writes.length === 0) rows.clear();
    else
      for (const write of some) {
        for (const place of placesWritten(write.command)) rows.remove(place, write.parameters, write);
      }
    return some;
  };
  return {
    add: write => {
      writes.push(write);
      for (const place of placesWritten(write.command)) rows.add(place, write.parameters, write);
    },
    count: () => writes.length,
    affect: (asked, parameters) => {
      if (writes.length === 0) return false;
      for (const place of placesRead(asked)) for (const _write of rows.find(place, parameters)) return true;
      return false;
    },
    take: count => {
      const taken = writes.slice(0, count);
      writes = writes.slice(count);
      forget(taken);
      return taken;
    },
    keep: count => {
      if (count < writes.length) forget(writes.splice(count));
    },
  };
}
