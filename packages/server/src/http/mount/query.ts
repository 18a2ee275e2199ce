/** Turns the text of a query string into the numbers, booleans and lists that a route's schema declares. */
import type { TSchema } from 'typebox';

export type Coerce = (raw: unknown) => Record<string, unknown>;

type Properties = Readonly<Record<string, { type?: string | readonly string[] } | undefined>>;

const NO_QUERY: Readonly<Record<string, never>> = Object.freeze(Object.create(null));
const INTEGER = /^-?\d{1,16}$/;

/** Text that is no number stays text, so that the schema refuses it. Of a repeated name the last value counts, or all for a list. */
export function createCoerce(schema: TSchema | undefined, emptyIsAbsent: boolean): Coerce {
  const properties = ((schema as { properties?: Properties } | undefined)?.properties ?? {}) as Properties;
  return raw => {
    const given = raw as Readonly<Record<string, string | string[]>>;
    let query: Record<string, unknown> = NO_QUERY;
    for (const name in given) {
      const type = properties[name]?.type;
      const value = type === 'array' ? [given[name] ?? []].flat() : lastOf(given[name]);
      if (value === undefined || (value === '' && emptyIsAbsent)) continue;
      if (query === NO_QUERY) query = Object.create(null) as Record<string, unknown>;
      query[name] = Array.isArray(value) ? value : coerce(value, type);
    }
    return query;
  };
}

function lastOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

function coerce(value: string, type: string | readonly string[] | undefined): unknown {
  if (type === 'integer' && INTEGER.test(value)) return Number(value);
  if (type === 'boolean' && /^true$/i.test(value)) return true;
  if (type === 'boolean' && /^false$/i.test(value)) return false;
  return value;
}
