/** The native routes of events. */
import { routes as api } from '@heldby/contract';
import { toNamedServedEvent } from '../../../core/named-events.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { Feed } from '../../../services/feed/feed.ts';
import { toEventStream } from '../mapping/event-stream.ts';
import { filterOf, lastEventId, positionOf, wantsStream } from '../mapping/events.ts';
import { pageOf } from '../mapping/requests.ts';

type EventsCall = Call<typeof api.listEvents>;

export const eventRoutes: readonly DialectRoute[] = [
  serve(api.listEvents, async (call, { feed }) => {
    if (wantsStream(call.request)) return stream(call, feed);
    const { items, after, more } = await page(call, feed);
    return { items: items.map(toNamedServedEvent), after: String(after), more };
  }),
];

async function page({ actor, query, waiting, ended }: EventsCall, feed: Feed) {
  const request = { after: positionOf(query.after), limit: pageOf(query).limit, filter: filterOf(query) };
  const found = await feed.read(actor, request);
  const { wait = 0 } = query;
  if (found.items.length > 0 || wait === 0) return found;
  return waiting(feed.wait(actor, { ...request, after: found.after }, { forMs: wait * 1_000, signal: ended() }));
}

/** A client that connects again says where it was in a header, and asks with the same query as before. */
async function stream({ actor, query, request, ended }: EventsCall, feed: Feed) {
  const after = lastEventId(request) ?? positionOf(query.after);
  return toEventStream(await feed.follow(actor, { after, filter: filterOf(query) }, ended()));
}
