/** What is asked for and answered around the resources. Documents are open: the table of attributes decides what they show. */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { FILTER_MAX_CHARACTERS } from '../filter/words.ts';
import { BULK_OPERATIONS_LIMIT } from '../limits.ts';
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
  cursor: Type.Optional(
    Type.String({
      maxLength: LENGTHS.opaque,
      description: 'Shows a page by cursor (RFC 9865): empty for the first, and then the `nextCursor` of the page before.',
    }),
  ),
});

const list = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.url }), { maxItems: 200, description }));

const asked = list('The URN of the message.');

export const SearchBody = Type.Object({
  schemas: asked,
  ...ListQuery.properties,
  attributes: list('Only these attributes.'),
  excludedAttributes: list('All but these attributes.'),
});

export const ListResponse = Type.Object(
  {
    schemas,
    totalResults: Type.Optional(
      Type.Integer({ description: 'How many there are. By cursor it is told with the first page, where it is known.' }),
    ),
    startIndex: Type.Optional(Type.Integer({ description: 'The first of these, counted from 1. Not by cursor.' })),
    itemsPerPage: Type.Integer({ description: 'How many these are.' }),
    nextCursor: Type.Optional(Type.String({ description: 'Leads to the next page by cursor. Left out of the last.' })),
    Resources: Type.Array(ScimDocument),
  },
  { description: 'A page of a list.' },
);

const bulkId = Type.Optional(
  Type.String({ minLength: 1, maxLength: LENGTHS.subject, description: 'What the request calls what a POST creates.' }),
);
const method = Type.Union([Type.Literal('POST'), Type.Literal('PUT'), Type.Literal('PATCH'), Type.Literal('DELETE')], {
  description: 'What is done.',
});

const BulkOperation = Type.Object({
  method,
  path: Type.String({
    maxLength: LENGTHS.url,
    description:
      '`/Users` or `/Groups`, and except for a POST with an id: `/Users/2819c223`. `bulkId:ann` stands for the id of what that POST creates.',
  }),
  bulkId,
  version: Type.Optional(Type.String({ maxLength: LENGTHS.short, description: 'The version that it must have.' })),
  data: Type.Optional(ScimDocument),
});
export type BulkOperation = Static<typeof BulkOperation>;

export const BulkRequest = Type.Object(
  {
    schemas: asked,
    failOnErrors: Type.Optional(
      Type.Integer({ minimum: 1, description: 'After so many failures the rest is left undone. Without it, all is tried.' }),
    ),
    Operations: Type.Array(BulkOperation, { maxItems: BULK_OPERATIONS_LIMIT }),
  },
  { description: 'Many operations in one request.' },
);

const BulkResult = Type.Object({
  method,
  bulkId,
  location: Type.Optional(Type.String({ description: 'Where the resource is read; left out where a POST was refused.' })),
  version: Type.Optional(Type.String({ description: 'Its version after the operation.' })),
  status: Type.String({ description: 'The status that the operation has alone, as text.' }),
  response: Type.Optional(ScimDocument),
});
export type BulkResult = Static<typeof BulkResult>;

export const BulkResponse = Type.Object(
  { schemas, Operations: Type.Array(BulkResult) },
  { description: 'What became of the operations, in the order of the request. Those that were left undone are left out.' },
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
