/** Webex: person devices, the calling configuration around them, devices and people (contract webex). */
import { RATE_PER_MINUTE } from '../../domain/policy-defaults.ts';
import { bearerToken } from '../../http/dialect/bearer.ts';
import type { Asked, Dialect } from '../../http/dialect/dialect.ts';
import { SECURITY_HEADERS } from '../../http/replies/security-headers.ts';
import { POLICY } from './policy.ts';
import { toErrorBody } from './problems.ts';
import { reference } from './reference.ts';
import { createRoutes } from './routes/index.ts';
import type { WebexOptions } from './routes/options.ts';
import { shows } from './routes/shows.ts';
import { SCOPES } from './scopes.ts';

const OWN_PATHS = /^\/v1\/(?:(?:telephony|people|licenses|locations|workspaces|hotdesk|roles)(?:\/|$)|devices(?:\/[^/]*)?$)/;
/** The vendor has resources beside ids, such as `devices/dynamicSettings`. An id is never a word in camel case. */
const RESOURCE = /^[a-z][A-Za-z]{1,40}$/;
const TRACKING_ID = /^[\w.:-]{1,200}$/;

export function createWebex(options: WebexOptions): Dialect {
  return {
    id: 'webex',
    prefixes: ['/v1'],
    // Another vendor has paths under /v1, too. Its callers send X-Token; this vendor's send a bearer token.
    narrows: (path, request) =>
      request.headers['x-token'] === undefined &&
      (OWN_PATHS.test(path) || (path.startsWith('/v1/') && bearerToken(request) !== undefined)),
    credential: bearerToken,
    callerRequestId: trackingId,
    hidesUnknownPaths: true,
    isOtherResource: (route, { deviceId, locationId }) =>
      route.startsWith('/v1/telephony/config/') && RESOURCE.test(deviceId ?? locationId ?? ''),
    problem: toErrorBody,
    scopes: SCOPES,
    headers: requestId => ({ ...SECURITY_HEADERS, trackingid: requestId }),
    cors: { origins: 'all', exposeHeaders: ['Trackingid', 'Link', 'Retry-After'] },
    policy: POLICY,
    rateLimit: { perMinute: RATE_PER_MINUTE, policy: 'ratePerMinute', headers: () => ({}) },
    bodies: ['json'],
    mayBeEmpty: ['orgId', 'max', 'start', 'cursor', 'order', 'callingData', 'excludeStatus', 'deviceModel', 'model'],
    reference,
    routes: createRoutes(options),
    shows,
  };
}

/** Echoed only where it is well-formed: other text could inject into the log or the headers. */
function trackingId(request: Asked): string | undefined {
  const { trackingid } = request.headers;
  return typeof trackingid === 'string' && TRACKING_ID.test(trackingid) ? trackingid : undefined;
}
