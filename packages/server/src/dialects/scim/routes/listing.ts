/** Lists of resources of one kind or of several: plain, filtered and sorted, by index or by cursor. */
import { comparedBy, type Key, sortKeyOf } from '../filter/sort.ts';
import { COUNT_LIMIT, DEFAULT_COUNT } from '../limits.ts';
import { project } from '../mapping/project.ts';
import { ScimProblem } from '../problems.ts';
import { pageByCursor } from './cursor-pages.ts';
import { type Asked, each, type Item, type Kind, type Opened, openKind, readMatching } from './kinds.ts';

export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
/** So many are sorted in memory at once. */
const SORTED_LIMIT = 20_000;

/** `caller`: a cursor is good for them alone. */
export async function listResources(kinds: readonly Kind[], asked: Asked, caller: string): Promise<object> {
  const opened = kinds.map(kind => openKind(kind, asked));
  if (asked.cursor !== undefined) {
    const { items, ...paging } = await pageByCursor(opened, { ...asked, cursor: asked.cursor }, caller);
    return { schemas: [LIST_SCHEMA], itemsPerPage: items.length, ...paging, Resources: items.map(shown) };
  }
  const window = windowOf(asked);
  const isPlain = asked.filter === undefined && asked.sortBy === undefined;
  const { items, total } = isPlain ? await readPlain(opened, window) : cut(await readSorted(opened, asked), window);
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex: window.start,
    itemsPerPage: items.length,
    Resources: items.map(shown),
  };
}

interface Window {
  /** Counted from 1. */
  readonly start: number;
  readonly count: number;
}

interface Found {
  readonly items: readonly Item[];
  readonly total: number;
}

/** RFC 7644 §3.4.2.4: what is below the least is the least. */
function windowOf({ startIndex = 1, count = DEFAULT_COUNT }: Asked): Window {
  return { start: Math.max(1, startIndex), count: Math.min(Math.max(0, count), COUNT_LIMIT) };
}

function shown({ kind, document }: Item): object {
  return project(kind.projection, document);
}

async function readPlain(kinds: readonly Opened[], { start, count }: Window): Promise<Found> {
  const items: Item[] = [];
  let total = 0;
  for (const kind of kinds) {
    const window = { start: Math.max(1, start - total), count: count - items.length };
    const found = await readPart(kind, window);
    items.push(...found.items);
    total += found.total;
  }
  return { items, total };
}

async function readPart(kind: Opened, window: Window): Promise<Found> {
  const total = await kind.source.count?.();
  if (total === undefined) return cut(await collect([kind]), window);
  const items: Item[] = [];
  if (window.start > total || window.count === 0) return { items, total };
  let seen = 0;
  for await (const { resource } of each(kind)) {
    seen += 1;
    if (seen >= window.start) items.push({ kind, document: kind.source.toDocument(resource) });
    if (items.length === window.count) break;
  }
  return { items, total };
}

async function readSorted(kinds: readonly Opened[], { sortBy, sortOrder }: Asked): Promise<readonly Item[]> {
  const items = await collect(kinds);
  if (sortBy === undefined) return items;
  const keyBy = new Map(kinds.map(kind => [kind, sortKeyOf(kind.resource, sortBy)] as const));
  const keyed = items.map((item): readonly [Key, Item] => [keyBy.get(item.kind)?.(item.document), item]);
  const compare = comparedBy(sortOrder?.toLowerCase() === 'descending' ? 'descending' : 'ascending');
  return keyed.toSorted(([one], [other]) => compare(one, other)).map(([, item]) => item);
}

async function collect(kinds: readonly Opened[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const kind of kinds) {
    for await (const item of readMatching(kind)) {
      items.push(item);
      if (items.length > SORTED_LIMIT)
        throw new ScimProblem('tooMany', `More than ${SORTED_LIMIT} fulfil this. Ask for fewer by a filter, or by a cursor.`);
    }
  }
  return items;
}

function cut(items: readonly Item[], { start, count }: Window): Found {
  return { items: items.slice(start - 1, start - 1 + count), total: items.length };
}
