/** Counts a request among those at work while its handler runs, except while the handler waits for an event. */
import type { Call } from '../dialect/dialect.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';

interface Place {
  /** Moved on by the time spent waiting. */
  entered: number;
  paused: number;
  /** A handler may wait for several events at once. */
  waits: number;
  hasLeft: boolean;
}

export async function atWork<T>(concurrency: ConcurrencyLimit, work: (waiting: Call['waiting']) => Promise<T>): Promise<T> {
  const place: Place = { entered: concurrency.enter(), paused: 0, waits: 0, hasLeft: false };
  try {
    return await work(event => waitFor(event, place, concurrency));
  } finally {
    // The handler gave up on the event, after a time-out for instance.
    if (place.waits > 0) place.entered += concurrency.resume(place.paused);
    place.hasLeft = true;
    concurrency.leave(place.entered);
  }
}

async function waitFor<T>(event: Promise<T>, place: Place, concurrency: ConcurrencyLimit): Promise<T> {
  if (place.waits === 0) place.paused = concurrency.pause();
  place.waits += 1;
  try {
    return await event;
  } finally {
    place.waits -= 1;
    if (place.waits === 0 && !place.hasLeft) place.entered += concurrency.resume(place.paused);
  }
}
