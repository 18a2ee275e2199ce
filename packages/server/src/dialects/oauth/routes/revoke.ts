/** The revocation endpoint (RFC 7009). */
import { defineRoute } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { asClient, requireClient } from '../mapping/client.ts';
import { oauthError } from '../problems.ts';
import { RevokeRequest } from '../schemas/token.ts';

const revoke = defineRoute({
  id: 'oauth.revoke',
  method: 'POST',
  path: '/oauth/revoke',
  summary: 'Ends a token of the calling client. A refresh token ends with every other token of the same sign-in.',
  scope: null,
  // `token_type_hint` is ignored: every token is found by its digest.
  body: RevokeRequest,
  form: true,
  status: 200,
  reply: null,
});

export const revokeRoute: DialectRoute = serve(revoke, async ({ request, body }, services) => {
  const client = await requireClient(request, body, services);
  const { token = '' } = body;
  if (token === '') throw oauthError('invalid_request', 'token is missing');
  // RFC 7009 §2.2: an unknown token counts as revoked. Another client's token is treated as unknown.
  await asClient(() => services.grants.revoke(client, token));
});
