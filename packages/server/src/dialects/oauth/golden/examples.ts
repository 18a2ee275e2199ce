/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import metadata from './metadata.json' with { type: 'json' };
import revoke from './revoke.json' with { type: 'json' };
import revokeWithoutToken from './revoke-without-token.json' with { type: 'json' };
import token from './token.json' with { type: 'json' };
import tokenUnauthorizedClient from './token-unauthorized-client.json' with { type: 'json' };
import tokenUnknownCode from './token-unknown-code.json' with { type: 'json' };
import tokenUnknownGrant from './token-unknown-grant.json' with { type: 'json' };
import tokenWithoutGrant from './token-without-grant.json' with { type: 'json' };
import tokenWrongSecret from './token-wrong-secret.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  metadata,
  revoke,
  'revoke-without-token': revokeWithoutToken,
  token,
  'token-unauthorized-client': tokenUnauthorizedClient,
  'token-unknown-code': tokenUnknownCode,
  'token-unknown-grant': tokenUnknownGrant,
  'token-without-grant': tokenWithoutGrant,
  'token-wrong-secret': tokenWrongSecret,
};
