/** Which statements a question takes. */
import type { Reader } from '../../src/storage/storage.ts';

/** The same storage, which notes each statement that is read by it. */
export function noting<S extends Reader>(storage: S, asked: unknown[]): S {
  const noted =
    <A extends unknown[], R>(read: (...args: A) => R) =>
    (...args: A): R => {
      asked.push(args[0]);
      return read(...args);
    };
  return { ...storage, one: noted(storage.one), all: noted(storage.all) };
}
