/** What the API reference says about OAuth beside its routes. */
import Type from 'typebox';
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';
import * as pages from './schemas/pages.ts';
import * as tokens from './schemas/token.ts';

/** RFC 6749 §5.2. */
const OauthError = Type.Object(
  { error: Type.String(), error_description: Type.String(), description: Type.String() },
  { description: 'Why a call was refused.' },
);

export const reference: Reference = {
  title: 'heldby: OAuth 2.0',
  description: 'How clients get tokens, and the pages on which people sign in (RFC 6749, RFC 7009, RFC 8414).',
  schemas: { OauthError, ...tokens, ...pages },
  problem: OauthError,
  problemType: 'application/json',
  security: ['bearer', { type: 'http', scheme: 'bearer' }],
  tags: {
    authorize: 'The authorization endpoint.',
    'sign-in': 'The sign-in page.',
    consent: 'The consent page.',
    provider: 'Signing in at an OpenID provider of the organization.',
    callback: 'Coming back from an OpenID provider of the organization.',
    logout: "Ending the browser's session.",
    token: 'The token endpoint.',
    revoke: 'The revocation endpoint.',
    metadata: 'What this server can do.',
  },
  examples,
};
