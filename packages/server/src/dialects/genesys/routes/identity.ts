/** Who calls: the SDKs ask for it after each login (contract genesys §8.2 and §12, rows 1 to 3). Every GET also answers HEAD. */
import { defineRoute, LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { Problem } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { PERMISSIONS, toNoPermissions, toTokenInfo, toUserMe } from '../mapping/identity.ts';
import { USER_CONTEXT } from '../problems.ts';
import { PermissionListing, TokenInfo, UserMe } from '../schemas/identity.ts';
import { PagingQuery } from '../schemas/mobile-devices.ts';

const TOKEN = '/api/v2/tokens/me';

const getToken = defineRoute({
  id: 'genesys.tokens.me.get',
  method: 'GET',
  path: TOKEN,
  summary: 'What the presented token is.',
  scope: 'user-basic-info',
  status: 200,
  reply: TokenInfo,
});

const endToken = defineRoute({
  id: 'genesys.tokens.me.delete',
  method: 'DELETE',
  path: TOKEN,
  summary: 'Signs out: ends the presented token and every other token of the same sign-in.',
  scope: 'user-basic-info',
  status: 200,
  reply: null,
});

const getUser = defineRoute({
  id: 'genesys.users.me.get',
  method: 'GET',
  path: '/api/v2/users/me',
  summary: 'The person whose token is presented.',
  scope: 'user-basic-info',
  query: Type.Object({
    expand: Type.Optional(
      Type.String({ maxLength: LENGTHS.opaque, description: 'Taken and ignored: nothing is kept that expands.' }),
    ),
  }),
  status: 200,
  reply: UserMe,
});

const listPermissions = defineRoute({
  id: 'genesys.authorization.permissions.list',
  method: 'GET',
  path: PERMISSIONS,
  summary: 'An empty page. SDKs up to version 50 ask for it after a login, and sign in again and again without it.',
  scope: 'user-basic-info',
  query: PagingQuery,
  status: 200,
  reply: PermissionListing,
});

export const identityRoutes: readonly DialectRoute[] = [
  serve(getToken, async ({ actor }, { tokens }) => toTokenInfo(await tokens.presented(actor))),
  serve(endToken, async ({ write }, { tokens }) => tokens.end(write)),
  serve(getUser, async ({ actor }, { people }) => {
    if (actor.kind !== 'person') throw new Problem('invalid', USER_CONTEXT);
    return toUserMe(await people.get(actor, actor.id));
  }),
  serve(listPermissions, async ({ query }) => toNoPermissions(query)),
];
