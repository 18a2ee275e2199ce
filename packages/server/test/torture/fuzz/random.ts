/** Random choices that the same seed makes again. */

export interface Random {
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number from 0, less than the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Undefined only for an empty list. */
  readonly pickOf: <T>(list: readonly T[]) => T | undefined;
}

/** SplitMix32: small, quick, and good enough to choose requests with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: probability => next() < probability,
    pick: list => list[below(list.length)] ?? list[0],
    pickOf: list => list[below(list.length)],
  };
}
