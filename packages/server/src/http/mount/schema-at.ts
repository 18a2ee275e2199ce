/** Finds the part of a schema that is about one field, and says in words what it expects. */
import type { TSchema } from 'typebox';

type LooseSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: LooseSchema[];
  properties?: Record<string, LooseSchema>;
  items?: LooseSchema;
};

/** The part of a schema that a dotted name points to. */
export function schemaAt(schema: TSchema, field: string): LooseSchema | undefined {
  let at: LooseSchema | undefined = schema as LooseSchema;
  for (const part of field === '' ? [] : field.split('.')) at = at?.properties?.[part] ?? at?.items;
  return at;
}

/** What a schema expects: its allowed values or its type. */
export function describe(schema: LooseSchema | undefined): string {
  if (schema?.enum !== undefined) return schema.enum.filter(value => value !== null).join(', ');
  if (schema?.const !== undefined) return String(schema.const);
  if (schema?.anyOf !== undefined)
    return schema.anyOf
      .filter(each => each.type !== 'null')
      .map(describe)
      .join(' or ');
  const type = Array.isArray(schema?.type) ? schema.type.filter(each => each !== 'null').join(' or ') : schema?.type;
  return type ?? 'something else';
}
