/** Cross-origin calls, by each dialect's rules. A request without an Origin costs nothing. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services/services.ts';
import type { CorsRules } from './dialect.ts';

const PREFLIGHT_SECONDS = '86400';

/** Adds what an answer to another origin needs; errors get it too. Then goes on: at once, unless the rules must look it up. */
export function addCorsHeaders(
  rules: CorsRules,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  next: (error?: Error) => void,
): void {
  const { origin } = request.headers;
  if (origin === undefined) {
    next();
    return;
  }
  const add = (allowed: string | undefined) => {
    if (allowed !== '*') reply.header('Vary', 'Origin');
    if (allowed !== undefined) {
      reply.header('Access-Control-Allow-Origin', allowed);
      if (rules.exposeHeaders.length > 0) reply.header('Access-Control-Expose-Headers', rules.exposeHeaders.join(', '));
    }
    next();
  };
  const allowed = rules.allowOrigin(origin, request, services);
  if (allowed instanceof Promise) allowed.then(add, next);
  else add(allowed);
}

export function isPreflight(request: FastifyRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

/** Answers a preflight, which carries no credential (Fetch standard, "CORS-preflight fetch"); the origin was looked at before. */
export function answerPreflight(methods: readonly string[], request: FastifyRequest, reply: FastifyReply): void {
  if (reply.hasHeader('Access-Control-Allow-Origin')) {
    reply.header('Access-Control-Allow-Methods', methods.join(', '));
    reply.header('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
    reply.header('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  }
  reply.code(204).send();
}
