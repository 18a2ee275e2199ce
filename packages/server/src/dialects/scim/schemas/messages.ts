/** What is asked for and answered around the resources. Documents are open: the table of attributes decides what they show. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { FILTER_MAX_CHARACTERS } from '../filter/words.ts';
import type { Document } from './document.ts';

const schemas = Type.Array(Type.String(), { description: 'The URNs of the schemas.' });
const names = (description: string) => Type.Optional(Type.String({ maxLength: LENGTHS.url, description }));

/** A resource, or what is said about one. */
export const ScimDocument = Type.Unsafe<Document>({
  type: 'object',
  description: 'Plain JSON, with the attributes of RFC 7643.',
});

/** Other parameters are ignored: directories add their own. */
export const ShownQuery = Type.Object({
  attributes: names('Only these attributes, separated by commas.'),
  excludedAttributes: names('All but these attributes, separated by commas.'),
});

export const ListQuery = Type.Object({
  ...ShownQuery.properties,
  // Its length is told in the words of SCIM.
  filter: Type.Optional(Type.String({ maxLength: 4 * FILTER_MAX_CHARACTERS, description: 'A filter of RFC 7644 §3.4.2.2.' })),
  sortBy: Type.Optional(Type.String({ maxLength: LENGTHS.name, description: 'The attribute by which they are sorted.' })),
  sortOrder: Type.Optional(Type.String({ maxLength: LENGTHS.short, description: '`ascending` or `descending`.' })),
  startIndex: Type.Optional(Type.Integer({ description: 'The first that is shown, counted from 1.' })),
  count: Type.Optional(Type.Integer({ description: 'How many are shown.' })),
});

const list = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.url }), { maxItems: 200, description }));

export const SearchBody = Type.Object({
  ...ListQuery.properties,
  attributes: list('Only these attributes.'),
  excludedAttributes: list('All but these attributes.'),
});

export const ListResponse = Type.Object(
  {
    schemas,
    totalResults: Type.Integer({ description: 'How many there are.' }),
    startIndex: Type.Integer({ description: 'The first of these, counted from 1.' }),
    itemsPerPage: Type.Integer({ description: 'How many these are.' }),
    Resources: Type.Array(ScimDocument),
  },
  { description: 'A page of a list.' },
);

export const ErrorBody = Type.Object(
  {
    schemas,
    status: Type.String({ description: 'The status of the answer, as text.' }),
    scimType: Type.Optional(Type.String({ description: 'What kind of thing was wrong.' })),
    detail: Type.String({ description: 'What was wrong, in words.' }),
  },
  { description: 'Why a call was refused.' },
);
