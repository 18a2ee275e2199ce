/** Events: what happened in the registry, one type each, with the object as it was and as it is. What is stored is what is served. */
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { type Changed, type Compact, changedMembers, compact, type EventFacts, expand } from './events/compact.ts';
import type { EventDeclaration } from './events/declare.ts';
import { EVENT_TYPES, EVENTS, type EventType } from './events/types.ts';
import { closed, Id, nullable, oneOf, Time } from './schema.ts';

export * from './events/nouns.ts';
export { type Changed, type Compact, EVENT_TYPES, EVENTS, type EventDeclaration, type EventFacts, type EventType };

export const ACTOR_KIND_WORDS = ['person', 'application', 'system'] as const;

/** What every event says, beside its object. */
export const EventEnvelope = closed({
  sequence: Type.Integer({ minimum: 1, description: 'Counts from 1 within the organization, without gaps.' }),
  at: Time,
  type: oneOf(EVENT_TYPES, 'What happened.'),
  actor: closed({ kind: oneOf(ACTOR_KIND_WORDS, 'The system: heldby itself, or its operator.'), id: Id }, 'Who did it.'),
  credentialId: nullable(Id, 'The credential with which it was done; null for the system.'),
  requestId: nullable(Type.String(), 'The request that did it; null where no request did.'),
  subject: Id,
  deviceId: nullable(Id, 'The device that it is about.'),
  ownerId: nullable(Id, 'The person, workspace, virtual line or application whose device, line, credential or data it is about.'),
  reason: nullable(Type.String(), "Why, in the actor's words."),
  chain: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: "SHA-256 of the chain so far and this event's digest, in hexadecimal.",
  }),
});
export type EventEnvelope = Static<typeof EventEnvelope>;

type Declared = typeof EVENTS;
type TypeOf<S> = S extends TSchema ? Static<S> : never;

/** What an event of the type may say of the object as it was. */
export type Before<T extends EventType> = TypeOf<Declared[T]['before']>;
/** What an event of the type may say of the object as it is now. */
export type After<T extends EventType> = TypeOf<Declared[T]['after']>;
/** The full object that events of the type tell of. */
export type ObjectOf<T extends EventType> = TypeOf<Declared[T]['noun']>;
/** The types that tell of their object in one of these ways. */
export type EventTypeOf<F extends EventDeclaration['form']> = {
  [T in EventType]: Declared[T]['form'] extends F ? T : never;
}[EventType];

/** An event as it is served. `type` says which members `before` and `after` have. */
export type Event = {
  [T in EventType]: Omit<EventEnvelope, 'type'> & {
    readonly type: T;
    readonly before: Before<T> | null;
    readonly after: After<T> | null;
  };
}[EventType];

/** The schema of a served event of one type: closed, and with the device and the owner that the type names. */
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

/** `before` and `after` of an event, in the form in which its type keeps them. */
export function payloadOf<T extends EventType>(
  type: T,
  facts: EventFacts,
  was: ObjectOf<T> | undefined,
  is: ObjectOf<T> | undefined,
): { before: Before<T> | undefined; after: After<T> | undefined } {
  const { noun } = EVENTS[type] as EventDeclaration;
  if (noun === null) throw new Error(`${type} tells of no object`);
  const whole = (object: ObjectOf<T> | undefined) => object && compact(noun, object, facts);
  const before = was === undefined || is === undefined ? whole(was) : changedMembers(was as object, is as object);
  return { before: before as Before<T> | undefined, after: whole(is) as After<T> | undefined };
}

/** The full object as it is after the event; undefined where there is none, and where the type tells of none. */
export function objectAfter<T extends EventType>(event: ServedForm<T>): ObjectOf<T> | undefined {
  const { noun } = EVENTS[event.type] as EventDeclaration;
  if (noun === null || event.after === null) return undefined;
  return expand(noun, event.after as never, event) as ObjectOf<T>;
}

/** The full object as it was before the event; undefined where there was none, and where the type tells of none. */
export function objectBefore<T extends EventType>(event: ServedForm<T>): ObjectOf<T> | undefined {
  const { noun } = EVENTS[event.type] as EventDeclaration;
  if (noun === null || event.before === null) return undefined;
  const is = objectAfter(event);
  if (is === undefined) return expand(noun, event.before as never, event) as ObjectOf<T>;
  const isOptional = (name: string) => !noun.required?.includes(name);
  const was = Object.entries({ ...is, ...event.before }).filter(([name, value]) => value !== null || !isOptional(name));
  return Object.fromEntries(was) as ObjectOf<T>;
}

/** What of an event the objects are made of. */
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
