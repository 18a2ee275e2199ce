/** Sees every request to its end: the figures, and one line in the log. Never a query, a header or a body: tokens and names travel there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Traffic } from './traffic.ts';

/** What is the same in every line of a route is written down once. */
const loggers = new WeakMap<object, Logger>();

/** What to do when a request has ended; call it yourself for the few answers that Fastify gives without its hooks. */
export type AtEnd = (request: FastifyRequest, reply: FastifyReply) => void;

export function observeRequests(app: FastifyInstance, logger: Logger, traffic: Traffic): AtEnd {
  const isLogged = logger.isLevelEnabled('info');
  const atEnd: AtEnd = (request, reply) => {
    traffic.ended(request, reply);
    if (isLogged) logRequest(logger, request, reply);
  };
  app.addHook('onRequest', (request, reply, done) => {
    // Not `onResponse`: it does not run when the client has gone away meanwhile.
    reply.raw.on('close', () => atEnd(request, reply));
    done();
  });
  return atEnd;
}

function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    requestId: request.id,
    method: request.method,
    path: pathOf(request.url),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 100) / 100,
    actor: request.actor?.id,
    from: request.ip,
    aborted: reply.raw.writableFinished ? undefined : true,
  };
  loggerOf(logger, request).info(line);
}

function loggerOf(logger: Logger, request: FastifyRequest): Logger {
  const { config } = request.routeOptions;
  let known = loggers.get(config);
  if (known === undefined) {
    known = logger.child({ dialect: config.dialectId, route: config.routeId });
    loggers.set(config, known);
  }
  return known;
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
