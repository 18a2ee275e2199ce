/** Lists of resources: by an index where a filter allows it, else by looking at each one, sorted and cut into pages. */
import { slowLane } from '../../../lib/slow-lane.ts';
import { type Equality, equalityOf } from '../filter/equality.ts';
import type { Filter } from '../filter/filter.ts';
import { matches } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse.ts';
import { comparator } from '../filter/sort.ts';
import { project, readProjection, type Selection, shows } from '../mapping/project.ts';
import { ScimProblem } from '../problems.ts';
import type { ResourceType } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';

export interface Asked extends Selection {
  readonly filter?: string;
  readonly sortBy?: string;
  readonly sortOrder?: string;
  readonly startIndex?: number;
  readonly count?: number;
}

/** Where the resources of one kind come from. */
export interface Source<T> {
  /** Undefined: all of them have to be read to be counted. */
  readonly count: (() => Promise<number>) | undefined;
  /** In order of creation, behind a number. */
  readonly after: (number: number, limit: number) => Promise<readonly T[]>;
  /** Undefined: no index finds this. */
  readonly find: (equality: Equality) => Promise<readonly T[]> | undefined;
  readonly numberOf: (resource: T) => number;
  readonly toDocument: (resource: T) => Document;
}

export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const DEFAULT_COUNT = 100;
/** Directories ask for at most some hundred, and take fewer. */
export const COUNT_LIMIT = 500;
/** So many are sorted in memory at once. */
const SORTED_LIMIT = 20_000;
const STRIDE = 500;

/** Whether the value of an attribute is needed, so that nobody reads what is not. */
export type Needs = (attribute: string) => boolean;

export async function listResources<T>(resource: ResourceType, asked: Asked, open: (needs: Needs) => Source<T>): Promise<object> {
  const projection = readProjection(resource, asked);
  const filter = asked.filter === undefined ? undefined : parseFilter(asked.filter, resource);
  const window = windowOf(asked);
  const isPlain = filter === undefined && asked.sortBy === undefined;
  // Filters and orders may be about attributes that are not shown.
  const everything = readProjection(resource, {});
  const source = open(name => shows(projection, name) || (!isPlain && shows(everything, name)));
  const { documents, total } =
    isPlain && source.count !== undefined
      ? await readPlain(source, await source.count(), window)
      : cut(sorted(resource, asked, await readMatching(source, filter)), window);
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex: window.start,
    itemsPerPage: documents.length,
    Resources: documents.map(document => project(projection, document)),
  };
}

interface Window {
  /** Counted from 1. */
  readonly start: number;
  readonly count: number;
}

/** RFC 7644 §3.4.2.4: what is below the least is the least. */
function windowOf({ startIndex = 1, count = DEFAULT_COUNT }: Asked): Window {
  return { start: Math.max(1, startIndex), count: Math.min(Math.max(0, count), COUNT_LIMIT) };
}

interface Found {
  readonly documents: readonly Document[];
  readonly total: number;
}

async function readPlain<T>(source: Source<T>, total: number, { start, count }: Window): Promise<Found> {
  const documents: Document[] = [];
  if (start > total || count === 0) return { documents, total };
  let seen = 0;
  for await (const resource of each(source)) {
    seen += 1;
    if (seen >= start) documents.push(source.toDocument(resource));
    if (documents.length === count) break;
  }
  return { documents, total };
}

async function readMatching<T>(source: Source<T>, filter: Filter | undefined): Promise<Document[]> {
  const equality = filter && equalityOf(filter);
  const indexed = equality && (await source.find(equality));
  const isWanted = (document: Document) => filter === undefined || matches(filter, document);
  if (indexed !== undefined) return indexed.map(source.toDocument).filter(isWanted);
  const found: Document[] = [];
  for await (const resource of each(source)) {
    const document = source.toDocument(resource);
    if (isWanted(document)) found.push(document);
    if (found.length > SORTED_LIMIT)
      throw new ScimProblem('tooMany', `More than ${SORTED_LIMIT} fulfil this. Ask for fewer by a filter.`);
  }
  return found;
}

function sorted(resource: ResourceType, { sortBy, sortOrder }: Asked, documents: Document[]): Document[] {
  const order = sortOrder?.toLowerCase() === 'descending' ? 'descending' : 'ascending';
  const compare = sortBy === undefined ? undefined : comparator(resource, sortBy, order);
  return compare === undefined ? documents : documents.toSorted(compare);
}

function cut(documents: readonly Document[], { start, count }: Window): Found {
  return { documents: documents.slice(start - 1, start - 1 + count), total: documents.length };
}

/** All of them, in strides, between which others have their turn. */
async function* each<T>(source: Source<T>): AsyncGenerator<T> {
  let after = 0;
  for (;;) {
    const stride = await source.after(after, STRIDE);
    yield* stride;
    const last = stride.at(-1);
    if (last === undefined || stride.length < STRIDE) return;
    after = source.numberOf(last);
    await slowLane.turn('scim');
  }
}
