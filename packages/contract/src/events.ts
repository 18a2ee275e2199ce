/** The schemas and types of events. Every event has the object before and after the change. Events are stored as they are served. */
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { type Changed, type Compact, changedMembers, compact, type EventFacts, expand } from './events/compact.ts';
import type { EventDeclaration } from './events/declare.ts';
import { EVENT_TYPES, EVENTS, type EventType } from './events/types.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export * from './events/nouns.ts';
export { type Changed, type Compact, EVENT_TYPES, EVENTS, type EventDeclaration, type EventFacts, type EventType };

export const ACTOR_KIND_WORDS = ['person', 'application', 'system'] as const;

/** The members that every event has, apart from `before` and `after`. */
export const EventEnvelope = closed({
  sequence: Type.Integer({ minimum: 1, description: 'Counts from 1 within the organization, without gaps.' }),
  at: Time,
  type: oneOf(EVENT_TYPES, 'What happened.'),
  actor: closed({ kind: oneOf(ACTOR_KIND_WORDS, '`system` is heldby itself, or its operator.'), id: Id }, 'Who did it.'),
  credentialId: nullable(Id, 'The credential that was used; null for the system.'),
  requestId: nullable(freeText(LENGTHS.id), 'The id of the request; null if no request caused the event.'),
  subject: Id,
  deviceId: nullable(Id, 'The device that the event is about.'),
  ownerId: nullable(
    Id,
    'The person, workspace, virtual line or application whose device, line, credential or data the event is about.',
  ),
  reason: nullable(freeText(LENGTHS.reason), "Why, in the actor's words."),
  chain: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: "SHA-256 of the previous event's chain and this event's digest, in hexadecimal.",
  }),
});
export type EventEnvelope = Static<typeof EventEnvelope>;

type Declared = typeof EVENTS;
type TypeOf<S> = S extends TSchema ? Static<S> : never;

/** The `before` of events of the type. */
export type Before<T extends EventType> = TypeOf<Declared[T]['before']>;
/** The `after` of events of the type. */
export type After<T extends EventType> = TypeOf<Declared[T]['after']>;
/** The full object that events of the type are about. */
export type ObjectOf<T extends EventType> = TypeOf<Declared[T]['noun']>;
/** The types with one of these forms. */
export type EventTypeOf<F extends EventDeclaration['form']> = {
  [T in EventType]: Declared[T]['form'] extends F ? T : never;
}[EventType];

/** An event as the API returns it. `type` determines the members of `before` and `after`. */
export type Event = {
  [T in EventType]: Omit<EventEnvelope, 'type'> & {
    readonly type: T;
    readonly before: Before<T> | null;
    readonly after: After<T> | null;
  };
}[EventType];

/** The schema of a served event of one type. Device and owner are required, nullable or null, as the type declares. */
export function eventSchema(type: EventType): TObject {
  const declared: EventDeclaration = EVENTS[type];
  const { deviceId, ownerId } = EventEnvelope.properties;
  return closed(
    {
      ...EventEnvelope.properties,
      type: oneOf([type], declared.means),
      deviceId: present(declared.device, Id, deviceId),
      ownerId: present(declared.owner, Id, ownerId),
      before: payload(declared.before, declared.form === 'changed' || declared.form === 'removed'),
      after: payload(declared.after, declared.form === 'changed' || declared.form === 'created'),
    },
    declared.means,
  );
}

/** `before` and `after` of an event, in the form of its type. */
export function payloadOf<T extends EventType>(
  type: T,
  facts: EventFacts,
  was: ObjectOf<T> | undefined,
  is: ObjectOf<T> | undefined,
): { before: Before<T> | undefined; after: After<T> | undefined } {
  const { noun } = EVENTS[type] as EventDeclaration;
  if (noun === null) throw new Error(`${type} has no object`);
  const whole = (object: ObjectOf<T> | undefined) => object && compact(noun, object, facts);
  const before = was === undefined || is === undefined ? whole(was) : changedMembers(was as object, is as object);
  return { before: before as Before<T> | undefined, after: whole(is) as After<T> | undefined };
}

/** The full object after the event; undefined if there is none or the type has none. */
export function objectAfter<T extends EventType>(event: ServedForm<T>): ObjectOf<T> | undefined {
  const { noun } = EVENTS[event.type] as EventDeclaration;
  if (noun === null || event.after === null) return undefined;
  return expand(noun, event.after as never, event) as ObjectOf<T>;
}

/** The full object before the event; undefined if there was none or the type has none. */
export function objectBefore<T extends EventType>(event: ServedForm<T>): ObjectOf<T> | undefined {
  const { noun } = EVENTS[event.type] as EventDeclaration;
  if (noun === null || event.before === null) return undefined;
  const is = objectAfter(event);
  if (is === undefined) return expand(noun, event.before as never, event) as ObjectOf<T>;
  const isOptional = (name: string) => !noun.required?.includes(name);
  const was = Object.entries({ ...is, ...event.before }).filter(([name, value]) => value !== null || !isOptional(name));
  return Object.fromEntries(was) as ObjectOf<T>;
}

/** The parts of an event from which its objects are restored. */
export interface ServedForm<T extends EventType> extends EventFacts {
  readonly type: T;
  readonly before: Before<T> | null;
  readonly after: After<T> | null;
}

function present(presence: EventDeclaration['device'], schema: TSchema, orNull: TSchema): TSchema {
  return { always: schema, sometimes: orNull, never: Type.Null() }[presence];
}

function payload(schema: TSchema | null, isRequired: boolean): TSchema {
  if (schema === null) return Type.Null();
  return isRequired ? schema : Type.Union([schema, Type.Null()]);
}
