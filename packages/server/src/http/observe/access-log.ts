/** Observes every request to its end: figures, and one log line. It logs no query, header or body: they hold tokens and names. */
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
      const now = performance.now();
      const waitedMs = waitedUntil(request, now);
      const ms = now - began;
      // The time spent waiting for an event says nothing about the server.
      traffic.ended(request, reply, ms - waitedMs);
      if (isLogged) logRequest(logger, request, reply, ms, waitedMs);
    });
  };
  app.addHook('onRequest', (request, reply, done) => {
    observe(request, reply);
    done();
  });
  return observe;
}

/** How long the request has waited for events: in a long poll, or in a stream. */
function waitedUntil({ waitedMs, waitingSince }: FastifyRequest, now: number): number {
  return waitingSince === 0 ? waitedMs : waitedMs + now - waitingSince;
}

function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply, ms: number, waitedMs: number): void {
  const line = {
    requestId: request.id,
    method: request.method,
    path: pathOf(request.url),
    status: reply.statusCode,
    ms: rounded(ms),
    waitedMs: waitedMs === 0 ? undefined : rounded(waitedMs),
    actor: request.actor?.id,
    from: request.ip,
    aborted: reply.raw.writableFinished ? undefined : true,
  };
  loggerOf(logger, request).info(line);
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}

function loggerOf(logger: Logger, request: FastifyRequest): Logger {
  const config: FastifyContextConfig = request.answeredAs ?? request.routeOptions.config;
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
