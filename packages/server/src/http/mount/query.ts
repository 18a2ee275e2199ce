/** Turns the text of a query string into the numbers, booleans and lists that a route's schema declares, and refuses empty and repeated filters. */
import type { TSchema } from 'typebox';
import { Problem } from '../../domain/problem.ts';
import type { Dialect } from '../dialect/dialect.ts';

export type Coerce = (raw: unknown) => Record<string, unknown>;

interface Parameter {
  readonly type?: string | readonly string[];
  /** Of the values of a list. */
  readonly items?: { readonly type?: string };
  /** What separates the values of a list in one parameter. */
  readonly 'x-separator'?: string;
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, Parameter | undefined>>;
  /** Parameters whose names follow a pattern, such as one filter for each column. */
  readonly patternProperties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}

const NO_QUERY: Readonly<Record<string, never>> = Object.freeze(Object.create(null));
const INTEGER = /^-?\d{1,16}$/;
/** Nothing, or a list of nothings. */
const EMPTY = /^[\s,]*$/;

/**
 * Text that is no number stays text, so that the schema refuses it. Of a repeated name all values count for a list. Otherwise a
 * schema that refuses unknown names refuses it, because one of the values would be lost, and elsewhere the last value counts.
 */
export function createCoerce(schema: TSchema | undefined, mayBeEmpty: Dialect['mayBeEmpty']): Coerce {
  const { properties = {}, patternProperties = {}, additionalProperties } = (schema ?? {}) as QuerySchema;
  const patterns = Object.keys(patternProperties).map(pattern => new RegExp(pattern));
  const canBeEmpty = (name: string) => mayBeEmpty === 'all' || mayBeEmpty.includes(name);
  const isKnown = (name: string) => Object.hasOwn(properties, name) || patterns.some(pattern => pattern.test(name));
  return raw => {
    const given = raw as Readonly<Record<string, string | string[]>>;
    let query: Record<string, unknown> = NO_QUERY;
    for (const name in given) {
      const { type, items, 'x-separator': separator } = properties[name] ?? {};
      const values = valuesOf([given[name] ?? []].flat(), separator);
      if (additionalProperties === false && type !== 'array' && values.length > 1) throw repeated(name, values);
      const value = type === 'array' ? values : values.at(-1);
      if (value === undefined || (value === '' && canBeEmpty(name))) continue;
      if (isKnown(name) && isText(type) && !canBeEmpty(name)) requireFilled(name, type === 'array' ? values : values.slice(-1));
      if (query === NO_QUERY) query = Object.create(null) as Record<string, unknown>;
      query[name] = typeof value === 'string' ? coerce(value, type) : value.map(each => coerce(each, items?.type));
    }
    return query;
  };
}

function valuesOf(values: readonly string[], separator: string | undefined): readonly string[] {
  return separator === undefined ? values : values.flatMap(value => value.split(separator).map(each => each.trim()));
}

/** The schema refuses what is no number or boolean. */
function isText(type: string | readonly string[] | undefined): boolean {
  return type !== 'integer' && type !== 'boolean';
}

function requireFilled(name: string, values: readonly string[]): void {
  const empty = values.find(value => EMPTY.test(value));
  if (empty === undefined) return;
  throw refused(name, 'must not be empty; leave it out to ask without it', empty);
}

function repeated(name: string, values: readonly string[]): Problem {
  return refused(name, 'must be given once', values.join(', '));
}

function refused(name: string, expected: string, value: string): Problem {
  return new Problem('invalid', `The parameter ${name} ${expected}.`, {
    faults: [{ where: 'query', field: name, kind: 'format', expected, value }],
  });
}

function coerce(value: string, type: string | readonly string[] | undefined): unknown {
  if (type === 'integer' && INTEGER.test(value)) return Number(value);
  if (type === 'boolean' && /^true$/i.test(value)) return true;
  if (type === 'boolean' && /^false$/i.test(value)) return false;
  return value;
}
