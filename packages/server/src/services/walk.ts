/**
 * Walks a filtered list in the order of its numbers, by whichever index is the most selective. Each statement covers a bounded range, even
 * if few of its rows match: on SQLite, a running statement blocks every other request.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../lib/cursor.ts';
import type { Walk } from './lists.ts';

/** Candidates that one statement covers. On SQLite that takes 1 to 3 ms. */
export const STRIDE = 500;
export const BEYOND = Number.MAX_SAFE_INTEGER;

/** Numbers strictly between two. */
export interface Between {
  readonly above: number;
  readonly below: number;
}

/** Rows that are found by an index and read in strides. It knows the filter. */
export interface Strided<Row> {
  /** The number of the candidate `skip` + 1 places behind `from`; undefined if fewer are left. */
  readonly edge: (from: number, skip: number) => Promise<number | undefined>;
  /** The rows that match, in order, at most `limit`. */
  readonly read: (between: Between, limit: number) => Promise<readonly Row[]>;
}

/** One index by which the rows of a list can be found. */
export interface Path<Row> extends Strided<Row> {
  readonly count: (between: Between) => Promise<number>;
}

export interface WalkOptions<Row> {
  /** The indexes by which the filter can be answered. All of them find all rows that match. */
  readonly paths: readonly Path<Row>[];
  readonly descending: boolean;
  /** No row that matches has a number outside of these, which neither meet nor touch and ascend. */
  readonly within?: readonly Between[];
  /** Whether the path finds nothing that does not match, so that a page takes one statement. */
  readonly isExact?: boolean;
  /** A condition that the statements do not have. */
  readonly matches?: ((row: Row) => boolean) | undefined;
}

export function walkByNumber<Row extends { readonly number: number }>(options: WalkOptions<Row>): Walk<Row> {
  return {
    read: (after, limit) => take(options, after, limit),
    count: () => count(options),
    positionOf: ({ number }) => [number],
    kinds: ['number'],
  };
}

async function take<Row>(options: WalkOptions<Row>, after: Position | null, limit: number): Promise<Row[]> {
  const { paths, matches } = options;
  const parts = behind(options, after);
  const [only] = paths;
  const [whole, ...others] = parts;
  if (options.isExact && matches === undefined && only !== undefined && whole !== undefined && others.length === 0) {
    return [...(await only.read(whole, limit))];
  }
  const found: Row[] = [];
  for await (const stride of strides(options, parts)) {
    const rows = await stride.path.read(stride.between, matches === undefined ? limit - found.length : STRIDE);
    for (const row of rows) if (matches === undefined || matches(row)) found.push(row);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

async function count<Row>(options: WalkOptions<Row>): Promise<number> {
  const { matches } = options;
  let total = 0;
  for await (const { path, between } of strides(options, behind(options, null))) {
    if (matches === undefined) total += await path.count(between);
    else total += (await path.read(between, STRIDE)).filter(matches).length;
  }
  return total;
}

/** The matching rows behind a number, ascending, a stride at a time. Other requests can run in between. `wanted`: at most so many of one. */
export async function* inStrides<Row>(
  rows: Strided<Row>,
  after: number,
  wanted: () => number = () => STRIDE,
): AsyncGenerator<readonly Row[]> {
  const behindIt = { above: after, below: BEYOND };
  for await (const { path, between } of stridesOf({ paths: [rows], descending: false }, behindIt)) {
    yield await path.read(between, wanted());
  }
}

interface Directed<P> {
  readonly paths: readonly P[];
  readonly descending: boolean;
}

interface Stride<P> {
  readonly path: P;
  readonly between: Between;
}

async function* strides<P extends Strided<unknown>>(options: Directed<P>, parts: readonly Between[]): AsyncGenerator<Stride<P>> {
  for (const part of options.descending ? parts.toReversed() : parts) yield* stridesOf(options, part);
}

/** Each stride goes by the path whose next candidates reach the furthest, because it has the fewest. */
async function* stridesOf<P extends Strided<unknown>>(
  { paths, descending }: Directed<P>,
  all: Between,
): AsyncGenerator<Stride<P>> {
  for (let from: number | undefined = descending ? all.below : all.above; from !== undefined; ) {
    const start: number = from;
    const edges = await Promise.all(paths.map(path => path.edge(start, STRIDE - 1)));
    const { path, edge } = furthest(paths, edges, descending);
    yield { path, between: upTo(all, start, edge, descending) };
    from = edge === undefined || edge <= all.above || edge >= all.below ? undefined : edge;
    if (from !== undefined) await nextTurn();
  }
}

function furthest<P>(paths: readonly P[], edges: readonly (number | undefined)[], descending: boolean) {
  let [best, reached] = [0, edges[0]];
  for (const [index, edge] of edges.entries()) {
    if (reached === undefined) break;
    if (edge === undefined || (descending ? edge < reached : edge > reached)) [best, reached] = [index, edge];
  }
  const path = paths[best];
  if (path === undefined) throw new Error('a list has no path');
  return { path, edge: reached };
}

/** From `start` up to the edge and with it. */
function upTo({ above, below }: Between, start: number, edge: number | undefined, descending: boolean): Between {
  if (descending) return { above: edge === undefined ? above : Math.max(above, edge - 1), below: Math.min(start, below) };
  return { above: Math.max(start, above), below: edge === undefined ? below : Math.min(below, edge + 1) };
}

/** What is left of the numbers behind a position. */
function behind<Row>({ within, descending }: WalkOptions<Row>, after: Position | null): readonly Between[] {
  const parts = within ?? [{ above: 0, below: BEYOND }];
  const [at] = after ?? [];
  if (typeof at !== 'number') return parts;
  const cut = parts.map(({ above, below }) =>
    descending ? { above, below: Math.min(below, at) } : { above: Math.max(above, at), below },
  );
  return cut.filter(({ above, below }) => below - above > 1);
}
