/** Routes of the definitions of metadata. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import {
  METADATA_CHOICES_LIMIT,
  METADATA_KEY_PATTERN,
  METADATA_NOUN_WORDS,
  METADATA_TEXT_LIMIT,
  METADATA_TYPE_WORDS,
  MetadataDefinition,
} from '../metadata-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

const appliesTo = Type.Array(oneOf(METADATA_NOUN_WORDS, 'A noun.'), {
  minItems: 1,
  maxItems: METADATA_NOUN_WORDS.length,
  uniqueItems: true,
  description: 'What has it.',
});

const options = {
  values: Type.Optional(
    Type.Array(text(LENGTHS.tag, 'A value'), {
      minItems: 1,
      maxItems: METADATA_CHOICES_LIMIT,
      uniqueItems: true,
      description: 'The values of an enum, and only of one.',
    }),
  ),
  maxLength: Type.Optional(
    Type.Integer({ minimum: 1, maximum: METADATA_TEXT_LIMIT, description: 'Of a text, and only of one; 200 if left out.' }),
  ),
  required: Type.Optional(Type.Boolean({ description: 'Whether this API creates nothing without it.' })),
  description: Type.Optional(nullable(text(LENGTHS.reason, 'For people who fill it in.'))),
};

export const createMetadataDefinition = defineRoute({
  id: 'native.metadataDefinitions.create',
  method: 'POST',
  path: `${BASE}/metadata-definitions`,
  summary: 'Defines a key that `metadata` of people or devices may have.',
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({
    key: Type.String({
      pattern: METADATA_KEY_PATTERN,
      maxLength: LENGTHS.short,
      description: 'Letters, digits and `_`, beginning with a letter. It cannot be changed.',
      examples: ['costCenter'],
    }),
    appliesTo,
    type: oneOf(METADATA_TYPE_WORDS, 'The type of its values. It cannot be changed.'),
    ...options,
    ...reason,
  }),
  status: 201,
  reply: MetadataDefinition,
});

export const listMetadataDefinitions = defineRoute({
  id: 'native.metadataDefinitions.list',
  method: 'GET',
  path: `${BASE}/metadata-definitions`,
  summary: 'Lists the keys that `metadata` may have, in the order in which they were defined.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(MetadataDefinition),
});

export const getMetadataDefinition = defineRoute({
  id: 'native.metadataDefinitions.get',
  method: 'GET',
  path: `${BASE}/metadata-definitions/{metadataDefinitionId}`,
  summary: 'Returns the definition of a key.',
  scope: 'devices.org:read',
  status: 200,
  reply: MetadataDefinition,
});

export const updateMetadataDefinition = defineRoute({
  id: 'native.metadataDefinitions.update',
  method: 'PATCH',
  path: `${BASE}/metadata-definitions/{metadataDefinitionId}`,
  summary: 'Changes the given members of a definition. It counts for what is written from now on; stored values stay.',
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({ appliesTo: Type.Optional(appliesTo), ...options, ...reason }),
  status: 200,
  reply: MetadataDefinition,
});

export const removeMetadataDefinition = defineRoute({
  id: 'native.metadataDefinitions.remove',
  method: 'DELETE',
  path: `${BASE}/metadata-definitions/{metadataDefinitionId}`,
  summary: 'Removes a definition. Stored values stay and can be cleared, but not set.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: MetadataDefinition,
});
