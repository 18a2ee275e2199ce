/** Walks a list in the order of its ids, which is the order in which its items were added. A stride at a time, so that nobody waits long. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Walk } from './lists.ts';

/** Rows that one statement reads: one or two milliseconds on SQLite. */
const STRIDE = 500;
/** Before the first id, and behind the last. */
const ENDS = { ascending: '', descending: '~' } as const;

export interface ById<Row> {
  readonly descending: boolean;
  /** At most `limit` rows beyond the id, in order. */
  readonly read: (after: string, limit: number) => Promise<readonly Row[]>;
  /** A condition that the statement does not have. */
  readonly matches: (row: Row) => boolean;
}

export function walkById<Row extends { readonly id: string }>(list: ById<Row>): Walk<Row> {
  const take = async (first: string | null, wanted: number): Promise<Row[]> => {
    const found: Row[] = [];
    for (let after = first ?? (list.descending ? ENDS.descending : ENDS.ascending); ; await nextTurn()) {
      const rows = await list.read(after, STRIDE);
      for (const row of rows) if (found.length < wanted && list.matches(row)) found.push(row);
      const last = rows.at(-1);
      if (found.length >= wanted || rows.length < STRIDE || last === undefined) return found;
      after = last.id;
    }
  };
  return {
    read: (after, limit) => take(after === null ? null : String(after[0]), limit),
    count: async () => (await take(null, Number.POSITIVE_INFINITY)).length,
    positionOf: ({ id }) => [id],
    kinds: ['string'],
  };
}
