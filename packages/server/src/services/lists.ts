/** What all lists have in common: what is asked of them, their pages, and cursors that belong to one filter and one order. */
import type { Page, PageRequest } from '../core/core.ts';
import type { Actor } from '../domain/actor.ts';
import type { GroupId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';
import { decodeCursor, encodeCursor, type Position } from '../lib/cursor.ts';

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

/** One page. `list`: its name, because a cursor belongs to one list. */
export async function pageOfList<Row, T>(
  list: string,
  request: ListRequest<object, string>,
  walk: Walk<Row>,
  map: (row: Row) => T,
): Promise<ListPage<T>> {
  const mark = markOf(list, request);
  const { items, next } = await readItems(walk, positionAt(request.cursor, mark, walk.kinds), request.limit, map);
  return {
    items,
    nextCursor: next === null ? null : encodeCursor([mark, ...next]),
    total: request.total ? await walk.count() : null,
  };
}

/** Rows that are read before they are mapped: what a row was read into is garbage before the collector has copied much of it. */
const PART_ROWS = 200;

/** At most `limit` items behind a position, and the position of the last one if there are more. */
async function readItems<Row, T>(walk: Walk<Row>, start: Position | null, limit: number, map: (row: Row) => T) {
  const items: T[] = [];
  for (let after = start; ; ) {
    const wanted = Math.min(PART_ROWS, limit - items.length);
    const rows = await walk.read(after, wanted + 1);
    const last = rows[Math.min(rows.length, wanted) - 1];
    for (const row of rows.slice(0, wanted)) items.push(map(row));
    if (rows.length <= wanted || last === undefined) return { items, next: null };
    if (items.length === limit) return { items, next: walk.positionOf(last) };
    after = walk.positionOf(last);
  }
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
  const [given] = decodeAny(cursor) ?? [];
  const position = decodeCursor(cursor, ['string', ...kinds])?.slice(1);
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
