/** Sorts long lists without blocking the event loop: in runs, which are then merged in pairs. Stable. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Items to sort or merge before yielding to the event loop: about a millisecond of comparing text. */
const STRIDE = 2_000;

export async function sortInTurns<T>(items: readonly T[], compare: (one: T, other: T) => number): Promise<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += STRIDE) {
    if (start > 0) await nextTurn();
    runs.push(items.slice(start, start + STRIDE).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let pair = 0; pair < runs.length; pair += 2) {
      merged.push(await merge(runs[pair] ?? [], runs[pair + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(left: readonly T[], right: readonly T[], compare: (one: T, other: T) => number): Promise<T[]> {
  const merged: T[] = [];
  let fromLeft = 0;
  let fromRight = 0;
  while (fromLeft < left.length && fromRight < right.length) {
    const [one, other] = [left[fromLeft] as T, right[fromRight] as T];
    const takesLeft = compare(one, other) <= 0;
    merged.push(takesLeft ? one : other);
    if (takesLeft) fromLeft += 1;
    else fromRight += 1;
    if (merged.length % STRIDE === 0) await nextTurn();
  }
  return merged.concat(left.slice(fromLeft), right.slice(fromRight));
}
