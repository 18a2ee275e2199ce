/** Every text that a schema takes or shows, with its limit: for tests that hold all of them. */
import type { TSchema } from 'typebox';

export interface TextMember {
  /** From the outside in; `[]` stands for an item of a list. */
  readonly path: readonly string[];
  /** Undefined where any number of characters would be taken. */
  readonly limit: number | undefined;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** The texts of a schema. Members without a declared type are no texts. */
export function textsOf(schema: TSchema | undefined, path: readonly string[] = []): TextMember[] {
  return schema === undefined ? [] : walk(schema as Schema, path);
}

/** The lists that may have any number of items. */
export function endlessLists(schema: TSchema | undefined, path: readonly string[] = []): string[] {
  const { items, maxItems, properties = {}, anyOf = [] } = (schema ?? {}) as Schema;
  return [
    ...(items !== undefined && maxItems === undefined ? [path.join('.')] : []),
    ...(items === undefined ? [] : endlessLists(items as TSchema, [...path, '[]'])),
    ...Object.entries(properties).flatMap(([name, each]) => endlessLists(each as TSchema, [...path, name])),
    ...anyOf.flatMap(each => endlessLists(each as TSchema, path)),
  ];
}

function walk(schema: Schema, path: readonly string[]): TextMember[] {
  const { type, properties = {}, items, anyOf = [] } = schema;
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  return [
    ...(isText && !isBounded(schema) ? [{ path, limit: schema.maxLength }] : []),
    ...Object.entries(properties).flatMap(([name, each]) => walk(each, [...path, name])),
    ...(items === undefined ? [] : walk(items, [...path, '[]'])),
    ...anyOf.flatMap(each => walk(each, path)),
  ];
}

/** Whether the values are listed, or a format or a pattern without repetition bounds them. */
function isBounded({ enum: values, const: only, format, pattern }: Schema): boolean {
  return (
    values !== undefined || only !== undefined || format !== undefined || (pattern !== undefined && !/[*+]|,\}/.test(pattern))
  );
}
