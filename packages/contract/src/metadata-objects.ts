/** Definitions of metadata: what an organization notes about its people and devices beyond the members that all of them have. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time, text } from './schema.ts';

export const METADATA_NOUN_WORDS = ['people', 'devices'] as const;
export const METADATA_TYPE_WORDS = ['text', 'number', 'boolean', 'date', 'enum'] as const;

/** As many as fit into a form. */
export const METADATA_DEFINITIONS_LIMIT = 100;
/** As many as fit into a menu. */
export const METADATA_CHOICES_LIMIT = 100;
/** Some sentences. */
export const METADATA_TEXT_LIMIT = 2_000;

export const METADATA_KEY_PATTERN = '^[a-zA-Z][a-zA-Z0-9_]*$';

const values = Type.Array(text(LENGTHS.tag, 'A value'));

export const MetadataDefinition = closed(
  {
    id: Id,
    key: text(LENGTHS.short, 'The name of the member in `metadata`.'),
    appliesTo: Type.Array(oneOf(METADATA_NOUN_WORDS, 'A noun.'), { description: 'What has it: people, devices, or both.' }),
    type: oneOf(METADATA_TYPE_WORDS, 'Dates are texts as YYYY-MM-DD.'),
    values: Type.Unsafe<string[] | null>({
      ...values,
      type: ['array', 'null'],
      description: 'Of an enum; null for other types.',
    }),
    maxLength: nullable(Type.Integer(), 'Of a text; null for other types.'),
    required: Type.Boolean({ description: 'Whether this API creates nothing without it.' }),
    description: nullable(freeText(LENGTHS.reason)),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'A definition of metadata.',
);
export type MetadataDefinition = Static<typeof MetadataDefinition>;
