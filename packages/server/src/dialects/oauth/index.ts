/** OAuth 2.0 (RFC 6749) as Genesys' clients speak it (contract genesys §8), with the sign-in pages. */
import { RATE_PER_MINUTE } from '../../domain/policy-defaults.ts';
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Dialect } from '../../http/dialect/dialect.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { toOauthError } from './problems.ts';
import { reference } from './reference.ts';
import { createRoutes } from './routes/index.ts';
import type { OauthOptions } from './routes/options.ts';
import { SCOPES } from './scopes.ts';

export function createOauth(options: OauthOptions): Dialect {
  return {
    id: 'oauth',
    prefixes: ['/oauth', '/token', '/authorize', '/logout', '/.well-known'],
    credential: bearerToken,
    problem: toOauthError,
    scopes: SCOPES,
    headers: requestId => ({ ...SECURITY_HEADERS, 'inin-correlation-id': requestId }),
    cors: { origins: 'all', exposeHeaders: ['ININ-Correlation-Id', 'Retry-After'] },
    rateLimit: { perMinute: RATE_PER_MINUTE, policy: 'ratePerMinute', headers: () => ({}) },
    // RFC 6749 §4.4.2 has only forms; some clients send the same members as JSON.
    bodies: ['form', 'json'],
    // RFC 6749 §3.1: a parameter without a value is treated as left out.
    mayBeEmpty: 'all',
    reference,
    routes: createRoutes(options),
  };
}
