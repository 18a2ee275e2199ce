/** Observes every request to its end: figures, and one log line. It logs no query, header or body: they hold tokens and names. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Traffic } from './traffic.ts';

/** A child logger per route, so that the constant part of its lines is serialized once. */
const loggers = new WeakMap<object, Logger>();

/** Begins to observe a request. Call it for the few requests that Fastify answers without its hooks. */
export type Observe = (request: FastifyRequest, reply: FastifyReply) => void;

export function observeRequests(app: FastifyInstance, logger: Logger, traffic: Traffic): Observe {
  const isLogged = logger.isLevelEnabled('info');
  const observe: Observe = (request, reply) => {
    // Fastify's own `elapsedTime` stays 0 without its logger and without an `onResponse` hook.
    const began = performance.now();
    // Not `onResponse`: it does not run when the client has disconnected.
    reply.raw.on('close', () => {
      const ms = performance.now() - began;
      traffic.ended(request, reply, ms);
      if (isLogged) logRequest(logger, request, reply, ms);
    });
  };
  app.addHook('onRequest', (request, reply, done) => {
    observe(request, reply);
    done();
  });
  return observe;
}

function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply, ms: number): void {
  const line = {
    requestId: request.id,
    method: request.method,
    path: pathOf(request.url),
    status: reply.statusCode,
    ms: Math.round(ms * 100) / 100,
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
