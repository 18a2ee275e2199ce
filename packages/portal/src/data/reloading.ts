/** A change that loads a list again, whether it was made, refused or undone: lists are not kept by keys. */
import type { Change } from './write.ts';

export function reloading<T>({ undo, ...change }: Change<T>, reload: () => void): Change<T> {
  return {
    ...change,
    run: options => change.run(options).finally(reload),
    ...(undo === undefined ? {} : { undo: (value: T) => reloading(undo(value), reload) }),
  };
}
