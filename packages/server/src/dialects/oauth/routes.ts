/** The token endpoint (RFC 6749 §3.2), at its path and at the alias of old clients (contract genesys §8). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../http/dialect.ts';
import { presentedClient } from './client.ts';
import type { OauthOptions } from './index.ts';
import { oauthError } from './problems.ts';

const optional = Type.Optional(Type.String());

/** RFC 6749 §4.4.2; members of other grants are read by the grants themselves. */
const TokenRequest = Type.Object({ grant_type: optional, client_id: optional, client_secret: optional });

const TokenReply = Type.Object({
  access_token: Type.String(),
  token_type: Type.String(),
  expires_in: Type.Integer({ description: 'Seconds' }),
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

/** Grants that exist in RFC 6749 and in the SDKs; whoever asks for them here holds none. */
const GRANTS_WITHOUT_ISSUER: readonly string[] = ['authorization_code', 'refresh_token'];

export function createRoutes({ tokenLifetimeSeconds }: OauthOptions): readonly DialectRoute[] {
  const endpoint = (at: { id: string; path: string }) =>
    serve({ ...token, ...at }, async ({ request, body }, { applications, authentication }) => {
      const grant = body.grant_type ?? '';
      if (grant === '') throw oauthError('invalid_request', 'grant_type is missing');
      if (grant !== 'client_credentials' && !GRANTS_WITHOUT_ISSUER.includes(grant)) {
        throw oauthError('unsupported_grant_type', 'the grant type is not supported');
      }
      const presented = presentedClient(request, body);
      const client = presented && (await authentication.authenticateClient(presented.clientId, presented.secret));
      if (client === undefined) throw oauthError('invalid_client', 'client authentication failed');
      if (grant !== 'client_credentials')
        throw oauthError('invalid_grant', 'the code or refresh token is unknown, spent or expired');
      const issued = await applications.issueToken(client, tokenLifetimeSeconds);
      return { access_token: issued.secret, token_type: 'bearer', expires_in: tokenLifetimeSeconds };
    });
  return [endpoint({ id: 'oauth.token', path: '/oauth/token' }), endpoint({ id: 'oauth.token.alias', path: '/token' })];
}
