/** Apperian (Digital.ai App Management): devices of users, logins, groups and reports (contract apperian). */
import { RATE_PER_MINUTE } from '../../domain/policy-defaults.ts';
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Asked, Dialect } from '../../http/dialect/dialect.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { POLICY } from './policy.ts';
import { toErrorBody } from './problems.ts';
import { reference } from './reference.ts';
import { createRoutes } from './routes/index.ts';
import type { ApperianOptions } from './routes/options.ts';
import { canonicalUrl, ownUnknownUrl, PREFIXES } from './routes/paths.ts';
import { shows } from './routes/shows.ts';
import { SCOPES } from './scopes.ts';

export function createApperian(options: ApperianOptions): Dialect {
  return {
    id: 'apperian',
    prefixes: PREFIXES,
    // No other vendor's clients send this header.
    recognizes: request => presentedToken(request) !== undefined,
    canonicalUrl: spelling,
    credential: presentedToken,
    problem: toErrorBody,
    scopes: SCOPES,
    headers: () => SECURITY_HEADERS,
    // Contract apperian §1, rule 10.
    cors: { origins: 'listed', exposeHeaders: ['Retry-After'] },
    policy: POLICY,
    rateLimit: { perMinute: RATE_PER_MINUTE, policy: 'ratePerMinute', headers: () => ({}) },
    bodies: ['json'],
    mayBeEmpty: ['sort', 'page', 'block_token', 'block_size', 'format', 'org'],
    reference,
    routes: createRoutes(options),
    shows,
  };
}

function spelling(url: string, asked: Asked): string {
  if (isForAnother(url, asked)) return url;
  const known = canonicalUrl(url);
  const isOwnCaller = presentedToken(asked) !== undefined && bearerToken(asked) === undefined;
  return known === url && isOwnCaller ? ownUnknownUrl(url) : known;
}

/** Under `/v1`, another vendor's clients send a bearer token. Their unknown paths must not be answered here, as a bad token. */
function isForAnother(url: string, asked: Asked): boolean {
  return url.startsWith('/v1/') && presentedToken(asked) === undefined && Boolean(bearerToken(asked));
}

function presentedToken({ headers }: Asked): string | undefined {
  const token = headers['x-token'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}
