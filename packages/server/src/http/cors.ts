/** Cross-origin calls, by each dialect's rules. A request without an Origin costs nothing. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CorsRules } from './dialect.ts';

const PREFLIGHT_SECONDS = '86400';

/** Adds what an answer to another origin needs; errors get it too. */
export function addCorsHeaders(rules: CorsRules, request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const allowed = rules.allowOrigin(origin);
  if (allowed !== '*') reply.header('Vary', 'Origin');
  if (allowed === undefined) return;
  reply.header('Access-Control-Allow-Origin', allowed);
  if (rules.exposeHeaders.length > 0) reply.header('Access-Control-Expose-Headers', rules.exposeHeaders.join(', '));
}

export function isPreflight(request: FastifyRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

/** Answers a preflight; it carries no credential (Fetch standard, "CORS-preflight fetch"). */
export function answerPreflight(
  rules: CorsRules,
  methods: readonly string[],
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (rules.allowOrigin(request.headers.origin ?? '') !== undefined) {
    reply.header('Access-Control-Allow-Methods', methods.join(', '));
    reply.header('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
    reply.header('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  }
  reply.code(204).send();
}
