/** The token endpoint (RFC 6749 §3.2), at its path and at the alias of old clients (contract genesys §8). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { authorizationCode } from '../grants/authorization-code.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import type { Grant, Redemption } from '../grants/grant.ts';
import { refreshToken } from '../grants/refresh-token.ts';
import { asClient, requireClient } from '../mapping/client.ts';
import { oauthError } from '../problems.ts';
import type { OauthOptions } from './options.ts';

export const GRANTS: readonly Grant[] = [clientCredentials, authorizationCode, refreshToken];

const optional = Type.Optional(Type.String());

/** The members of all grants; each reads its own. */
const TokenRequest = Type.Object({
  grant_type: optional,
  client_id: optional,
  client_secret: optional,
  code: optional,
  redirect_uri: optional,
  code_verifier: optional,
  refresh_token: optional,
});

const TokenReply = Type.Object({
  access_token: Type.String(),
  token_type: Type.String(),
  expires_in: Type.Integer({ description: 'Seconds' }),
  refresh_token: optional,
  scope: optional,
});

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
      const client = await requireClient(request, body, services.authentication);
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

/** RFC 6749 §3.2: a parameter without a value counts as left out. */
function withoutEmpty(form: Redemption['form']): Redemption['form'] {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
}

function toReply(tokens: Awaited<ReturnType<Grant['redeem']>>) {
  const { accessToken, refreshToken, expiresInSeconds, scopeWords } = tokens;
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: expiresInSeconds,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(scopeWords === undefined ? {} : { scope: scopeWords }),
  };
}
