/** A work in the queue of a store. Works share a transaction, and each of them gets an answer of its own. */

/** `Tx`: what the queue gives its works to write with. */
export interface Job<Tx> {
  /** Whether the work's changes stay. */
  readonly run: (tx: Tx) => Promise<boolean>;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** A work, and the promise that waits for it. */
export interface Order<Tx, T> {
  readonly work: (tx: Tx) => Promise<T>;
  readonly rollback: boolean;
  readonly resolve: (result: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Holds the result back until the queue says that the transaction has ended. */
export function createJob<Tx, T>({ work, rollback, resolve, reject }: Order<Tx, T>): Job<Tx> {
  let result: T;
  return {
    run: async tx => {
      result = await work(tx);
      return !rollback;
    },
    settle: () => resolve(result),
    fail: reject,
  };
}
