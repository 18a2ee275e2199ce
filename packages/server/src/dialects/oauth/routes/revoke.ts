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
  summary: 'Ends a token of the calling client; a refresh token with everything that came of the same sign-in.',
  scope: null,
  // `token_type_hint` is not needed: every token is found by its digest.
  body: RevokeRequest,
  form: true,
  status: 200,
  reply: null,
});

export const revokeRoute: DialectRoute = serve(revoke, async ({ request, body }, { authentication, grants }) => {
  const client = await requireClient(request, body, authentication);
  const { token = '' } = body;
  if (token === '') throw oauthError('invalid_request', 'token is missing');
  // §2.2: an unknown token is as good as revoked; and somebody else's is an unknown one.
  await asClient(() => grants.revoke(client, token));
});
