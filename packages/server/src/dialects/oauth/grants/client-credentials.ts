/** A client acts for itself (RFC 6749 §4.4). */
import { oauthError } from '../problems.ts';
import type { Grant } from './grant.ts';

export const clientCredentials: Grant = {
  type: 'client_credentials',
  redeem: async ({ client, lifetimeSeconds }, { applications }) => {
    const { application } = client;
    if (application.public || !application.grants.includes('client_credentials')) {
      throw oauthError('unauthorized_client', 'the client is not registered to act for itself');
    }
    const issued = await applications.issueToken(client, lifetimeSeconds);
    return { accessToken: issued.secret, refreshToken: null, expiresInSeconds: lifetimeSeconds };
  },
};
