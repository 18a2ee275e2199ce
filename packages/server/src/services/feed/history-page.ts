/** Reads a page of what has happened in the organization, in either order. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { type NamedRecordedEvent, selectNamedEventsIn, toNamedEvent } from '../../storage/statements/feed.ts';
import type { Bounds } from './bounds.ts';
import { conditionOf, type EventFilter } from './filter.ts';
import { type Order, strides } from './strides.ts';

interface Wanted {
  readonly order: Order;
  readonly bounds: Bounds;
  readonly filter: EventFilter;
  readonly limit: number;
}

/** For an actor whose right is checked. */
export async function readHistory(
  { storage }: Pick<Core, 'storage'>,
  { org, id }: Pick<Actor, 'org' | 'id'>,
  { order, bounds, filter, limit }: Wanted,
): Promise<readonly NamedRecordedEvent[]> {
  const condition = conditionOf(filter);
  const found: NamedRecordedEvent[] = [];
  for (const part of strides(bounds, order === 'newest')) {
    const rows = await storage.all(selectNamedEventsIn[order], { org, ...part, limit: limit - found.length, ...condition });
    found.push(...rows.map(toNamedEvent));
    if (found.length >= limit) break;
    await slowLane.turn(id);
  }
  return found;
}
