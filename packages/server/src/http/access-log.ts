/** One line per request. Never a query, a header or a body: tokens and names travel there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

export function logAccess(app: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  app.addHook('onRequest', (request, reply, done) => {
    // Not `onResponse`: it does not run when the client has gone away meanwhile.
    reply.raw.once('close', () => logRequest(logger, request, reply));
    done();
  });
}

/** For the few answers that Fastify gives without its hooks. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { routeId, dialectId } = request.routeOptions.config;
  logger.info({
    requestId: request.id,
    method: request.method,
    path: request.url.split('?', 1)[0],
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 100) / 100,
    dialect: dialectId,
    route: routeId,
    actor: request.actor?.id,
    from: request.ip,
    ...(reply.raw.writableFinished ? {} : { aborted: true }),
  });
}
