/** Routes of tokens, sessions and the other credentials. */
import Type from 'typebox';
import { Credential, IssuedToken } from '../identity-objects.ts';
import { SCOPE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, PageQuery, pageOf, reason, Time, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

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
    ...reason,
  }),
  status: 201,
  reply: IssuedToken,
});

export const listTokens = defineRoute({
  id: 'native.tokens.list',
  method: 'GET',
  path: `${BASE}/tokens`,
  summary: 'Lists the tokens, secrets and sessions of everybody in the order in which they were made.',
  scope: 'tokens:write',
  query: PageQuery,
  status: 200,
  reply: pageOf(Credential),
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
