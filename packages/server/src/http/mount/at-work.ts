/**
 * Counts a request among those at work while its handler runs, except while the handler waits for an event: among all of its
 * dialect, and among those of its caller.
 */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import type { Call } from '../dialect/dialect.ts';
import { TOO_MANY_AT_ONCE } from '../replies/problems.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import type { OwnPlaces } from './own-places.ts';

export interface Worksite {
  readonly concurrency: ConcurrencyLimit;
  readonly ownPlaces: OwnPlaces;
}

interface Place {
  /** Undefined on routes without a credential. */
  readonly actor: Actor | undefined;
  /** Moved on by the time spent waiting. */
  entered: number;
  paused: number;
  /** A handler may wait for several events at once. */
  waits: number;
  hasLeft: boolean;
}

/** What is known of the caller of a request: no actor on routes without a credential. */
export type Caller = Pick<FastifyRequest, 'actor' | 'crowds'>;

export async function atWork<T>(
  site: Worksite,
  { actor, crowds }: Caller,
  work: (waiting: Call['waiting']) => Promise<T>,
): Promise<T> {
  if (actor !== undefined) {
    if (!site.ownPlaces.take(actor)) throw TOO_MANY_AT_ONCE;
    if (crowds) await slowLane.turn(actor.id);
  }
  const place: Place = { actor, entered: site.concurrency.enter(), paused: 0, waits: 0, hasLeft: false };
  try {
    return await work(event => waitFor(event, place, site));
  } finally {
    // The handler gave up on the event, after a time-out for instance.
    if (place.waits > 0) resume(place, site);
    place.hasLeft = true;
    site.concurrency.leave(place.entered);
    if (actor !== undefined) site.ownPlaces.giveBack(actor);
  }
}

async function waitFor<T>(event: Promise<T>, place: Place, site: Worksite): Promise<T> {
  if (place.waits === 0) pause(place, site);
  place.waits += 1;
  try {
    return await event;
  } finally {
    place.waits -= 1;
    if (place.waits === 0 && !place.hasLeft) resume(place, site);
  }
}

function pause(place: Place, { concurrency, ownPlaces }: Worksite): void {
  place.paused = concurrency.pause();
  if (place.actor !== undefined) ownPlaces.giveBack(place.actor);
}

function resume(place: Place, { concurrency, ownPlaces }: Worksite): void {
  place.entered += concurrency.resume(place.paused);
  if (place.actor !== undefined) ownPlaces.takeAgain(place.actor);
}
