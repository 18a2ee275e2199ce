/**
 * Reads lists that a statement filters. The statement looks at a bounded range of rows at a time, however few of them fit: on SQLite a
 * statement holds up every other request while it runs.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows that one statement looks at. On SQLite that takes 2 to 8 ms: people are the cheapest, desk phones with their owners the dearest. */
export const STRIDE = 500;
const BEYOND = Number.MAX_SAFE_INTEGER;

/** Numbers in `(after, upTo]`. */
export interface Stride {
  readonly after: number;
  readonly upTo: number;
}

/** What is read in strides, by ascending number. */
export interface Strided<Row> {
  /** The number that is `skip` + 1 places behind `start`; undefined where fewer are left. */
  readonly edge: (start: number, skip: number) => Promise<{ readonly number: number } | undefined>;
  /** The rows of a stride that fit, in order, at most `limit`. */
  readonly read: (stride: Stride, limit: number) => Promise<readonly Row[]>;
}

/** The rows behind a number that fit, a stride at a time; other requests get their turn in between. */
export async function* inStrides<Row>(
  { edge, read }: Strided<Row>,
  after: number,
  wanted: () => number = () => STRIDE,
): AsyncGenerator<readonly Row[]> {
  for (let start: number | undefined = after; start !== undefined; ) {
    const end: number | undefined = (await edge(start, STRIDE - 1))?.number;
    yield await read({ after: start, upTo: end ?? BEYOND }, wanted());
    start = end;
    if (start !== undefined) await nextTurn();
  }
}

/** The first rows behind a number that fit: `limit`, or all where there are fewer. */
export async function firstInStrides<Row>(strided: Strided<Row>, after: number, limit: number): Promise<Row[]> {
  const found: Row[] = [];
  for await (const rows of inStrides(strided, after, () => limit - found.length)) {
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}
