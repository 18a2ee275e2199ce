/** How far a stretch of the feed is: what was read of it, and up to where all of that is stored. Pure. */

export interface Progress {
  /** Every event up to here was looked at. */
  readonly readTo: () => number;
  readonly moveTo: (sequence: number) => void;
  /** A wanted event, in order, of which nothing is stored yet. */
  readonly begin: (sequence: number) => void;
  /** It is stored what became of it, or will be in the next transaction. */
  readonly end: (sequence: number) => void;
  /** How many are begun. */
  readonly open: () => number;
  /** Where another process would go on. */
  readonly position: () => number;
}

export function createProgress(from: number): Progress {
  let readTo = from;
  const open = new Set<number>();
  return {
    readTo: () => readTo,
    moveTo: sequence => {
      readTo = Math.max(readTo, sequence);
    },
    begin: sequence => open.add(sequence),
    end: sequence => open.delete(sequence),
    open: () => open.size,
    position: () => {
      // Sets keep the order in which they were filled.
      for (const first of open) return first - 1;
      return readTo;
    },
  };
}
