/** What every hunt for stale answers needs: a clock that it moves on itself, and dice that fall the same in every run. */

const START = 1_800_000_000_000_000;

export interface HuntClock {
  readonly now: () => number;
  readonly skip: (micros: number) => void;
}

/** Goes on by itself, and further when it is told to: planned ends come when the test wants. */
export function createHuntClock(): HuntClock {
  let last = START;
  return {
    now: () => {
      last += 1;
      return last;
    },
    skip: micros => {
      last += micros;
    },
  };
}

export type Dice = (sides: number) => number;

/** Numerical Recipes' generator. */
export function createDice(seed: number): Dice {
  let state = seed;
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export function pick<T>(dice: Dice, list: readonly T[]): T {
  return list[dice(list.length)] as T;
}

/** Runs one of them; what has nothing to work on is refused like anything else. */
export async function tryOne(dice: Dice, kinds: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.resolve()
    .then(pick(dice, kinds))
    .catch(() => undefined);
}
