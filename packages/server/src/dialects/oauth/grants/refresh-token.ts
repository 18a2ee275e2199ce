/** A client trades its refresh token for a new pair of tokens (RFC 6749 §6, RFC 9700 §4.14). */
import { oauthError } from '../problems.ts';
import type { Grant } from './grant.ts';

export const refreshToken: Grant = {
  type: 'refresh_token',
  redeem: async ({ client, form, lifetimeSeconds }, { grants }) => {
    if (form.refresh_token === undefined) throw oauthError('invalid_request', 'refresh_token is missing');
    const tokens = await grants.refresh(client, { refreshToken: form.refresh_token, lifetimeSeconds });
    if (tokens === undefined) throw oauthError('invalid_grant', 'the refresh token is unknown, spent or expired');
    return tokens;
  },
};
