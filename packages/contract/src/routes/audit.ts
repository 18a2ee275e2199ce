/** Verifies and exports the history. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, freeText, nullable, oneOf } from '../schema.ts';
import { BASE } from './common.ts';

const CHAIN = '^[0-9a-f]{64}$';
const after = Type.Optional(
  Type.Integer({ minimum: 0, description: 'The sequence of the event behind which to begin. Left out: at the first.' }),
);

export const verifyAudit = defineRoute({
  id: 'native.audit.verify',
  method: 'GET',
  path: `${BASE}/audit/verify`,
  summary: 'Verifies that no event was changed, removed, added or moved, and says which is the first that was.',
  scope: 'events:read',
  query: closed({
    after,
    chain: Type.Optional(
      Type.String({
        maxLength: 64,
        pattern: CHAIN,
        description: 'The chain of the event `after` as you have kept it. It also reveals a history that was written anew.',
      }),
    ),
  }),
  status: 200,
  reply: closed({
    events: Type.Integer({ description: 'How many events were verified.' }),
    erased: Type.Integer({
      description: 'How many of them were erased: their chain is right, and their content cannot be checked.',
    }),
    sequence: Type.Integer({ description: 'The last event that was verified.' }),
    chain: Type.String({
      maxLength: 64,
      description: 'Its chain. Keep both outside of the server, and begin with them the next time.',
    }),
    fault: nullable(
      closed({
        sequence: Type.Integer({ description: 'The first event that is not as it was recorded.' }),
        kind: oneOf(
          ['missing', 'changed'],
          '`missing`: there is no such event. `changed`: it, or what it follows, is not what was recorded.',
        ),
        detail: freeText(LENGTHS.reason),
      }),
      'Null if everything is as it was recorded.',
    ),
  }),
});

export const exportAudit = defineRoute({
  id: 'native.audit.export',
  method: 'GET',
  path: `${BASE}/audit/export`,
  summary: 'Exports events with their chain as lines of JSON, which `heldby audit verify --file` verifies without the server.',
  scope: 'events:read',
  query: closed({ after }),
  status: 200,
  streams: 'application/x-ndjson',
  reply: null,
});
