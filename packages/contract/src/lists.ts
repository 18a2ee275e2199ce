/** What all lists have in common: how their query filters, sorts, selects and pages, and what a page of them is. */
import Type, { type TObject, type TSchema } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, nullable, PageQuery } from './schema.ts';

/**
 * The query of a list: its filters, all of which must hold; `sort`, whose first word is the default; and `fields`, which names members of
 * `item`. A filter that is a search or an expansion is declared among the others.
 */
export function listQuery<I extends TObject, const S extends readonly string[], F extends Record<string, TSchema>>(list: {
  readonly item: I;
  readonly sorts: S;
  readonly filters: F;
}) {
  const members = Object.keys(list.item.properties) as (keyof I['properties'] & string)[];
  return closed({
    ...list.filters,
    sort: Type.Optional(sortBy(list.sorts)),
    fields: Type.Optional(someOf(members, 'Only these members of each item, separated by commas.')),
    total: Type.Optional(Type.Boolean({ description: 'Whether to count all items that match, on every page.' })),
    ...PageQuery.properties,
  });
}

/** Some of these words, separated by commas. */
export function someOf<const V extends string>(words: readonly V[], description: string) {
  return Type.Unsafe<V[]>({
    type: 'array',
    items: { type: 'string', enum: [...words] },
    minItems: 1,
    maxItems: words.length,
    uniqueItems: true,
    'x-separator': ',',
    description,
  });
}

function sortBy<const S extends readonly string[]>(keys: S) {
  return Type.Unsafe<S[number] | `-${S[number]}`>({
    type: 'string',
    enum: keys.flatMap(key => [key, `-${key}`]),
    default: keys[0],
    description: 'What to sort by; with `-`, descending.',
  });
}

/** The id of what the items belong to. */
export function idFilter(description: string) {
  return Type.Optional(Type.String({ format: 'uuid', description: `${description} A UUID.` }));
}

/** An instant or a day to compare with. */
export function timeFilter(description: string) {
  return Type.Optional(
    Type.String({
      maxLength: LENGTHS.short,
      description: `${description} A date-time, or a day in UTC.`,
      examples: ['2026-05-04'],
    }),
  );
}

/** A page of a list. With `fields`, the items have only those members. */
export function listOf<S extends TSchema>(item: S) {
  return closed({
    items: Type.Array(item),
    nextCursor: nullable(Type.String(), 'Pass it as `cursor` to get the next page; null on the last one.'),
    total: Type.Optional(Type.Integer({ description: 'How many items match. Only with `total=true`.' })),
  });
}
