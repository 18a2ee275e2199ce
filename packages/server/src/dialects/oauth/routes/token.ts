/** The token endpoint (RFC 6749 §3.2), at its path and at the alias of old clients (contract genesys §8). */
import { defineRoute } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { authorizationCode } from '../grants/authorization-code.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import type { Grant } from '../grants/grant.ts';
import { refreshToken } from '../grants/refresh-token.ts';
import { asClient, requireClient } from '../mapping/client.ts';
import { toReply, withoutEmpty } from '../mapping/token.ts';
import { oauthError } from '../problems.ts';
import { TokenReply, TokenRequest } from '../schemas/token.ts';
import type { OauthOptions } from './options.ts';

export const GRANTS: readonly Grant[] = [clientCredentials, authorizationCode, refreshToken];

const token = defineRoute({
  id: 'oauth.token',
  method: 'POST',
  path: '/oauth/token',
  summary: 'Trades a grant for an access token.',
  scope: null,
  body: TokenRequest,
  form: true,
  status: 200,
  reply: TokenReply,
});

export function createTokenRoutes({ tokenLifetimeSeconds: lifetimeSeconds }: OauthOptions): readonly DialectRoute[] {
  const endpoint = (at: { id: string; path: string }) =>
    serve({ ...token, ...at }, async ({ request, body }, services) => {
      const grant = requireGrant(body.grant_type);
      const client = await requireClient(request, body, services);
      const redemption = { client, form: withoutEmpty(body), lifetimeSeconds };
      return toReply(await asClient(() => grant.redeem(redemption, services)));
    });
  return [endpoint({ id: 'oauth.token', path: '/oauth/token' }), endpoint({ id: 'oauth.token.alias', path: '/token' })];
}

function requireGrant(type = ''): Grant {
  if (type === '') throw oauthError('invalid_request', 'grant_type is missing');
  const grant = GRANTS.find(each => each.type === type);
  if (grant === undefined) throw oauthError('unsupported_grant_type', 'the grant type is not supported');
  return grant;
}
