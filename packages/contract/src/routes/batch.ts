/** The route that makes many writes in one call. */
import Type from 'typebox';
import { Batch } from '../batch-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, text, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

/** With fewer, an import of some thousand rows would be many calls; with more, others would wait too long for the registry. */
const OPERATIONS_LIMIT = 1_000;

const BatchOperation = closed(
  {
    id: Type.Optional(
      Type.String({
        maxLength: LENGTHS.short,
        pattern: '^[A-Za-z][A-Za-z0-9_-]*$',
        description:
          'A name of your own, by which later operations refer to the result: a letter, then letters, digits, _ and -.',
      }),
    ),
    method: oneOf(['POST', 'PUT', 'PATCH', 'DELETE'], 'The method of the route.'),
    path: text(
      LENGTHS.cursor,
      'The path of the route, from `/registry/v1/` on. `{first.id}` in it stands for a member of what the operation `first` answered.',
    ),
    body: Type.Optional(
      Type.Object(
        {},
        {
          additionalProperties: true,
          description:
            'The body of the route. `{ "$ref": "first.id" }` in it stands for a member of what the operation `first` answered.',
        },
      ),
    ),
    ifMatch: Type.Optional(text(LENGTHS.short, 'What the header `If-Match` would be.')),
    idempotencyKey: Type.Optional(
      text(LENGTHS.name, 'What the header `Idempotency-Key` would be. It is good for this operation alone.'),
    ),
  },
  'One write.',
);

export const runBatch = defineRoute({
  id: 'native.batch.run',
  method: 'POST',
  path: `${BASE}/batch`,
  summary:
    'Makes up to 1,000 writes in one call: all or none of them, or each for itself. Each is checked as if it were called alone.',
  scope: 'profile:read',
  alone: 'A batch has no batches in it.',
  maxBodyBytes: 4 * 1024 * 1024,
  query: WriteQuery,
  body: closed({
    mode: Type.Optional(
      oneOf(
        ['atomic', 'each'],
        '`atomic`: all or none; a refusal names the operation and is the answer of the whole. `each`: one that is refused does not concern the others. Defaults to `atomic`.',
      ),
    ),
    operations: Type.Array(BatchOperation, {
      minItems: 1,
      maxItems: OPERATIONS_LIMIT,
      description: 'Made in this order.',
    }),
  }),
  status: 200,
  reply: Batch,
});
