/** Follows the feed: waits for the next events, and looks again and again whether the reader may still see them. */
import type { Core } from '../../core/core.ts';
import { presentActor } from '../../core/present.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import { testOf } from './filter.ts';
import { type EventsPage, type EventsRequest, readEvents } from './read.ts';
import type { News, Watch } from './watch.ts';

export interface Followed {
  /** Empty: nothing has happened for a while, and the reader should be told that the line stands. */
  readonly events: readonly NamedRecordedEvent[];
  readonly after: number;
}

/** So often a reader who waits is asked for their rights. With the time that this takes, within five seconds. */
const CHECK_EVERY_MS = 3_000;
/** Events that are read at once. A slow reader holds no more than these. */
const READ_AT_ONCE = 200;
/** After this many checks without an event, the reader is told that the line stands: proxies cut one that is quiet for a minute. */
const QUIET_CHECKS = 5;

/** Waits until there are wanted events behind the position, at most so long. Throws if the actor loses their right meanwhile. */
export async function waitForEvents(
  core: Core,
  watch: Watch,
  actor: Actor,
  request: EventsRequest & { readonly after: number },
  { forMs, signal }: { readonly forMs: number; readonly signal: AbortSignal },
): Promise<EventsPage> {
  const deadline = performance.now() + forMs;
  let { after } = request;
  for (let leftMs = forMs; leftMs > 0 && !signal.aborted; leftMs = deadline - performance.now()) {
    const news = await nextNews(core, watch, actor, { ...request, after }, { forMs: Math.min(leftMs, CHECK_EVERY_MS), signal });
    if (news.isBehind) {
      const read = await readEvents(core, actor, { ...request, after });
      if (read.items.length > 0) return read;
      after = read.after;
    } else if (news.events.length > 0) return upTo(request.limit, news);
    else after = news.after;
  }
  return { items: [], after, more: false };
}

/** Gives events for ever, until the signal is aborted. Throws when the actor has lost their right. */
export async function* followEvents(
  core: Core,
  watch: Watch,
  actor: Actor,
  request: Omit<EventsRequest, 'limit'>,
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  let { after } = request;
  let checkedAt = performance.now();
  while (!signal.aborted) {
    if (performance.now() - checkedAt > CHECK_EVERY_MS) {
      await requirePresent(core, actor);
      checkedAt = performance.now();
    }
    const page = await readEvents(core, actor, { ...request, after, limit: READ_AT_ONCE });
    ({ after } = page);
    if (page.items.length > 0) yield { events: page.items, after };
    if (page.more) continue;
    for (let quiet = 0, isBehind = false; !isBehind && !signal.aborted; ) {
      const news = await nextNews(core, watch, actor, { ...request, after }, { forMs: CHECK_EVERY_MS, signal });
      checkedAt = performance.now();
      ({ after, isBehind } = news);
      quiet = news.events.length > 0 ? 0 : quiet + 1;
      if (signal.aborted || (quiet > 0 && quiet < QUIET_CHECKS)) continue;
      quiet = 0;
      yield { events: news.events, after };
    }
  }
}

async function nextNews(
  core: Core,
  watch: Watch,
  actor: Actor,
  { after, filter }: Pick<EventsRequest, 'filter'> & { readonly after: number },
  wait: { readonly forMs: number; readonly signal: AbortSignal },
): Promise<News> {
  const news = await watch.next({ org: actor.org, after, test: testOf(filter), ...wait });
  if (!wait.signal.aborted) await requirePresent(core, actor);
  return news;
}

/** The credential may have been revoked since, and the person demoted, disabled or off-boarded. */
async function requirePresent({ storage, clock }: Core, actor: Actor): Promise<void> {
  requireRight(await presentActor(storage, actor, clock.now()), 'read events');
}

function upTo(limit: number, { events, after }: News): EventsPage {
  const items = events.slice(0, limit);
  const last = items.at(-1);
  return items.length === events.length || last === undefined
    ? { items, after, more: false }
    : { items, after: last.sequence, more: true };
}
