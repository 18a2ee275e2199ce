/** The HTTP server: limits, time-outs, request ids, one not-found handler for all dialects, and one log line per request. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { Problem } from '../domain/problem.ts';
import type { Services } from '../services/services.ts';
import { type Observe, observeRequests } from './access-log.ts';
import { ignoreBodies } from './body.ts';
import { limitConnections, refuseSocket } from './connections.ts';
import { addCorsHeaders } from './cors.ts';
import type { Dialect } from './dialect.ts';
import {
  BODY_TIMEOUT_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  MAX_HEADER_BYTES,
  MAX_PARAM_CHARACTERS,
  REQUEST_TIMEOUT_MS,
  TIMEOUT_CHECK_EVERY_MS,
} from './limits.ts';
import { addStandardHeaders, mount, sendProblem, unknownPath } from './mount.ts';
import { createMountOptions, type Limits } from './mount-options.ts';
import type { Traffic } from './traffic.ts';

export interface ServerOptions extends Limits {
  readonly logger: Logger;
  /** Whose `X-Forwarded-*` headers are believed: none, or these addresses and networks. */
  readonly trustProxy: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly maxConnections: number;
  readonly traffic: Traffic;
  /** Others than the usual ones; tests have no time. */
  readonly timeouts?: Timeouts;
}

export interface Timeouts {
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly requestMs: number;
  readonly checkEveryMs: number;
}

const TIMEOUTS: Timeouts = {
  headersMs: HEADERS_TIMEOUT_MS,
  bodyMs: BODY_TIMEOUT_MS,
  requestMs: REQUEST_TIMEOUT_MS,
  checkEveryMs: TIMEOUT_CHECK_EVERY_MS,
};

export function createServer(dialects: readonly Dialect[], services: Services, options: ServerOptions): FastifyInstance {
  const { logger, traffic, timeouts = TIMEOUTS } = options;
  const onInternal = (problem: Problem, request: FastifyRequest) =>
    logger.error({ requestId: request.id, err: problem.cause ?? problem }, problem.message);
  const mountOptions = createMountOptions(options, onInternal, traffic, timeouts.bodyMs);
  const dialectOf = (request: FastifyRequest): Dialect => {
    const path = request.originalUrl.split('?', 1)[0] ?? '/';
    return dialects.find(dialect => dialect.owns(path, request)) ?? lastOf(dialects);
  };

  /** Answers outside of every dialect's scope, in the words of the dialect that the path belongs to. */
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const dialect = dialectOf(request);
    addStandardHeaders(dialect, request, reply);
    addCorsHeaders(dialect.cors, services, request, reply, failure =>
      sendProblem(dialect, failure ?? error, request, reply, mountOptions),
    );
  };

  const http = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeouts.headersMs,
    connectionsCheckingInterval: timeouts.checkEveryMs,
  };
  const canonicalUrls = dialects.flatMap(({ canonicalUrl }) => canonicalUrl ?? []);
  let observe: Observe | undefined;
  const app = fastify({
    // Errors and requests are logged here, by our own two calls: a child logger per request costs more than its line.
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    rewriteUrl: ({ url = '/' }) => canonicalUrls.reduce((spelling, canonicalUrl) => canonicalUrl(spelling), url),
    routerOptions: { maxParamLength: MAX_PARAM_CHARACTERS },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      observe?.(request, reply);
      refuse(error, request, reply);
    },
    clientErrorHandler: (error: Error, socket: Socket) => refuseSocket(traffic, error, socket),
    return503OnClosing: false,
    ...(options.tls === null ? { http } : { https: { ...http, ...options.tls } }),
  }) as unknown as FastifyInstance;

  app.decorateRequest('actor', undefined);
  limitConnections(app.server as Server, options.maxConnections, traffic, logger);
  ignoreBodies(app, timeouts.bodyMs);
  // RFC 9110 §10.1.1 lets an unknown expectation pass; Node would refuse it by itself, in nobody's words.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  observe = observeRequests(app, logger, traffic);
  for (const dialect of dialects) mount(app, dialect, services, mountOptions);
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) => refuse(unknownPath(dialectOf(request), request), request, reply));
  return app;
}

function lastOf(dialects: readonly Dialect[]): Dialect {
  const last = dialects.at(-1);
  if (last === undefined) throw new Error('a server needs at least one dialect');
  return last;
}
