/**
 * A path of a list over numbers that something else than an index of the store has found. Everything that matches is among them; the
 * statement that reads their rows decides what does.
 */
import { inSlots, type Slots } from '../storage/statements/slots.ts';
import { BEYOND, type Between, type Path } from './walk.ts';

/** The next numbers strictly between two, in the order of the list: `count` of them, fewer at the end. */
export type Candidates = (between: Between, count: number) => Promise<readonly number[]>;

/** The rows of up to as many numbers as a statement has slots, in any order. */
export type ReadNumbers<Row> = (numbers: Slots<'number'>) => Promise<readonly Row[]>;

/** Numbers that are asked for first: about what a page needs. Each further question asks for twice as many. */
const FIRST_COUNT = 64;
/** No row has it. */
const NO_NUMBER = -1;

/** For one walk, which asks for an edge before it reads up to it. */
export function candidatePath<Row extends { readonly number: number }>(
  candidates: Candidates,
  readNumbers: ReadNumbers<Row>,
  descending: boolean,
): Path<Row> {
  let found: readonly number[] = [];
  let count = FIRST_COUNT;
  const read = async ({ above, below }: Between, limit: number): Promise<Row[]> => {
    const numbers = found.filter(number => number > above && number < below);
    const rows: Row[] = [];
    for (const slots of inSlots('number', numbers, NO_NUMBER)) {
      if (rows.length >= limit) break;
      const part = await readNumbers(slots);
      rows.push(...part.toSorted((one, other) => (descending ? other.number - one.number : one.number - other.number)));
    }
    return rows.slice(0, limit);
  };
  return {
    edge: async (from, skip) => {
      const wanted = Math.min(skip + 1, count);
      count *= 2;
      found = await candidates(descending ? { above: 0, below: from } : { above: from, below: BEYOND }, wanted);
      return found.length < wanted ? undefined : found[wanted - 1];
    },
    read,
    count: async between => (await read(between, Number.POSITIVE_INFINITY)).length,
  };
}

/** Candidates that are all known, in any order. */
export function knownCandidates(numbers: readonly number[], descending: boolean): Candidates {
  const sorted = inOrder(numbers, descending);
  return async ({ above, below }, count) => sorted.filter(number => number > above && number < below).slice(0, count);
}

/** Each number once, in the order of the list. */
export function inOrder(numbers: readonly number[], descending: boolean): number[] {
  return [...new Set(numbers)].toSorted((one, other) => (descending ? other - one : one - other));
}
