/** `null` for an optional member means that it is left out (contract webex §1). Schemas accept it, and handlers do not see it. */
import type { TSchema } from 'typebox';

type Schema = Readonly<Record<string, unknown>> & {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
};

/** The same schema, in which every optional member may also be null, at any depth. */
export function acceptingNull<S extends TSchema>(schema: S): S {
  return accepting(schema as unknown as Schema) as unknown as S;
}

/** The value without the optional members that are null. Members that the schema does not name stay as they are. */
export function withoutNull<T>(schema: TSchema, value: T): T {
  return without(schema as unknown as Schema, value) as T;
}

function accepting(schema: Schema): Schema {
  const { properties, items, anyOf } = schema;
  const isOptional = optionalIn(schema);
  const members = Object.entries(properties ?? {}).map(([name, member]) => {
    const inner = accepting(member);
    return [name, isOptional(name) ? nullable(inner) : inner] as const;
  });
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(members) }),
    ...(items === undefined ? {} : { items: accepting(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(accepting) }),
  };
}

function nullable(schema: Schema): Schema {
  const { type, anyOf } = schema;
  if (anyOf !== undefined) return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  // Without a type, everything fits already.
  if (type === undefined) return schema;
  return {
    ...schema,
    type: [...new Set([type, 'null'].flat())],
    ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }),
  };
}

function without(schema: Schema, value: unknown): unknown {
  const { properties, items, anyOf } = schema;
  if (anyOf !== undefined) return anyOf.reduce((rest, each) => (fitsShape(each, rest) ? without(each, rest) : rest), value);
  if (Array.isArray(value)) return items === undefined ? value : value.map(item => without(items, item));
  if (properties === undefined || typeof value !== 'object' || value === null) return value;
  const isOptional = optionalIn(schema);
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const of = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (of === undefined) return [[name, member]];
    return member === null && isOptional(name) ? [] : [[name, without(of, member)]];
  });
  return Object.fromEntries(kept);
}

/** Of the alternatives of a body, one is an object and the other a list of it. */
function fitsShape({ type }: Schema, value: unknown): boolean {
  return type === 'array' ? Array.isArray(value) : type === 'object' && !Array.isArray(value);
}

function optionalIn({ required = [] }: Schema): (name: string) => boolean {
  return name => !required.includes(name);
}
