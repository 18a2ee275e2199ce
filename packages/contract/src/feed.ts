/** Events as the feed and the timelines return them: with the names of who and what they are about. */
import Type, { type Static } from 'typebox';
import { ACTOR_KIND_WORDS, EVENT_TYPES, EventEnvelope, type EventType } from './events.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, PageQuery } from './schema.ts';

const name = freeText(LENGTHS.displayName);

/** An object of any members. `docs/reference/events.md` lists them for each type. */
const payload = (description: string) =>
  Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], additionalProperties: true, description });

export const NamedEvent = closed(
  {
    ...EventEnvelope.properties,
    actor: closed(
      {
        kind: oneOf(ACTOR_KIND_WORDS, '`system` is heldby itself, or its operator.'),
        id: Id,
        name: nullable(name, 'As they are called now, also after they have left; null if nothing has this id any more.'),
      },
      'Who did it.',
    ),
    ownerName: nullable(name, 'The name of the owner as it is now, also after they have left.'),
    deviceName: nullable(name, 'The name of the device as it is now.'),
    erased: Type.Boolean({
      description: 'Texts of the event were overwritten, because it is about somebody who was erased. Its chain still verifies.',
    }),
    before: payload('The object as it was, or what changed of it; the reference of events says which for each type.'),
    after: payload('The object as it is after the event, in its compact form.'),
  },
  'One thing that happened, with the names of who and what it is about.',
);
export type NamedEvent = Static<typeof NamedEvent>;

const id = (description: string) => Type.Optional(Type.String({ format: 'uuid', description }));
const time = (description: string) => Type.Optional(freeText(LENGTHS.short, description));

/** What every list of events can be filtered by. Filters combine. */
export const EventFilters = closed({
  type: Type.Optional(
    freeText(LENGTHS.sort, 'Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`.'),
  ),
  ownerId: id('Events about this person, workspace, virtual line or application.'),
  deviceId: id('Events about this device.'),
  locationId: id('Events about devices, people and workspaces that are at this location now, and about itself.'),
  actorId: id('What this person or application did.'),
  requestId: Type.Optional(freeText(LENGTHS.id, 'What this request caused.')),
  since: time('Events at this date-time or later; of a day, its beginning in UTC.'),
  until: time('Events at this date-time or earlier; of a day, its end in UTC.'),
});

/** Types that tell how somebody signs in. Timelines show them to the person, and to administrators who may read all events. */
export const SIGN_IN_TYPES: readonly EventType[] = EVENT_TYPES.filter(type =>
  /^(?:credential|grant|consent|identity|sign_in)\.|^person\.(?:password_set|locked_out|unlocked)$/.test(type),
);

/** What a timeline can be filtered and sorted by. */
export const TimelineQuery = closed({
  type: EventFilters.properties.type,
  since: EventFilters.properties.since,
  until: EventFilters.properties.until,
  sort: Type.Optional(oneOf(['-at', 'at'], '`-at`, the default, begins with the newest event.')),
  ...PageQuery.properties,
});

/** What the history of the organization can be filtered and sorted by. */
export const HistoryQuery = closed({ ...EventFilters.properties, ...TimelineQuery.properties });

/** Shorter than the time-outs of common proxies, so that they do not cut a connection that only waits. */
export const WAIT_LIMIT_SECONDS = 30;

/** The most events of one page. */
export const EVENTS_LIMIT = 1_000;

export const EventPage = closed({
  items: Type.Array(NamedEvent),
  after: Type.String({
    maxLength: LENGTHS.short,
    description: 'Pass it as `after` to go on behind these events, also behind those that the filters left out.',
  }),
  more: Type.Boolean({ description: 'Whether there may be more events already.' }),
});
export type EventPage = Static<typeof EventPage>;
