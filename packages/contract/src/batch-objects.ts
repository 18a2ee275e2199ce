/** What a batch answers. */
import Type, { type Static } from 'typebox';
import { closed, nullable } from './schema.ts';

export const BatchResult = closed(
  {
    id: nullable(Type.String(), 'The name that the operation was given.'),
    status: Type.Integer({ description: 'The status that the operation would have been answered with alone.' }),
    etag: nullable(Type.String(), 'The header `ETag` of that answer.'),
    body: Type.Unknown({
      description:
        'The body of that answer: the object, or problem details. Null where there is none, and where a repeated batch would show a secret again.',
    }),
  },
  'What became of one operation.',
);
export type BatchResult = Static<typeof BatchResult>;

export const Batch = closed(
  {
    succeeded: Type.Integer({ description: 'How many operations were done.' }),
    failed: Type.Integer({ description: 'How many were refused. Always 0 for an atomic batch.' }),
    results: Type.Array(BatchResult, { description: 'One for each operation, in their order.' }),
  },
  'What became of many writes.',
);
export type Batch = Static<typeof Batch>;
