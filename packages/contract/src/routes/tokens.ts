/** Routes of tokens, sessions and the other credentials. */
import Type from 'typebox';
import {
  CREDENTIAL_KIND_WORDS,
  Credential,
  IssuedToken,
  KEEP_OLD_TOKEN_SECONDS,
  NamedCredential,
  RotatedToken,
} from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { SCOPE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, reason, Time, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const ENDPOINTS_LIMIT = 100;
const LOCATIONS_LIMIT = 100;
const ENDPOINT = '^(?:[a-zA-Z_]+\\.[a-zA-Z0-9_.-]*\\*?|(?:GET|POST|PUT|PATCH|DELETE|\\*) /[^\\s?#*]*\\*?)$';
const limits = Type.Optional(
  closed(
    {
      endpoints: Type.Optional(
        Type.Array(Type.String({ pattern: ENDPOINT, maxLength: LENGTHS.name }), {
          minItems: 1,
          maxItems: ENDPOINTS_LIMIT,
          description: 'Ids of routes, or a method or `*` and a path; `*` at the end stands for every continuation.',
        }),
      ),
      locationIds: Type.Optional(
        Type.Array(Id, { minItems: 1, maxItems: LOCATIONS_LIMIT, description: 'For tokens of full administrators.' }),
      ),
      dryRunOnly: Type.Optional(Type.Boolean({ description: 'Refuse every change that is not a dry run.' })),
    },
    'What the token is limited to. What is left out is as wide as your own token.',
  ),
);

export const createToken = defineRoute({
  id: 'native.tokens.create',
  method: 'POST',
  path: `${BASE}/tokens`,
  summary: 'Makes a token for yourself, or as a full administrator for somebody else, and shows it once.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    owner: Type.Optional(
      closed({ kind: oneOf(['person', 'application'], 'The kind of owner.'), id: Id }, 'Who acts with it. Yourself if left out.'),
    ),
    scopes: Type.Array(oneOf(SCOPE_WORDS, 'What it may be used for.'), { minItems: 1, maxItems: SCOPE_WORDS.length }),
    label: name('What it is for.'),
    expiresAt: Type.Optional(
      nullable(Time, 'Left out: in 90 days, or what `tokenDays` of the policy says. Null: never, if `maxTokenDays` allows it.'),
    ),
    limits,
    ...reason,
  }),
  status: 201,
  reply: IssuedToken,
});

export const listTokens = defineRoute({
  id: 'native.tokens.list',
  method: 'GET',
  path: `${BASE}/tokens`,
  summary: 'Lists the tokens, secrets and sessions of everybody in the order in which they were made, filtered.',
  scope: 'tokens:write',
  query: listQuery({
    item: NamedCredential,
    sorts: ['createdAt'],
    filters: {
      owner: idFilter('The person or application that acts with it.'),
      application: idFilter('The OAuth client that it was issued to.'),
      kind: Type.Optional(someOf(CREDENTIAL_KIND_WORDS, 'One of these kinds, separated by commas.')),
      state: Type.Optional(oneOf(['valid', 'expired', 'revoked'], 'Whether it can be used.')),
      expiresBefore: timeFilter('Ends before it.'),
      unusedSince: timeFilter('Nobody has used it since.'),
      q: Type.Optional(text(LENGTHS.search, 'A part of the label or of the name of the holder, ignoring letter case.')),
    },
  }),
  status: 200,
  reply: listOf(NamedCredential),
});

export const getToken = defineRoute({
  id: 'native.tokens.get',
  method: 'GET',
  path: `${BASE}/tokens/{tokenId}`,
  summary: "Returns a token, secret or session without the secret itself: your own, or anybody's for a full administrator.",
  scope: 'tokens:write',
  status: 200,
  reply: NamedCredential,
});

export const updateToken = defineRoute({
  id: 'native.tokens.update',
  method: 'PATCH',
  path: `${BASE}/tokens/{tokenId}`,
  summary: "Changes the label of a token, ends it earlier, or limits it: your own, or anybody's for a full administrator.",
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    label: Type.Optional(name('What it is for.')),
    expiresAt: Type.Optional(nullable(Time, 'Earlier than it ends now.')),
    limits,
    ...reason,
  }),
  status: 200,
  reply: Credential,
});

/** Thirty days: a rollout over all machines. What is still used then was forgotten. */
const KEEP_SECONDS_LIMIT = 2_592_000;

export const rotateToken = defineRoute({
  id: 'native.tokens.rotate',
  method: 'POST',
  path: `${BASE}/tokens/{tokenId}/rotate`,
  summary:
    "Makes a new token that may do the same, shows it once, and lets the old one work on for a while: your own, or anybody's for a full administrator.",
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    keepSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: KEEP_SECONDS_LIMIT,
        default: KEEP_OLD_TOKEN_SECONDS,
        description: 'How long the old token works on; 0 ends it at once. It never works longer than it would have.',
      }),
    ),
    expiresAt: Type.Optional(nullable(Time, 'When the new one ends. Left out: it is valid for as long as the old one was.')),
    ...reason,
  }),
  bodyOptional: true,
  status: 201,
  reply: RotatedToken,
});

export const listTokensOfPerson = defineRoute({
  id: 'native.people.tokens',
  method: 'GET',
  path: `${BASE}/people/{personId}/tokens`,
  summary: "Lists the tokens and sessions of a person: your own, or anybody's for a full administrator.",
  scope: 'tokens:write',
  status: 200,
  reply: closed({ items: Type.Array(Credential) }),
});

export const revokeToken = defineRoute({
  id: 'native.tokens.revoke',
  method: 'DELETE',
  path: `${BASE}/tokens/{tokenId}`,
  summary: "Revokes a token, secret or session: your own, or anybody's for a full administrator. It stops working at once.",
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});
