/** The Genesys Cloud Mobile Devices API (contract genesys). */
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Dialect } from '../../http/dialect/dialect.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { POLICY } from './policy.ts';
import { toErrorBody } from './problems.ts';
import { reference } from './reference.ts';
import { routes } from './routes/index.ts';
import { shows } from './routes/shows.ts';
import { SCOPES } from './scopes.ts';

export const genesys: Dialect = {
  id: 'genesys',
  prefixes: ['/api'],
  credential: bearerToken,
  problem: toErrorBody,
  scopes: SCOPES,
  headers: requestId => ({ ...SECURITY_HEADERS, 'inin-correlation-id': requestId }),
  cors: {
    origins: 'all',
    exposeHeaders: [
      'ININ-Correlation-Id',
      'Retry-After',
      'inin-ratelimit-count',
      'inin-ratelimit-allowed',
      'inin-ratelimit-reset',
    ],
  },
  policy: POLICY,
  rateLimit: {
    perMinute: POLICY.defaults.genesysRatePerMinute,
    policy: 'genesysRatePerMinute',
    perApplication: true,
    headers: ({ limit, used, resetSeconds }) => ({
      'inin-ratelimit-count': String(used),
      'inin-ratelimit-allowed': String(limit),
      'inin-ratelimit-reset': String(resetSeconds),
    }),
  },
  bodies: ['json'],
  mayBeEmpty: ['pageSize', 'pageNumber', 'sortOrder', 'expand'],
  reference,
  routes,
  shows,
};
