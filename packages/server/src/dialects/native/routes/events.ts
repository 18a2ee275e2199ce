/** The native routes of events. */
import { routes as api } from '@heldby/contract';
import { toNamedServedEvent } from '../../../core/named-events.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { filterOf, positionOf } from '../mapping/events.ts';
import { pageOf } from '../mapping/requests.ts';

export const eventRoutes: readonly DialectRoute[] = [
  serve(api.listEvents, async ({ actor, query }, services) => {
    const { limit } = pageOf(query);
    const page = await services.feed.read(actor, { after: positionOf(query.after), limit, filter: filterOf(query) });
    return { items: page.items.map(toNamedServedEvent), after: String(page.after), more: page.more };
  }),
];
