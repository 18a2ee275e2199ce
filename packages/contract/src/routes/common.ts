/** Parts that several groups of routes share. */
import Type from 'typebox';
import { EVENTS_LIMIT } from '../feed.ts';
import { HELD_EXPANSION_WORDS } from '../held-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { someOf } from '../lists.ts';
import { closed, reason, text } from '../schema.ts';

export const BASE = '/registry/v1';
export const ReasonBody = closed(reason);

/** Text of the usual length. */
export const name = (description: string) => text(LENGTHS.name, description);

/** Of what is added later than it was there. */
export const createdAt = Type.Optional(
  Type.String({
    format: 'date-time',
    description: 'Since when it is known, if that was in the past. Needs the scope `history:write`.',
  }),
);

export const AsOfQuery = closed({
  asOf: Type.Optional(
    Type.String({
      maxLength: LENGTHS.short,
      description: 'A date-time, or a day (its end in UTC). Defaults to now.',
      examples: ['2026-05-04'],
    }),
  ),
});

/** A sequence, or the end of the history. */
const POSITION = '^(?:\\d{1,15}|latest)$';

export const eventsAfter = Type.Optional(
  Type.String({
    maxLength: LENGTHS.short,
    pattern: POSITION,
    description: 'The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on.',
  }),
);
export const eventsLimit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: EVENTS_LIMIT, default: 50, description: 'The maximum number of items.' }),
);

/** Of the lists of what an owner holds. */
export const HeldQuery = closed({
  ...AsOfQuery.properties,
  expand: Type.Optional(
    someOf(
      HELD_EXPANSION_WORDS,
      "Puts these beside each device, and `caps` beside the list. Others' lines and guests need the scope `telephony:read`.",
    ),
  ),
});
