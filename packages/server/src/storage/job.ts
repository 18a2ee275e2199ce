/** A work on its way through a store's queue: it shares a transaction with its neighbours and is answered for itself. */

/** `Tx`: what the queue gives its works to write with. */
export interface Job<Tx> {
  /** Whether the work's changes stay. */
  readonly run: (tx: Tx) => Promise<boolean>;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** A work, and whom to tell what became of it. */
export interface Order<Tx, T> {
  readonly work: (tx: Tx) => Promise<T>;
  readonly rollback: boolean;
  readonly resolve: (result: T) => void;
  readonly reject: (error: unknown) => void;
}

/** The result is kept back until the queue says that the transaction around the work is over. */
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
