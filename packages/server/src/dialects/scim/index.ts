/** SCIM 2.0 (RFC 7643, 7644): directories add, change and deactivate people and groups. */
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Dialect } from '../../http/dialect/dialect.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { toErrorBody } from './problems.ts';
import { reference } from './reference.ts';
import { createRoutes } from './routes/index.ts';
import { noteRefusal } from './routes/note-refusal.ts';
import type { ScimOptions } from './routes/options.ts';
import { SCOPES } from './scopes.ts';

/** A directory sends everybody when it is connected: a thousand a second is more than one server takes. */
const CALLS_PER_MINUTE = 60_000;

export function createScim(options: ScimOptions): Dialect {
  return {
    id: 'scim',
    prefixes: ['/scim/v2'],
    credential: bearerToken,
    problem: toErrorBody,
    refused: noteRefusal,
    scopes: SCOPES,
    headers: () => SECURITY_HEADERS,
    // Directories call from servers. No page in a browser has their token.
    cors: { origins: 'listed', exposeHeaders: ['ETag', 'Retry-After'] },
    rateLimit: { perMinute: CALLS_PER_MINUTE, policy: 'ratePerMinute', headers: () => ({}) },
    bodies: ['json'],
    mayBeEmpty: ['attributes', 'excludedAttributes', 'sortBy', 'sortOrder', 'startIndex', 'count', 'cursor'],
    reference,
    routes: createRoutes(options),
  };
}
