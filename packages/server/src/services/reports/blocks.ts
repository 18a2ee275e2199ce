/**
 * Reports in blocks. Where a block ended is the number of the last thing looked at, forwards or backwards: numbers are never
 * given twice, so that whatever is there all the time is read exactly once, and every block costs the same.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';

export interface BlockRequest<Item, Row> {
  /** Which report it is: a token of another one is none of this. */
  readonly report: string;
  /** Null for the first block. */
  readonly token: string | null;
  /** So many rows end a block; all rows of one item stand in the same one. */
  readonly size: number;
  /** What the item is in the report; nothing where the caller did not ask for it. */
  readonly rowsOf: (item: Item) => readonly Row[];
}

export interface Block<Row> {
  readonly rows: readonly Row[];
  readonly nextToken: string | null;
  readonly previousToken: string | null;
}

/** What a report is made of, by ascending number. */
export interface Source<Item> {
  /** Whether it leaves out what the caller does not see. */
  readonly isPartial: boolean;
  /** The number `count` places behind this one, or before it; undefined where fewer are left. */
  readonly edge: (direction: Direction, from: number, count: number) => Promise<number | undefined>;
  /** The items strictly between two numbers, ascending. */
  readonly between: (after: number, before: number) => Promise<readonly { readonly number: number; readonly item: Item }[]>;
}

type Direction = 'after' | 'before';

/** Numbers that are read in one go, before others have their turn. */
const STRIDE = 250;
/**
 * Numbers that one block looks at: behind them it ends, however little of what the caller sees was asked for. Of a source that leaves out
 * what the caller does not see, only the items that they see count: else their blocks would come back empty.
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

/** In the direction of reading. */
async function itemsOf<Item>(source: Source<Item>, direction: Direction, from: number, edge: number | undefined) {
  if (direction === 'after') return source.between(from, edge === undefined ? BEYOND : edge + 1);
  return (await source.between(edge === undefined ? 0 : edge - 1, from)).toReversed();
}

/** `stop`: the last number that was looked at, null where nothing is left behind it. */
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
