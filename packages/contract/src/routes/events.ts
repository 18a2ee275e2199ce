/** The feed of events. */
import Type from 'typebox';
import { EVENTS_LIMIT, EventFilters, EventPage, WAIT_LIMIT_SECONDS } from '../feed.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed } from '../schema.ts';
import { BASE } from './common.ts';

/** A sequence, or the end of the history. */
const POSITION = '^(?:\\d{1,15}|latest)$';

export const listEvents = defineRoute({
  id: 'native.events.list',
  method: 'GET',
  path: `${BASE}/events`,
  summary:
    'Returns events in the order in which they happened, from a position on. With `Accept: text/event-stream` it sends them as they come.',
  scope: 'events:read',
  query: closed({
    after: Type.Optional(
      Type.String({
        maxLength: LENGTHS.short,
        pattern: POSITION,
        description:
          'The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on.',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: EVENTS_LIMIT, default: 50, description: 'The maximum number of items.' }),
    ),
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
