/** The rows of the routes by which people and programs sign in. */
import type { Entries } from './refusals.ts';

/** Pages and documents that anybody may read; the tests of signing in say what they refuse. */
const visited = { open: true, everybody: true };

export const OAUTH_OPERATIONS: Entries = {
  'oauth.token': { open: true, body: () => ({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }) },
  'oauth.token.alias': { open: true, body: () => ({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }) },
  'oauth.revoke': { open: true, body: () => ({ token: 'x', client_id: 'x', client_secret: 'y' }) },
  'oauth.metadata': visited,
  'oauth.authorize': visited,
  'oauth.authorize.alias': visited,
  'oauth.sign-in': visited,
  'oauth.consent': visited,
  'oauth.provider': visited,
  'oauth.callback': visited,
  'oauth.logout': visited,
};
