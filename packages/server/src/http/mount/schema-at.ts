/** Finds the part of a schema that is about one field, and says in words what it expects. */
import type { TSchema } from 'typebox';

export type LooseSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: LooseSchema[];
  properties?: Record<string, LooseSchema>;
  required?: string[];
  items?: LooseSchema;
  format?: string;
  description?: string;
};

/** The part of a schema that a dotted name points to. */
export function schemaAt(schema: TSchema, field: string): LooseSchema | undefined {
  let at: LooseSchema | undefined = schema as LooseSchema;
  for (const part of field === '' ? [] : field.split('.')) at = at?.properties?.[part] ?? at?.items;
  return at;
}

/** Whether the object that has the field must have it. */
export function isRequired(schema: TSchema, field: string): boolean {
  const parts = field.split('.');
  const name = parts.pop() ?? '';
  return schemaAt(schema, parts.join('.'))?.required?.includes(name) ?? false;
}

/** What a schema expects: its allowed values, its type, or the members of an object. */
export function describe(schema: LooseSchema | undefined): string {
  if (schema?.enum !== undefined) return schema.enum.map(String).join(', ');
  if (schema?.const !== undefined) return String(schema.const);
  if (schema?.anyOf !== undefined) return schema.anyOf.map(describe).join(' or ');
  const types = [schema?.type ?? []].flat().map(type => describeType(type, schema ?? {}));
  return types.length === 0 ? 'something else' : types.join(' or ');
}

/** What each of the formats is called by its own standard. */
const FORMATS: Readonly<Record<string, string>> = { uuid: 'UUID', 'date-time': 'RFC 3339 date-time' };

function describeType(type: string, { format, properties, items, required = [] }: LooseSchema): string {
  if (type === 'string' && format !== undefined) return FORMATS[format] ?? type;
  if (type === 'array' && items !== undefined) return `array of ${describe(items)}`;
  if (type !== 'object' || properties === undefined) return type;
  const members = Object.entries(properties).map(
    ([name, member]) => `${name}${required.includes(name) ? '' : '?'}: ${member.enum?.join(' | ') ?? describe(member)}`,
  );
  return members.length > MEMBERS_SHOWN ? type : `object { ${members.join('; ')} }`;
}

/** A longer list says less than the reference. */
const MEMBERS_SHOWN = 8;
