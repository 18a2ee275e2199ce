/** Finds what is within a location administrator's reach, where that is little: a list then needs not walk past everything else. */
import type { Query } from '../storage/sql/statement.ts';
import type { Reach } from '../storage/statements/reach.ts';
import type { ReachParameters } from '../storage/statements/within-reach.ts';
import type { Reader } from '../storage/storage.ts';

/** Reading so many numbers takes about 10 ms. Where there are more, a walk over everything soon has a page of them. */
const NUMBERS_LIMIT = 5_000;

/** All numbers, some more than once; undefined where there are too many, and for an actor who sees everything. */
export async function numbersInReach(
  reader: Reader,
  statement: Query<ReachParameters, { number: number }>,
  { org, bound, actor, self }: Reach & { readonly org: number },
): Promise<number[] | undefined> {
  if (bound === 0) return undefined;
  const rows = await reader.all(statement, { org, actor, self, limit: NUMBERS_LIMIT + 1 });
  return rows.length > NUMBERS_LIMIT ? undefined : rows.map(({ number }) => number);
}
