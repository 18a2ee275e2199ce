/**
 * Finds the numbers that were handed out in a period. Numbers and instants ascend together, as far as the clocks of several nodes agree,
 * so that this takes no index.
 */
import type { Instant } from '../lib/instant.ts';
import type { Query } from '../storage/sql/statement.ts';
import type { Reader } from '../storage/storage.ts';
import { BEYOND, type Between } from './walk.ts';

/** Clocks of nodes that differ by more than this break certificates and tokens before they break a list. */
const CLOCKS_DIFFER_MICROS = 3_600_000_000;

/** The first object at or behind a number, with its instant. */
export type CreatedFrom = Query<{ org: number; start: number }, { readonly number: number; readonly createdAt: Instant }>;

interface Period {
  readonly org: number;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
}

/** Everything created in the period is between these numbers; what else is between them is to be filtered out. */
export async function numbersWithin(reader: Reader, from: CreatedFrom, period: Period): Promise<Between> {
  const { org, createdAfter, createdBefore } = period;
  const above = createdAfter === null ? 0 : await firstNumber(reader, from, org, createdAfter - CLOCKS_DIFFER_MICROS);
  const below = createdBefore === null ? BEYOND : await firstNumber(reader, from, org, createdBefore + CLOCKS_DIFFER_MICROS);
  return { above: above - 1, below };
}

/** The number of the first object created at the instant or later, by bisection. */
async function firstNumber(reader: Reader, from: CreatedFrom, org: number, at: Instant): Promise<number> {
  let [low, high] = [0, 1];
  const isBefore = async (number: number) => {
    const next = await reader.one(from, { org, start: number });
    return next !== undefined && next.createdAt < at;
  };
  while (await isBefore(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}
