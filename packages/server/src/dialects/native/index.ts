/** The native API: everything that the core can do, under `/registry/v1`. */
import { RATE_PER_MINUTE } from '../../domain/policy-defaults.ts';
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Dialect } from '../../http/dialect/dialect.ts';
import type { DefaultOf } from '../../http/dialect/policy-defaults.ts';
import type { Face } from '../../http/dialect/shows.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { toProblemDetails } from './problems.ts';
import { reference } from './reference.ts';
import { shows } from './routes/faces.ts';
import { createRoutes } from './routes/index.ts';
import { SCOPES } from './scopes.ts';

/** Beyond organizations: every route under it needs the scope `installation:admin`. */
const INSTALLATION_PATHS = '/registry/v1/installation/';

const ID = 'native';

/** `faces`: the others, of which it tells how they show a device. `defaultOf`: what holds without a setting of an organization. */
export function createNative(faces: readonly Face[], defaultOf: DefaultOf): Dialect {
  return {
    id: ID,
    // The last dialect in the order, so that it also answers paths that no dialect owns.
    prefixes: ['/', '/registry', '/docs', '/portal'],
    credential: bearerToken,
    operator: { isOfInstallation: ({ path }) => path.startsWith(INSTALLATION_PATHS) },
    problem: toProblemDetails,
    scopes: SCOPES,
    headers: requestId => ({ ...SECURITY_HEADERS, 'x-request-id': requestId }),
    cors: { origins: 'all', exposeHeaders: ['X-Request-Id', 'ETag', 'Retry-After', 'RateLimit', 'RateLimit-Policy'] },
    rateLimit: {
      perMinute: RATE_PER_MINUTE,
      policy: 'ratePerMinute',
      headers: ({ limit, used, resetSeconds }) => ({
        'ratelimit-policy': `"caller";q=${limit};w=60`,
        ratelimit: `"caller";r=${Math.max(0, limit - used)};t=${resetSeconds}`,
      }),
    },
    bodies: ['json'],
    mayBeEmpty: ['cursor'],
    reference,
    routes: createRoutes([{ id: ID, shows }, ...faces], defaultOf),
    shows,
  };
}
