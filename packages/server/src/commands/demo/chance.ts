/** Chance that is the same at every start, so that the demo always tells the same story. */

export interface Chance {
  /** From 0, and below 1. */
  readonly next: () => number;
  /** A whole number from 0, and below the limit. */
  readonly below: (limit: number) => number;
  /** Whether something happens that happens to this share. */
  readonly happens: (share: number) => boolean;
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T;
  readonly text: (alphabet: string, length: number) => string;
}

/** The generator mulberry32: 32 bits of state are enough for a story. */
export function createChance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: share => next() < share,
    oneOf: list => list[below(list.length)] ?? list[0],
    text: (alphabet, length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
  };
}
