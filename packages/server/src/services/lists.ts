/** What all lists have in common: what is asked of them, their pages, and cursors that belong to one filter and one order. */
import type { Page, PageRequest } from '../core/core.ts';
import type { Actor } from '../domain/actor.ts';
import type { GroupId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';
import { decodeCursor, encodeCursor, type Position } from '../lib/cursor.ts';
import { type LongList, mapLongLater, wholeOf } from '../lib/long-list.ts';

export interface Sort<K extends string = string> {
  readonly key: K;
  readonly descending: boolean;
}

/** What is asked of a list. What is left out does not count. */
export interface ListRequest<F extends object, K extends string> extends PageRequest {
  /** All conditions must hold. A condition that is null or left out matches everything. */
  readonly filter?: Partial<F>;
  /** By number, ascending, if left out. */
  readonly sort?: Sort<K>;
  /** Whether to count all items that match. */
  readonly total?: boolean;
}

export interface ListPage<T> extends Page<T> {
  /** Null unless it was asked for. */
  readonly total: number | null;
}

/** The items of a list that match, in its order. */
export interface Walk<Row> {
  /** At most `limit` of them behind the position; null is the beginning. */
  readonly read: (after: Position | null, limit: number) => Promise<readonly Row[]>;
  readonly count: () => Promise<number>;
  readonly positionOf: (row: Row) => Position;
  /** What a position consists of. */
  readonly kinds: readonly ('string' | 'number')[];
}

/** A page that is read while it is sent, so that a long one is never in memory as a whole. */
export interface LongPage<T> {
  readonly items: LongList<T>;
  /** Known when all items have been read. */
  readonly nextCursor: () => string | null;
  /** Null unless it was asked for. */
  readonly total: number | null;
}

/** One page. `list`: its name, because a cursor belongs to one list. */
export async function pageOfList<Row, T>(
  list: string,
  request: ListRequest<object, string>,
  walk: Walk<Row>,
  map: (row: Row) => T,
): Promise<ListPage<T>> {
  return wholePageOf(await longPageOfList(list, request, walk, async rows => rows.map(map)));
}

/** Reads it to its end. */
export async function wholePageOf<T>({ items, nextCursor, total }: LongPage<T>): Promise<ListPage<T>> {
  const read = [...(await wholeOf(items))];
  return { items: read, nextCursor: nextCursor(), total };
}

/** The same in parts. `map`: maps a part, and may read what belongs to it. */
export async function longPageOfList<Row, T>(
  list: string,
  request: ListRequest<object, string>,
  walk: Walk<Row>,
  map: (rows: readonly Row[]) => Promise<readonly T[]>,
): Promise<LongPage<T>> {
  const mark = markOf(list, request);
  let next: Position | null = null;
  const parts = readParts(walk, positionAt(request.cursor, mark, walk.kinds), request.limit, position => {
    next = position;
  });
  const { value: first } = await parts.next();
  const total = request.total ? await walk.count() : null;
  const items = await mapLongLater({ first: first?.rows ?? [], rest: first?.isLast ? null : rowsOf(parts) }, map);
  return { items, nextCursor: () => (next === null ? null : encodeCursor([mark, ...next])), total };
}

/** Rows that are read before they are mapped: what a row was read into is garbage before the collector has copied much of it. */
const PART_ROWS = 200;

interface Part<Row> {
  readonly rows: readonly Row[];
  readonly isLast: boolean;
}

/** At most `limit` rows behind a position. `end` is told the position of the last one if there are more. */
async function* readParts<Row>(
  walk: Walk<Row>,
  start: Position | null,
  limit: number,
  end: (next: Position) => void,
): AsyncGenerator<Part<Row>, undefined> {
  for (let [after, left] = [start, limit]; ; ) {
    const wanted = Math.min(PART_ROWS, left);
    const rows = await walk.read(after, wanted + 1);
    const last = rows[wanted - 1];
    const isEnd = rows.length <= wanted || last === undefined;
    left -= wanted;
    if (!isEnd && left === 0) end(walk.positionOf(last));
    yield { rows: rows.slice(0, wanted), isLast: isEnd || left === 0 };
    if (isEnd || left === 0) return;
    after = walk.positionOf(last);
  }
}

async function* rowsOf<Row>(parts: AsyncIterable<Part<Row>>): AsyncGenerator<readonly Row[]> {
  for await (const { rows } of parts) yield rows;
}

/** Whether the filter has any condition. */
export function isFiltered(filter: object): boolean {
  return Object.values(filter).some(value => value !== null && value !== undefined);
}

/** Words as one parameter of a statement, each between commas: `,full,member,`. */
export function eachOf(words: readonly string[] | null): string | null {
  return words === null ? null : `,${words.join(',')},`;
}

/** The state as a parameter: 1 for what is disabled, 0 for what is not, null for both. */
export function isDisabledIn(state: 'active' | 'disabled' | null): 0 | 1 | null {
  if (state === null) return null;
  return state === 'disabled' ? 1 : 0;
}

/** The group as a parameter. Everybody is in the one that has the organization's id, and has no row there. */
export function memberGroup({ organizationId }: Pick<Actor, 'organizationId'>, groupId: GroupId | null): GroupId | null {
  return groupId === organizationId ? null : groupId;
}

/** Enough to tell two questions of one caller apart. */
const MARK_CHARACTERS = 8;

/** The same for the same list, filter and order. It protects from mistakes, and gives no rights. */
function markOf(list: string, { filter = {}, sort }: ListRequest<object, string>): string {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const sorted = given.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return digest(JSON.stringify([list, sorted, sort?.key ?? null, sort?.descending ?? false])).slice(0, MARK_CHARACTERS);
}

function positionAt(cursor: string | null, mark: string, kinds: Walk<unknown>['kinds']): Position | null {
  if (cursor === null) return null;
  const own = decodeCursor(cursor, ['string', ...kinds]);
  const [given] = own ?? decodeAny(cursor) ?? [];
  const position = own?.slice(1);
  if (given === mark && position !== undefined) return position;
  const isOther = typeof given === 'string' && given.length === MARK_CHARACTERS;
  const expected = isOther ? 'used with the filters and the sort that it was made with' : 'the nextCursor of an earlier answer';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  const message = isOther ? `The cursor must be ${expected}. Leave it out to begin anew.` : `cursor must be ${expected}.`;
  throw new Problem('invalid', message, { faults: [fault] });
}

const LONGEST: Walk<unknown>['kinds'] = ['string', 'string', 'number'];

function decodeAny(cursor: string): Position | undefined {
  return (
    decodeCursor(cursor, LONGEST) ?? decodeCursor(cursor, ['string', 'number']) ?? decodeCursor(cursor, ['string', 'string'])
  );
}
