/**
 * The compact form of objects in events. A member is left out if it can be restored: because it has the empty value (null if the
 * schema allows null, `[]` for a list, `{}` for an object without required members) or because the event itself has it
 * (`CARRIED`). Members that are optional in the schema are always kept.
 */
import type { Static, TObject, TSchema } from 'typebox';
import Type from 'typebox';

/** The members of an event that objects may repeat. */
export interface EventFacts {
  /** RFC 3339, as in the objects. */
  readonly at: string;
  readonly subject: string;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
}

/**
 * Members of objects that can be restored from the event. The event has only the owner's id, so owners that are not persons stay
 * in the object.
 */
const CARRIED = {
  id: ({ subject }) => subject,
  assignmentId: ({ subject }) => subject,
  deviceId: ({ deviceId }) => deviceId,
  personId: ({ ownerId }) => ownerId,
  owner: ({ ownerId }) => ({ kind: 'person', id: ownerId }),
  createdAt: ({ at }) => at,
  modifiedAt: ({ at }) => at,
} as const satisfies Readonly<Record<string, (facts: EventFacts) => unknown>>;

type Plain = Readonly<Record<string, unknown>>;

type LeftOut<T> = {
  [K in keyof T]-?: undefined extends T[K]
    ? never
    : K extends keyof typeof CARRIED
      ? K
      : null extends T[K]
        ? K
        : T[K] extends object
          ? Record<never, never> extends T[K]
            ? K
            : T[K] extends readonly unknown[]
              ? K
              : never
          : never;
}[keyof T];

/** The object without the members that can be restored. */
export type Compact<T> = Omit<T, LeftOut<T>> & { [K in LeftOut<T>]?: NonNullable<T[K]> };

/** The old values of changed members; null for an optional member that was absent. */
export type Changed<T> = { [K in keyof T]?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

/** Returns the compact form of the object. `expand` is its inverse. */
export function compact<N extends TObject>(noun: N, object: Static<N>, facts: EventFacts): Compact<Static<N>> {
  const fallbacks = fallbacksOf(noun);
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object as Plain)) {
    const fallback = fallbacks.get(name);
    if (fallback === undefined || !isSame(value, fallback(facts))) kept[name] = value;
  }
  return kept as Compact<Static<N>>;
}

/** Restores the full object, with its members in the order of the schema. */
export function expand<N extends TObject>(noun: N, compacted: Compact<Static<N>>, facts: EventFacts): Static<N> {
  const given = compacted as Plain;
  const full: Record<string, unknown> = {};
  const fallbacks = fallbacksOf(noun);
  for (const name of Object.keys(noun.properties)) {
    const value = name in given ? given[name] : fallbacks.get(name)?.(facts);
    if (value !== undefined) full[name] = value;
  }
  return full as Static<N>;
}

/** Returns the old values of the members that differ. */
export function changedMembers<T extends object>(before: T, after: T): Changed<T> {
  const [was, is] = [before as Plain, after as Plain];
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(was)) if (!isSame(was[name], is[name])) changed[name] = was[name] ?? null;
  for (const name of Object.keys(is)) if (!(name in was) && is[name] !== undefined) changed[name] = null;
  return changed as Changed<T>;
}

/** The schema of the compact form. It rejects null and empty values that must be left out. */
export function compactSchema<N extends TObject>(noun: N) {
  const properties: Record<string, TSchema> = {};
  for (const [name, schema] of Object.entries(noun.properties)) {
    properties[name] = isRequired(noun, name) && fallbackOf(name, schema) ? Type.Optional(notEmpty(schema)) : schema;
  }
  return Type.Unsafe<Compact<Static<N>>>(Type.Object(properties, { additionalProperties: false }));
}

/** The schema of changed members: all of the object's, none required. An optional one is null where it was absent. */
export function changedSchema<N extends TObject>(noun: N) {
  const properties: Record<string, TSchema> = {};
  for (const [name, schema] of Object.entries(noun.properties)) {
    properties[name] = Type.Optional(isRequired(noun, name) ? schema : orNull(schema));
  }
  return Type.Unsafe<Changed<Static<N>>>(Type.Object(properties, { additionalProperties: false }));
}

function orNull(schema: TSchema): TSchema {
  const { type, ...rest } = schema as TSchema & { type?: string | string[] };
  return typeof type === 'string' ? ({ ...rest, type: [type, 'null'] } as TSchema) : schema;
}

type Fallback = (facts: EventFacts) => unknown;

const known = new WeakMap<TObject, ReadonlyMap<string, Fallback>>();

/** How to restore each member that may be left out. */
function fallbacksOf(noun: TObject): ReadonlyMap<string, Fallback> {
  const found = known.get(noun);
  if (found !== undefined) return found;
  const made = new Map<string, Fallback>();
  for (const [name, schema] of Object.entries(noun.properties)) {
    const fallback = isRequired(noun, name) ? fallbackOf(name, schema) : undefined;
    if (fallback !== undefined) made.set(name, fallback);
  }
  known.set(noun, made);
  return made;
}

const NO_MEMBERS = Object.freeze({});
const NO_ITEMS = Object.freeze([]);

function fallbackOf(name: string, schema: TSchema): Fallback | undefined {
  const { type, required = [] } = schema as { type?: string | string[]; required?: readonly string[] };
  if (Array.isArray(type)) return type.includes('null') ? () => null : undefined;
  if (Object.hasOwn(CARRIED, name)) return CARRIED[name as keyof typeof CARRIED];
  if (type === 'array') return () => NO_ITEMS;
  return type === 'object' && required.length === 0 ? () => NO_MEMBERS : undefined;
}

function isRequired(noun: TObject, name: string): boolean {
  return noun.required?.includes(name) ?? false;
}

/** The same schema without its null or its empty value. */
function notEmpty(schema: TSchema): TSchema {
  const { type, ...rest } = schema as TSchema & { type?: string | string[]; enum?: unknown[]; required?: readonly string[] };
  if (Array.isArray(type)) {
    const values = rest.enum === undefined ? {} : { enum: rest.enum.filter(value => value !== null) };
    return { ...rest, ...values, type: type.find(each => each !== 'null') } as TSchema;
  }
  if (type === 'array') return { ...schema, minItems: 1 } as TSchema;
  return type === 'object' && (rest.required ?? []).length === 0 ? ({ ...schema, minProperties: 1 } as TSchema) : schema;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  const [first, second] = [one as Plain, other as Plain];
  return names.length === Object.keys(other).length && names.every(name => isSame(first[name], second[name]));
}
