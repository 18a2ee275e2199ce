/** Reads the resources of one kind as a list asks for them: by an index where the filter allows it, else by looking at each one. */
import { slowLane } from '../../../lib/slow-lane.ts';
import { type Conditions, conditionsOf } from '../filter/conditions.ts';
import { type Equality, equalityOf, isAboutOthers } from '../filter/equality.ts';
import type { Filter } from '../filter/filter.ts';
import { matches } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse.ts';
import { type Projection, readProjection, type Selection, shows } from '../mapping/project.ts';
import type { ResourceType } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';

export interface Asked extends Selection {
  readonly filter?: string;
  readonly sortBy?: string;
  readonly sortOrder?: string;
  readonly startIndex?: number;
  readonly count?: number;
  /** Empty for the first page of those by cursor. */
  readonly cursor?: string;
}

/** Where the resources of one kind come from. */
export interface Source<T = unknown> {
  /** Undefined: all of them have to be read to be counted. */
  readonly count: (() => Promise<number>) | undefined;
  /** In order of creation, behind a number. */
  readonly after: (number: number, limit: number) => Promise<readonly T[]>;
  /** Undefined: no index finds this. */
  readonly find: (equality: Equality) => Promise<readonly T[]> | undefined;
  readonly numberOf: (resource: T) => number;
  readonly toDocument: (resource: T) => Document;
}

/** Whether the value of an attribute is needed, so that nobody reads what is not. */
export type Needs = (attribute: string) => boolean;

export interface Kind {
  readonly resource: ResourceType;
  /** `conditions`: what is true of all that is asked for. A source may look for it, and may find more. */
  readonly open: (needs: Needs, conditions: Conditions | undefined) => Source;
}

export interface Opened {
  readonly resource: ResourceType;
  readonly projection: Projection;
  readonly filter: Filter | undefined;
  readonly source: Source;
}

export interface Item {
  readonly kind: Opened;
  readonly document: Document;
}

/** A resource with its number. */
export interface Numbered {
  readonly number: number;
  readonly resource: unknown;
}

export function kindOf<T>(resource: ResourceType, open: (needs: Needs, conditions: Conditions | undefined) => Source<T>): Kind {
  return { resource, open: open as Kind['open'] };
}

export function openKind({ resource, open }: Kind, asked: Asked): Opened {
  const projection = readProjection(resource, asked);
  const filter = asked.filter === undefined ? undefined : parseFilter(asked.filter, resource);
  const isPlain = filter === undefined && asked.sortBy === undefined;
  // Filters and orders may be about attributes that are not shown.
  const everything = readProjection(resource, {});
  const needs = (name: string) => shows(projection, name) || (!isPlain && shows(everything, name));
  const source = open(needs, conditionsOf(filter));
  return { resource, projection, filter, source };
}

/** What no filter of this kind can find is not read. */
export async function* readMatching(kind: Opened): AsyncGenerator<Item> {
  const indexed = await findIndexed(kind);
  if (indexed === undefined) for await (const { resource } of each(kind)) yield* matching(kind, resource);
  else for (const { resource } of indexed) yield* matching(kind, resource);
}

/** By an index, in order. Undefined: no index helps. What is found is still to be compared with the whole filter. */
export async function findIndexed({ resource, filter, source }: Opened): Promise<readonly Numbered[] | undefined> {
  if (filter === undefined) return undefined;
  if (isAboutOthers(filter, resource)) return [];
  const equality = equalityOf(filter);
  const found = equality && (await source.find(equality));
  return found?.map(each => ({ number: source.numberOf(each), resource: each }));
}

export function* matching(kind: Opened, resource: unknown): Generator<Item> {
  const document = kind.source.toDocument(resource);
  if (kind.filter === undefined || matches(kind.filter, document)) yield { kind, document };
}

const STRIDE = 500;

/** All of them behind a number, in strides, between which others have their turn. */
export async function* each({ source }: Opened, from = 0, stride = STRIDE): AsyncGenerator<Numbered> {
  let after = from;
  for (;;) {
    const found = await source.after(after, stride);
    for (const resource of found) {
      after = source.numberOf(resource);
      yield { number: after, resource };
    }
    if (found.length < stride) return;
    await slowLane.turn('scim');
  }
}
