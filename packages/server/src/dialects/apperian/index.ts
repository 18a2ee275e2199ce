/** Apperian (Digital.ai App Management): devices of users, the logins behind them, and their neighbours (contract apperian). */
import type { FastifyRequest } from 'fastify';
import type { Asked, Dialect } from '../../http/dialect.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import type { Services } from '../../services/services.ts';
import type { ApperianOptions } from './options.ts';
import { canonicalUrl, isNative, isOwn } from './paths.ts';
import { toErrorBody } from './problems.ts';
import { createRoutes } from './routes/index.ts';
import { SCOPES } from './scopes.ts';

export function createApperian(options: ApperianOptions): Dialect {
  return {
    id: 'apperian',
    owns: (path, request) => isOwn(path) || (presentedToken(request) !== undefined && !isNative(path)),
    canonicalUrl,
    credential: presentedToken,
    problem: toErrorBody,
    scopes: SCOPES,
    headers: () => SECURITY_HEADERS,
    cors: { allowOrigin, exposeHeaders: ['Retry-After'] },
    rateLimit: { perMinute: 6_000, policy: 'ratePerMinute', headers: () => ({}) },
    bodies: ['json'],
    emptyQueryIsAbsent: true,
    routes: createRoutes(options),
  };
}

function presentedToken({ headers }: Asked): string | undefined {
  const token = headers['x-token'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** Contract §1, rule 10: the organization's own list. A preflight carries no token: then the host says whose list counts. */
async function allowOrigin(origin: string, request: FastifyRequest, services: Services): Promise<string | undefined> {
  const token = presentedToken(request);
  const actor = token === undefined ? undefined : await services.authentication.authenticate(token).catch(() => undefined);
  const isListed =
    actor === undefined
      ? await services.origins.isListedAt(request.host, origin)
      : (actor.policy.corsOrigins ?? []).includes(origin);
  return isListed ? origin : undefined;
}
