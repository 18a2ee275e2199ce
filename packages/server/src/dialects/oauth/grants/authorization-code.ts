/** A client redeems the code that it received through the browser (RFC 6749 §4.1.3, RFC 7636 §4.5). */
import { oauthError } from '../problems.ts';
import type { Grant } from './grant.ts';

export const authorizationCode: Grant = {
  type: 'authorization_code',
  redeem: async ({ client, form, lifetimeSeconds }, { grants }) => {
    const { code, redirect_uri: redirectUri = '', code_verifier: verifier = null } = form;
    if (code === undefined) throw oauthError('invalid_request', 'code is missing');
    const tokens = await grants.redeemCode(client, { code, redirectUri, verifier, lifetimeSeconds });
    if (tokens === undefined) {
      throw oauthError(
        'invalid_grant',
        'the code is unknown, spent or expired, or does not fit the redirect_uri or code_verifier',
      );
    }
    return tokens;
  },
};
