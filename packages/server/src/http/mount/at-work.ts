/**
 * Counts a request among those at work while its handler runs, except while the handler waits for an event: among all of its
 * dialect, and among those of its caller. What waits behind the requests of one caller must not wait for all of them.
 */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import type { Call } from '../dialect/dialect.ts';
import { TOO_MANY_AT_ONCE } from '../replies/problems.ts';
import type { Share } from '../socket/shares.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';

/**
 * Requests of one caller at work at once. The vendors' tools open up to 64 connections, and ask one thing on each. An application
 * stands for many people.
 */
export const PLACES: Readonly<Record<Actor['kind'], number>> = { person: 64, application: 256, system: Number.POSITIVE_INFINITY };

/** Requests of one caller that one turn of the event loop serves at once. The others of theirs wait in the slow lane. */
const OWN_IN_TURN = 4;

interface Place {
  readonly share: Share | undefined;
  readonly request: Caller;
  /** Moved on by the time spent waiting. */
  entered: number;
  paused: number;
  /** A handler may wait for several events at once. */
  waits: number;
  hasLeft: boolean;
}

/** What is known of the caller of a request: nothing on routes without a credential. */
export type Caller = Pick<FastifyRequest, 'actor' | 'share'> & Partial<Pick<FastifyRequest, 'waitedMs' | 'waitingSince'>>;

export async function atWork<T>(
  concurrency: ConcurrencyLimit,
  request: Caller,
  work: (waiting: Call['waiting']) => Promise<T>,
): Promise<T> {
  const { actor, share } = request;
  if (actor !== undefined && share !== undefined) {
    if (share.atWork >= PLACES[actor.kind]) throw TOO_MANY_AT_ONCE;
    share.atWork += 1;
    if (share.inTurn > OWN_IN_TURN) await slowLane.turn(actor.id, 'short');
  }
  const place: Place = { share, request, entered: concurrency.enter(), paused: 0, waits: 0, hasLeft: false };
  try {
    return await work(event => waitFor(event, place, concurrency));
  } finally {
    // The handler gave up on the event, after a time-out for instance.
    if (place.waits > 0) resume(place, concurrency);
    place.hasLeft = true;
    concurrency.leave(place.entered);
    if (share !== undefined) share.atWork -= 1;
  }
}

async function waitFor<T>(event: Promise<T>, place: Place, concurrency: ConcurrencyLimit): Promise<T> {
  if (place.waits === 0) pause(place, concurrency);
  place.waits += 1;
  try {
    return await event;
  } finally {
    place.waits -= 1;
    if (place.waits === 0 && !place.hasLeft) resume(place, concurrency);
  }
}

function pause(place: Place, concurrency: ConcurrencyLimit): void {
  place.paused = concurrency.pause();
  place.request.waitingSince = place.paused;
  if (place.share !== undefined) place.share.atWork -= 1;
}

function resume(place: Place, concurrency: ConcurrencyLimit): void {
  const waitedMs = concurrency.resume(place.paused);
  place.entered += waitedMs;
  place.request.waitedMs = (place.request.waitedMs ?? 0) + waitedMs;
  place.request.waitingSince = 0;
  if (place.share !== undefined) place.share.atWork += 1;
}
