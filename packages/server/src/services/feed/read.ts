/** Reads a page of events in the order in which they happened, in strides. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { type NamedRecordedEvent, selectNamedEvents, toNamedEvent } from '../../storage/statements/feed.ts';
import { boundsOf } from './bounds.ts';
import { conditionOf, type EventFilter } from './filter.ts';

export type { NamedRecordedEvent };

/** A position is the sequence of an event; `latest` is the end of the history. */
export type Position = number | 'latest';

export interface EventsRequest {
  readonly after: Position;
  readonly limit: number;
  readonly filter: EventFilter;
}

export interface EventsPage {
  readonly items: readonly NamedRecordedEvent[];
  /** Behind the items, and behind what the filter left out. */
  readonly after: number;
  /** Whether the page ended because it was full. */
  readonly more: boolean;
}

/** Sequences that one statement covers. On SQLite a running statement blocks every other request. */
const STRIDE = 500;

/** For an actor whose right is checked. */
export async function readEvents(
  { storage }: Pick<Core, 'storage'>,
  actor: Pick<Actor, 'org' | 'id'>,
  { after, limit, filter }: EventsRequest,
): Promise<EventsPage> {
  const { org } = actor;
  const last = await storage.durablePosition(org);
  const from = after === 'latest' ? last : after;
  if (from > last) throw ahead(from, last);
  const bounds = await boundsOf(storage, org, { after: from, upTo: last }, filter);
  const condition = conditionOf(filter);
  const items: NamedRecordedEvent[] = [];
  for (let position = bounds.after; position < bounds.upTo; ) {
    const upTo = Math.min(position + STRIDE, bounds.upTo);
    const wanted = limit - items.length;
    const rows = await storage.all(selectNamedEvents, { org, after: position, upTo, limit: wanted, ...condition });
    items.push(...rows.map(toNamedEvent));
    const full = rows.length === wanted ? rows.at(-1) : undefined;
    if (full !== undefined) return { items, after: full.sequence, more: full.sequence < bounds.upTo };
    position = upTo;
    await slowLane.turn(actor.id);
  }
  return { items, after: last, more: false };
}

/** The store is another one than the position is from, or an older copy of it. */
function ahead(position: number, last: number): Problem {
  return new Problem(
    'gone',
    `The history ends at ${last}, before the position ${position}: the store was replaced by an older one. Read again from a position that exists.`,
  );
}
