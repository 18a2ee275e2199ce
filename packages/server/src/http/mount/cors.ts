/** Answers cross-origin calls by each dialect's rules. A request without an Origin costs nothing. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { identify } from './identify.ts';
import type { MountOptions } from './mount-options.ts';

const PREFLIGHT_SECONDS = '86400';

/** Adds the CORS headers, to errors too, and then calls `next`: at once, unless the organization's list must be looked up. */
export function addCorsHeaders(
  dialect: Dialect,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  options: MountOptions,
  next: (error?: Error) => void,
): void {
  const { origin } = request.headers;
  if (origin === undefined || dialect.cors.origins === 'all') {
    if (origin !== undefined) allow('*', dialect, reply);
    next();
    return;
  }
  reply.header('Vary', 'Origin');
  isListed(origin, dialect, services, request, options).then(listed => {
    if (listed) allow(origin, dialect, reply);
    next();
  }, next);
}

function allow(origin: string, { cors }: Dialect, reply: FastifyReply): void {
  reply.header('Access-Control-Allow-Origin', origin);
  if (cors.exposeHeaders.length > 0) reply.header('Access-Control-Expose-Headers', cors.exposeHeaders.join(', '));
}

/**
 * Looks in the list of the caller's organization. A preflight carries no credential, and a wrong credential names no
 * organization; then the host does. Each such look-up in the store counts against the address, like any unauthenticated request.
 */
async function isListed(
  origin: string,
  dialect: Dialect,
  services: Services,
  request: FastifyRequest,
  options: MountOptions,
): Promise<boolean> {
  const actor = await callerOf(dialect, services, request, options);
  if (actor !== undefined) return (actor.policy.corsOrigins ?? []).includes(origin);
  if (services.origins.wasListedAt(request.host, origin)) return true;
  if (options.addresses.refusal(request.ip) !== undefined) return false;
  options.addresses.count(request.ip);
  return services.origins.isListedAt(request.host, origin);
}

async function callerOf(
  dialect: Dialect,
  { authentication }: Services,
  request: FastifyRequest,
  { addresses }: MountOptions,
): Promise<Actor | undefined> {
  const token = dialect.credential(request);
  if (token === undefined) return undefined;
  const cached = authentication.authenticateCached(token);
  if (cached !== undefined || addresses.refusal(request.ip, token) !== undefined) return cached;
  try {
    return await identify(token, request.ip, authentication, addresses);
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') return undefined;
    throw error;
  }
}

export function isPreflight(request: FastifyRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

/** Answers a preflight, which carries no credential (Fetch standard, "CORS-preflight fetch"). The origin was checked before. */
export function answerPreflight(methods: readonly string[], request: FastifyRequest, reply: FastifyReply): void {
  if (reply.hasHeader('Access-Control-Allow-Origin')) {
    reply.header('Access-Control-Allow-Methods', methods.join(', '));
    reply.header('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
    reply.header('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  }
  reply.code(204).send();
}
