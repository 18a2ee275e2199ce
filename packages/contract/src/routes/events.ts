/** The feed of events. */
import Type from 'typebox';
import { EventFilters, EventPage, WAIT_LIMIT_SECONDS } from '../feed.ts';
import { defineRoute } from '../route.ts';
import { closed } from '../schema.ts';
import { BASE, eventsAfter, eventsLimit } from './common.ts';

export const listEvents = defineRoute({
  id: 'native.events.list',
  method: 'GET',
  path: `${BASE}/events`,
  summary:
    'Returns events in the order in which they happened, from a position on. With `Accept: text/event-stream` it sends them as they come.',
  scope: 'events:read',
  query: closed({
    after: eventsAfter,
    limit: eventsLimit,
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: WAIT_LIMIT_SECONDS,
        default: 0,
        description: 'How many seconds to wait for an event where there is none.',
      }),
    ),
    ...EventFilters.properties,
  }),
  status: 200,
  reply: EventPage,
});
