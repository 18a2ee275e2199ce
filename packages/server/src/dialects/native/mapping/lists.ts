/** Reads what is asked of a list, and makes its pages with the members that were asked for. */
import { DEFAULT_PAGE_LIMIT } from '@heldby/contract';
import { Problem } from '../../../domain/problem.ts';
import { replyInParts } from '../../../http/dialect/long-reply.ts';
import { type Instant, parseAsOf, parseStartOf, wantedInstant } from '../../../lib/instant.ts';
import { mapRest } from '../../../lib/long-list.ts';
import { parseUuid } from '../../../lib/uuid.ts';
import type { ListPage, ListRequest, LongPage } from '../../../services/lists.ts';

interface ListQuery<K extends string> {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: K | `-${K}`;
  readonly total?: boolean;
}

export function listRequest<F extends object, K extends string>(query: ListQuery<K>, filter: Partial<F>): ListRequest<F, K> {
  const { limit = DEFAULT_PAGE_LIMIT, cursor = null, sort, total = false } = query;
  const request = { limit, cursor, total, filter };
  if (sort === undefined) return request;
  const descending = sort.startsWith('-');
  return { ...request, sort: { key: (descending ? sort.slice(1) : sort) as K, descending } };
}

/** The page, of whose items only the wanted members are kept. */
export function toListPage<T, U extends object>(
  { items, nextCursor, total }: ListPage<T>,
  fields: readonly string[] | undefined,
  map: (item: T) => U,
): { items: U[]; nextCursor: string | null; total?: number } {
  const shown = items.map(map);
  const page = { items: fields === undefined ? shown : shown.map(item => only(item, fields)), nextCursor };
  return total === null ? page : { ...page, total };
}

/** The same for a page that is read while it is sent. Its `nextCursor` is asked for behind its items. */
export function toLongListPage<T, U extends object>(
  { items: { first, rest }, nextCursor, total }: LongPage<T>,
  fields: readonly string[] | undefined,
  map: (item: T) => U,
) {
  const show = (part: readonly T[]) => part.map(item => (fields === undefined ? map(item) : only(map(item), fields)));
  const page = {
    items: show(first),
    get nextCursor() {
      return nextCursor();
    },
  };
  return replyInParts(total === null ? page : Object.assign(page, { total }), 'items', mapRest(rest, show));
}

function only<U extends object>(item: U, fields: readonly string[]): U {
  return Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name))) as U;
}

/** An id in its canonical spelling. */
export function idIn(id: string | undefined): string | null {
  return id === undefined ? null : (parseUuid(id) ?? null);
}

/** The instant behind which something is to be: of a day, its end. */
export function afterIn<N extends string>(query: Readonly<Partial<Record<N, string>>>, name: N): Instant | null {
  return instantIn(query, name, parseAsOf);
}

/** The instant before which something is to be: of a day, its beginning. */
export function beforeIn<N extends string>(query: Readonly<Partial<Record<N, string>>>, name: N): Instant | null {
  return instantIn(query, name, parseStartOf);
}

function instantIn<N extends string>(
  query: Readonly<Partial<Record<N, string>>>,
  field: N,
  parse: (text: string) => Instant | undefined,
): Instant | null {
  const value: string | undefined = query[field];
  if (value === undefined) return null;
  const instant = parse(value);
  if (instant !== undefined) return instant;
  const expected = wantedInstant(value, parse);
  const fault = { where: 'query', field, kind: 'format', expected, value } as const;
  throw new Problem('invalid', `${field} must be ${expected}.`, { faults: [fault] });
}
