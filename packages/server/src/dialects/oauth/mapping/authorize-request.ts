/** An authorization request (RFC 6749 §4.1.1 and §4.2.1, RFC 7636 §4.3): what it says, and what is wrong with it. */

import type { Application } from '../../../domain/credential.ts';
import { badRequest } from '../problems.ts';

const NAMES = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'scope',
  'code_challenge',
  'code_challenge_method',
  'org',
  'provider',
  'login_hint',
  'prompt',
] as const;
type Name = (typeof NAMES)[number];

/** Parameters with a value: RFC 6749 §3.1 treats an empty one as left out. */
export type AuthorizeRequest = Readonly<Partial<Record<Name, string>>>;

/** `login_required` and `consent_required`: OpenID Connect Core §3.1.2.6. */
type ErrorWord =
  | 'invalid_request'
  | 'unauthorized_client'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'login_required'
  | 'consent_required';

/** An error that the client gets at its redirect URI (RFC 6749 §4.1.2.1). */
export interface AuthorizeError {
  readonly error: ErrorWord;
  readonly description: string;
}

/** The request is sent in forms and, to an outside provider and back, in a cookie, which holds 4,096 bytes. */
const MAX_CHARACTERS = 3_000;
/** BASE64URL of a SHA-256 (RFC 7636 §4.2). */
const CHALLENGE = /^[\w-]{43}$/;
/** Reads the parameters. Repeated ones are refused, because two readers could pick different values (RFC 6749 §3.1). */
export function readAuthorizeRequest(query: URLSearchParams): AuthorizeRequest {
  const request: Partial<Record<Name, string>> = {};
  for (const name of NAMES) {
    const values = query.getAll(name).filter(value => value !== '');
    if (values.length > 1) throw badRequest(`The parameter ${name} is given twice.`);
    const [value] = values;
    if (value !== undefined) request[name] = value;
  }
  if (writeAuthorizeRequest(request).length > MAX_CHARACTERS) throw badRequest('The request is too long.');
  return request;
}

/** The same request as a query. */
export function writeAuthorizeRequest(request: AuthorizeRequest): string {
  return new URLSearchParams({ ...request }).toString();
}

/** What is wrong with the request of a client whose redirect URI is trusted; undefined when nothing is. */
export function faultOfRequest(request: AuthorizeRequest, application: Application): AuthorizeError | undefined {
  switch (request.response_type) {
    case 'code':
      return application.grants.includes('authorization_code')
        ? faultOfChallenge(request, application)
        : unauthorized('authorization_code');
    case 'token':
      return application.grants.includes('implicit') ? undefined : unauthorized('implicit');
    case undefined:
      return { error: 'invalid_request', description: 'response_type is missing' };
    default:
      return { error: 'unsupported_response_type', description: 'response_type must be code or token' };
  }
}

function unauthorized(grant: string): AuthorizeError {
  return { error: 'unauthorized_client', description: `the client is not registered for the grant ${grant}` };
}

/** RFC 7636 §4.4.1. A missing method means `plain`, which does not protect against an attacker who reads the request. */
function faultOfChallenge(request: AuthorizeRequest, application: Application): AuthorizeError | undefined {
  const { code_challenge: challenge, code_challenge_method: method } = request;
  if (challenge === undefined && method === undefined) {
    if (!application.public) return undefined;
    return { error: 'invalid_request', description: 'code_challenge is required of a client without a secret' };
  }
  if (method !== 'S256') return { error: 'invalid_request', description: 'code_challenge_method must be S256' };
  if (challenge !== undefined && CHALLENGE.test(challenge)) return undefined;
  return { error: 'invalid_request', description: 'code_challenge must be the SHA-256 of the verifier in base64url' };
}
