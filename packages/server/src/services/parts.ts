/** Reads what one owner holds in parts, so that neither a long statement nor a client that reads slowly holds much. */
import type { LongList } from '../lib/long-list.ts';
import { slowLane } from '../lib/slow-lane.ts';

/** Rows in a part. Nearly everybody holds fewer, so that one statement reads all. */
export const PART = 50;

/**
 * `read` gives at most `limit` rows after the given one, in order; after undefined the first ones. `most`: how many there may be in
 * all. The rest is read a part at a time, in the caller's turn.
 */
export async function readInParts<Row>(
  caller: string,
  read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>,
  most: number = Number.POSITIVE_INFINITY,
): Promise<LongList<Row>> {
  const first = await read(undefined, Math.min(PART, most));
  if (first.length < PART || first.length >= most) return { first, rest: null };
  return { first, rest: restAfter(first) };

  async function* restAfter(earlier: readonly Row[]): AsyncGenerator<readonly Row[]> {
    for (let [last, count] = [earlier.at(-1), earlier.length]; count < most; ) {
      await slowLane.turn(caller);
      const rows = await read(last, Math.min(PART, most - count));
      yield rows;
      if (rows.length < PART) return;
      last = rows.at(-1);
      count += rows.length;
    }
  }
}
