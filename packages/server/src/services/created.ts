/**
 * Finds the numbers of what was created in a period. Numbers are handed out as rows are made, so that they ascend with the time of that,
 * as far as the clocks of several nodes agree. What somebody gave another beginning by hand has an index of its own.
 */
import type { Instant } from '../lib/instant.ts';
import type { Query } from '../storage/sql/statement.ts';
import { ENTERED_WITHIN } from '../storage/statements/past.ts';
import type { Reader } from '../storage/storage.ts';
import { BEYOND, type Between } from './walk.ts';

/** Clocks of nodes that differ by more than this break certificates and tokens before they break a list. */
const CLOCKS_DIFFER_MICROS = 3_600_000_000;

/** Rows entered later that are looked through for their numbers. With more of them in the period, most of a list matches anyway. */
const ENTERED = 10_000;

/** The first object at or behind a number, with the instant at which its row was made. */
export type CreatedFrom = Query<{ org: number; start: number }, { readonly number: number; readonly createdAt: Instant }>;

interface Period {
  readonly org: number;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
}

/** What is not used since an instant was added before it. */
export function addedBefore<P extends Period & { readonly inactiveSince: Instant | null }>(period: P): Period {
  const { org, createdAfter, createdBefore, inactiveSince } = period;
  const known = [createdBefore, inactiveSince].filter(each => each !== null);
  return { org, createdAfter, createdBefore: known.length === 0 ? null : Math.min(...known) };
}

/**
 * Everything created in the period is between these numbers, which neither meet nor touch and ascend; what else is between them is to be
 * filtered out.
 */
export async function numbersWithin(
  reader: Reader,
  table: keyof typeof ENTERED_WITHIN,
  from: CreatedFrom,
  period: Period,
): Promise<readonly Between[]> {
  const { org, createdAfter, createdBefore } = period;
  if (createdAfter === null && createdBefore === null) return [EVERYTHING];
  const key = { org, after: createdAfter ?? -1, before: createdBefore ?? BEYOND, most: ENTERED + 1 };
  const entered = await reader.one(ENTERED_WITHIN[table], key);
  if (entered !== undefined && entered.total > ENTERED) return [EVERYTHING];
  const above = createdAfter === null ? 0 : await firstNumber(reader, from, org, createdAfter - CLOCKS_DIFFER_MICROS);
  const below = createdBefore === null ? BEYOND : await firstNumber(reader, from, org, createdBefore + CLOCKS_DIFFER_MICROS);
  const inOrder = { above: above - 1, below };
  if (entered === undefined || entered.first === null || entered.last === null) return [inOrder];
  return joined(inOrder, { above: entered.first - 1, below: entered.last + 1 });
}

const EVERYTHING: Between = { above: -1, below: BEYOND };

function joined(one: Between, other: Between): readonly Between[] {
  const [first, second] = one.above <= other.above ? [one, other] : [other, one];
  if (second.above >= first.below - 1) return [first, second];
  return [{ above: first.above, below: Math.max(first.below, second.below) }];
}

/** The number of the first object whose row was made at the instant or later, by bisection. */
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
