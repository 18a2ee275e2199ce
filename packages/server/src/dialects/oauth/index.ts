/** OAuth 2.0 (RFC 6749) as Genesys' clients speak it (contract genesys §8). */
import { bearerToken } from '../../http/bearer.ts';
import type { Dialect } from '../../http/dialect.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { toOauthError } from './problems.ts';
import { createRoutes } from './routes.ts';

const PATHS = /^\/(?:oauth|token|authorize|logout|\.well-known)(?:\/|$)/;

export interface OauthOptions {
  /** How long an access token lives. */
  readonly tokenLifetimeSeconds: number;
}

export function createOauth(options: OauthOptions): Dialect {
  return {
    id: 'oauth',
    owns: path => PATHS.test(path),
    credential: bearerToken,
    problem: toOauthError,
    scopes: {},
    headers: requestId => ({ ...SECURITY_HEADERS, 'ININ-Correlation-Id': requestId }),
    cors: { allowOrigin: () => '*', exposeHeaders: ['ININ-Correlation-Id', 'Retry-After'] },
    rateLimit: { perMinute: 6_000, policy: 'ratePerMinute', headers: () => ({}) },
    // RFC 6749 §4.4.2 knows forms alone; clients that send the same members as JSON mean nothing else by them.
    bodies: ['form', 'json'],
    emptyQueryIsAbsent: true,
    routes: createRoutes(options),
  };
}
