/** Holds what clients were told against what a store says. */
import { agree, type Facts, type Key } from './facts.ts';

/** What may be true of an object: what was told last, or what was asked for since and not answered. */
export type Allowed = ReadonlyMap<Key, readonly (Facts | null)[]>;

/** Every acknowledged write that the store does not have, as sentences. */
export function lossesIn(stored: ReadonlyMap<Key, Facts>, allowed: Allowed): string[] {
  const losses: string[] = [];
  for (const [key, choices] of allowed) {
    const found = stored.get(key);
    if (choices.some(each => agree(each, found))) continue;
    losses.push(`${key} was told to be ${JSON.stringify(choices)} and is ${JSON.stringify(found ?? null)}`);
  }
  return losses;
}
