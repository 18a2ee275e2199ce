/** What the authorization server can do and where (RFC 8414). */
import { defineRoute } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { serverAddressOf } from '../../../http/reference/server-address.ts';
import { Metadata } from '../schemas/token.ts';
import type { OauthOptions } from './options.ts';
import { GRANTS } from './token.ts';

const metadata = defineRoute({
  id: 'oauth.metadata',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  summary: 'What this authorization server can do, and where.',
  scope: null,
  status: 200,
  reply: Metadata,
});

const CLIENT_AUTHENTICATION = ['client_secret_basic', 'client_secret_post', 'none'];

export function createMetadataRoute(options: OauthOptions): DialectRoute {
  return serve(metadata, async ({ request }) => {
    const issuer = serverAddressOf(options.publicUrl, request);
    return {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      scopes_supported: Object.keys(options.scopeWords),
      response_types_supported: ['code', 'token'],
      response_modes_supported: ['query', 'fragment'],
      grant_types_supported: [...GRANTS.map(grant => grant.type), 'implicit'],
      token_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
      revocation_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
      code_challenge_methods_supported: ['S256'],
    };
  });
}
