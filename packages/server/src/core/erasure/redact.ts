/**
 * Overwrites what an event says of somebody: its free texts, by the schema of its type. Ids, instants, numbers and words of a closed
 * list stay, so that the event is still one of its type, and tells who held what from when until when.
 */
import { EVENTS, type EventType } from '@heldby/contract';
import type { TSchema } from 'typebox';
import { ERASED } from '../../storage/statements/erasure.ts';

/** The parts of a schema that are asked. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
}

/** `before` or `after` of an event that is recorded now. */
export function redacted(type: EventType, part: 'before' | 'after', payload: unknown): unknown {
  const schema: TSchema | null = EVENTS[type][part];
  return schema === null || payload === undefined ? undefined : (cleared(schema as Shape, payload) ?? {});
}

/** The same of one that is stored, as JSON. */
export function redactedJson(type: string, part: 'before' | 'after', json: string | null): string | null {
  if (json === null || !(type in EVENTS)) return null;
  return JSON.stringify(redacted(type as EventType, part, JSON.parse(json)) ?? {});
}

/** Undefined for what cannot stay in any form. */
function cleared(schema: Shape, value: unknown): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return clearedText(schema, value);
  if (Array.isArray(value)) return clearedList(schema, value);
  return schema.properties === undefined ? undefined : clearedObject(schema, value as Readonly<Record<string, unknown>>);
}

function clearedText({ enum: words, format, pattern, maxLength = Infinity }: Shape, value: string): string | undefined {
  if (words !== undefined || format === 'uuid' || format === 'date-time') return value;
  return pattern === undefined && format === undefined && maxLength >= ERASED.length ? ERASED : undefined;
}

/** Ids and words stay. How many texts there were says nothing that is worth keeping. */
function clearedList({ items = {} }: Shape, value: readonly unknown[]): unknown {
  const kept = value.filter(each => typeof each === 'string' && clearedText(items, each) === each);
  return kept.length === 0 || kept.length < value.length ? undefined : kept;
}

/** What a device is, and not whose: counts of devices over time are made of the events. */
const NOT_OF_ANYBODY: ReadonlySet<string> = new Set(['make', 'model']);

function clearedObject(schema: Shape, value: Readonly<Record<string, unknown>>): unknown {
  const kept = Object.entries(value).map(([name, each]) => {
    const member = schema.properties?.[name];
    if (NOT_OF_ANYBODY.has(name)) return [name, each] as const;
    return [name, member === undefined ? undefined : cleared(member, each)] as const;
  });
  return Object.fromEntries(kept.filter(([, each]) => each !== undefined));
}
