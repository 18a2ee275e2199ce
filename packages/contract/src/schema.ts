/** Building blocks of the API's schemas. */
import Type, { type Static, type TSchema } from 'typebox';
import { LENGTHS } from './lengths.ts';

/** A UUID in lower case. */
export const Id = Type.String({ format: 'uuid', description: 'UUID' });

/** RFC 3339 in UTC with six fractional digits, for example `2026-05-04T06:43:44.000001Z`. */
export const Time = Type.String({ format: 'date-time', description: 'RFC 3339 date-time in UTC, to the microsecond' });

/** Text that is not empty and has a maximum length. */
export function text(maxLength: number, description: string) {
  return Type.String({ minLength: 1, maxLength, description });
}

/** Text that may be empty and has a maximum length. */
export function freeText(maxLength: number, description?: string) {
  return Type.String({ maxLength, ...(description === undefined ? {} : { description }) });
}

/** The schema's values and null. Null means known to be absent. */
export function nullable<S extends TSchema>(schema: S, description?: string) {
  const { type, ...rest } = schema as S & { type: string };
  const values = 'enum' in rest ? { enum: [...(rest.enum as unknown[]), null] } : {};
  return Type.Unsafe<Static<S> | null>({ ...rest, ...values, type: [type, 'null'], ...(description ? { description } : {}) });
}

/** One of these words. */
export function oneOf<const V extends readonly string[]>(values: V, description: string) {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], description });
}

/** An object that allows no further members. */
export function closed<P extends Record<string, TSchema>>(properties: P, description?: string) {
  return Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });
}

/** A page of a list. */
export function pageOf<S extends TSchema>(item: S) {
  return closed({
    items: Type.Array(item),
    nextCursor: nullable(Type.String(), 'Pass it as `cursor` to get the next page; null on the last one.'),
  });
}

/** The most items of one page. 1,000 items with what they name are about a megabyte. */
export const PAGE_LIMIT = 1_000;
export const DEFAULT_PAGE_LIMIT = 50;

export const PageQuery = closed({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: PAGE_LIMIT, default: DEFAULT_PAGE_LIMIT, description: 'The maximum number of items.' }),
  ),
  cursor: Type.Optional(freeText(LENGTHS.cursor, 'The `nextCursor` of the previous page.')),
});

/** The query of every write. */
export const WriteQuery = closed({
  dryRun: Type.Optional(Type.Boolean({ description: 'Returns the answer that the write would have, but stores nothing.' })),
});

/** Members of the body of every write. */
export const reason = {
  reason: Type.Optional(text(LENGTHS.reason, 'Why, in your words. Stored with the event.')),
};
