/**
 * Pages reports in blocks, forwards and backwards. A block token holds the number of the last item read. Numbers are never
 * reused, so an item that exists all the time is read exactly once, and every block costs the same.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';

export interface BlockRequest<Item, Row> {
  /** The name of the report. Tokens of other reports are refused. */
  readonly report: string;
  /** Null for the first block. */
  readonly token: string | null;
  /** The number of rows that ends a block. All rows of one item are in the same block. */
  readonly size: number;
  /** The rows of an item; empty if the caller's conditions exclude it. */
  readonly rowsOf: (item: Item) => readonly Row[];
}

export interface Block<Row> {
  readonly rows: readonly Row[];
  readonly nextToken: string | null;
  readonly previousToken: string | null;
}

/** The items of a report, by ascending number. */
export interface Source<Item> {
  /** Whether it leaves out items that the caller may not see. */
  readonly isPartial: boolean;
  /** The number `count` places after `from`, or before it; undefined if fewer are left. */
  readonly edge: (direction: Direction, from: number, count: number) => Promise<number | undefined>;
  /** The items strictly between two numbers, ascending. */
  readonly between: (after: number, before: number) => Promise<readonly { readonly number: number; readonly item: Item }[]>;
}

type Direction = 'after' | 'before';

/** Numbers per read, between which other requests can run. */
const STRIDE = 250;
/**
 * Numbers that one block reads at most, even if few of them give rows. If the source leaves out items that the caller may not
 * see, only the visible ones count; else the caller would get empty blocks.
 */
const LOOKED_AT = 5_000;
const BEYOND = Number.MAX_SAFE_INTEGER;

export async function readBlock<Item, Row>(
  { report, token, size, rowsOf }: BlockRequest<Item, Row>,
  source: Source<Item>,
): Promise<Block<Row>> {
  const [direction, from] = token === null ? (['after', 0] as const) : positionOf(report, token);
  const found: (readonly Row[])[] = [];
  let count = 0;
  let at = from;
  const end = (more: boolean) => toBlock(report, direction, from, more ? at : null, found);

  let looked = 0;
  for (let stride = Math.min(size + 1, STRIDE); looked < LOOKED_AT; stride = STRIDE) {
    const edge = await source.edge(direction, at, stride);
    const start = at;
    const items = await itemsOf(source, direction, start, edge);
    looked += source.isPartial ? items.length : stride;
    for (const { number, item } of items) {
      const rows = rowsOf(item);
      if (rows.length > 0 && count >= size) return end(true);
      at = number;
      found.push(rows);
      count += rows.length;
    }
    if (edge === undefined) return end(false);
    at = edge;
    await nextTurn();
  }
  return end(true);
}

/** Returned in the direction of reading. */
async function itemsOf<Item>(source: Source<Item>, direction: Direction, from: number, edge: number | undefined) {
  if (direction === 'after') return source.between(from, edge === undefined ? BEYOND : edge + 1);
  return (await source.between(edge === undefined ? 0 : edge - 1, from)).toReversed();
}

/** `stop`: the last number that was read; null if the source has no more. */
function toBlock<Row>(
  report: string,
  direction: Direction,
  from: number,
  stop: number | null,
  found: readonly (readonly Row[])[],
): Block<Row> {
  const tokenOf = (way: Direction, number: number) => encodeCursor([report, way, number]);
  if (direction === 'after') {
    const nextToken = stop === null ? null : tokenOf('after', stop);
    return { rows: found.flat(), nextToken, previousToken: from === 0 ? null : tokenOf('before', from + 1) };
  }
  const previousToken = stop === null ? null : tokenOf('before', stop);
  return { rows: found.toReversed().flat(), nextToken: tokenOf('after', from - 1), previousToken };
}

function positionOf(report: string, token: string): readonly [Direction, number] {
  const [of, direction, number] = decodeCursor(token, ['string', 'string', 'number']) ?? [];
  const isDirection = direction === 'after' || direction === 'before';
  if (of === report && isDirection && typeof number === 'number' && number > 0) return [direction, number];
  const expected = 'a token of an earlier answer of this report';
  const fault = { where: 'query', field: 'block_token', kind: 'format', expected, value: token } as const;
  throw new Problem('invalid', `The block token must be ${expected}.`, { faults: [fault] });
}
