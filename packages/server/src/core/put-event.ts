/** Adds typed events to the open transaction. A payload that the contract does not declare for the type does not compile. */
import {
  type After,
  type Before,
  EVENTS,
  type EventDeclaration,
  type EventFacts,
  type EventType,
  type EventTypeOf,
  type ObjectOf,
  payloadOf,
} from '@heldby/contract';
import type { Occurrence } from '../domain/event.ts';
import type { Owner } from '../domain/owner.ts';
import { toIso } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { requireLengths } from './lengths.ts';

type Said<T extends EventType, P extends 'device' | 'owner', V> = (typeof EVENTS)[T][P] extends 'always'
  ? { readonly [K in P]: V }
  : (typeof EVENTS)[T][P] extends 'never'
    ? { readonly [K in P]?: never }
    : { readonly [K in P]?: V | undefined };

/** The subject of an event, and its device and owner if the type declares them. */
export type About<T extends EventType> = { readonly subject: string } & Said<T, 'device', string> & Said<T, 'owner', Owner>;

/** A value, or undefined if the type declares none. */
type Payload<V> = [V] extends [never] ? undefined : V | undefined;

export function put<T extends EventType>(
  edit: Edit,
  type: T,
  about: About<T>,
  before?: Payload<Before<T>>,
  after?: Payload<After<T>>,
): void {
  const declared: EventDeclaration = EVENTS[type];
  if (declared.after !== null && after !== undefined) requireLengths(declared.after, after);
  edit.record({ type, ...about, before, after });
}

export function created<T extends EventTypeOf<'created'>>(edit: Edit, type: T, about: About<T>, object: ObjectOf<T>): void {
  putObject(edit, type, about, undefined, object);
}

export function changed<T extends EventTypeOf<'changed'>>(
  edit: Edit,
  type: T,
  about: About<T>,
  before: ObjectOf<T>,
  after: ObjectOf<T>,
): void {
  putObject(edit, type, about, before, after);
}

export function removed<T extends EventTypeOf<'removed'>>(edit: Edit, type: T, about: About<T>, object: ObjectOf<T>): void {
  putObject(edit, type, about, object, undefined);
}

/** `before` is undefined if there was no object, `after` if there is none now. */
export function set<T extends EventTypeOf<'set'>>(
  edit: Edit,
  type: T,
  about: About<T>,
  before: ObjectOf<T> | undefined,
  after: ObjectOf<T> | undefined,
): void {
  putObject(edit, type, about, before, after);
}

function putObject<T extends EventType>(
  edit: Edit,
  type: T,
  about: About<T>,
  was: ObjectOf<T> | undefined,
  is: ObjectOf<T> | undefined,
): void {
  const { noun }: EventDeclaration = EVENTS[type];
  if (noun !== null && is !== undefined) requireLengths(noun, is);
  const { before, after } = payloadOf(type, factsOf(edit, about), was, is);
  edit.record({ type, ...about, before, after });
}

function factsOf({ now }: Edit, { subject, device, owner }: Pick<Occurrence, 'subject' | 'device' | 'owner'>): EventFacts {
  return { at: toIso(now), subject, deviceId: device ?? null, ownerId: owner?.id ?? null };
}
