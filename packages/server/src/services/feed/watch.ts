/**
 * Tells those who wait for events what has happened. While somebody waits in an organization, its durable position is asked
 * again and again, and what is new is read once for all of them. Changes themselves do no work for it, on whichever node they
 * are made.
 */
import type { OrgId } from '../../domain/ids.ts';
import { type NamedRecordedEvent, selectNamedEvents, toNamedEvent } from '../../storage/statements/feed.ts';
import type { Storage } from '../../storage/storage.ts';
import { conditionOf, EVERY_EVENT } from './filter.ts';

export interface News {
  /** The wanted events behind the waiter's position; empty if the time was over first. */
  readonly events: readonly NamedRecordedEvent[];
  /** Behind the events, and behind those that were not wanted. */
  readonly after: number;
  /** There is more than is told here: read it. */
  readonly isBehind: boolean;
}

export interface Waiter {
  readonly org: OrgId;
  /** What they have read so far. */
  readonly after: number;
  readonly test: (event: NamedRecordedEvent) => boolean;
  readonly forMs: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

export interface Watch {
  /** Resolves with the next wanted events, when the time is over, or when the signal is aborted. */
  readonly next: (waiter: Waiter) => Promise<News>;
}

/** Half of it, on average, is how late an event comes. */
const ASK_EVERY_MS = 100;
/** With many organizations, asking takes no more of a second than with one. */
const ASK_EVERY_MS_PER_ORGANIZATION = 2;
/** More are read by each waiter for itself. */
const TOLD_AT_ONCE = 500;

interface Waiting {
  after: number;
  readonly test: Waiter['test'];
  readonly tell: (news: News) => void;
}

interface Watched {
  /** Everything up to here has been told to those who wait. */
  position: number;
  readonly waiting: Set<Waiting>;
}

export function createWatch(storage: Pick<Storage, 'all' | 'durablePosition'>): Watch {
  const organizations = new Map<OrgId, Watched>();
  let timer: NodeJS.Timeout | undefined;

  const ask = async () => {
    for (const [org, watched] of organizations) {
      // While the store is away nothing happens, and those who wait give up by themselves.
      await tellNews(storage, org, watched).catch(() => undefined);
      if (watched.waiting.size === 0) organizations.delete(org);
    }
    timer = undefined;
    schedule();
  };
  const schedule = () => {
    if (timer !== undefined || organizations.size === 0) return;
    timer = setTimeout(ask, Math.max(ASK_EVERY_MS, organizations.size * ASK_EVERY_MS_PER_ORGANIZATION));
  };
  const watchedOf = (org: OrgId, after: number) => {
    const known = organizations.get(org);
    if (known !== undefined) return known;
    const watched: Watched = { position: after, waiting: new Set() };
    organizations.set(org, watched);
    return watched;
  };

  return {
    next: ({ org, after, test, forMs, signal }) =>
      new Promise(resolve => {
        if (signal.aborted) return resolve({ events: [], after, isBehind: false });
        const watched = watchedOf(org, after);
        const waiting: Waiting = { after, test, tell: news => end(news) };
        const nothing = () => end({ events: [], after: waiting.after, isBehind: false });
        const limit = setTimeout(nothing, forMs);
        const end = (news: News) => {
          clearTimeout(limit);
          signal.removeEventListener('abort', nothing);
          watched.waiting.delete(waiting);
          resolve(news);
        };
        if (after < watched.position) return end({ events: [], after, isBehind: true });
        signal.addEventListener('abort', nothing);
        watched.waiting.add(waiting);
        schedule();
      }),
  };
}

async function tellNews(storage: Pick<Storage, 'all' | 'durablePosition'>, org: OrgId, watched: Watched): Promise<void> {
  const { position: after } = watched;
  const upTo = await storage.durablePosition(org);
  if (upTo <= after) return;
  const isTooMuch = upTo - after > TOLD_AT_ONCE;
  const rows = isTooMuch ? [] : await storage.all(selectNamedEvents, { org, after, upTo, limit: TOLD_AT_ONCE, ...EVERYTHING });
  // Frozen, so that what is made of an event is made once for all who get it.
  const events = rows.map(row => Object.freeze(toNamedEvent(row)));
  watched.position = upTo;
  for (const waiting of [...watched.waiting]) {
    if (waiting.after >= upTo) continue;
    if (isTooMuch) waiting.tell({ events: [], after: waiting.after, isBehind: true });
    else {
      const wanted = events.filter(event => event.sequence > waiting.after && waiting.test(event));
      if (wanted.length > 0) waiting.tell({ events: wanted, after: upTo, isBehind: false });
      else waiting.after = upTo;
    }
  }
}

const EVERYTHING = conditionOf(EVERY_EVENT);
