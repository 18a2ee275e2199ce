/** The HTTP server: limits, time-outs, request ids, one not-found handler for all dialects, and one log line per request. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { TSchema } from 'typebox';
import type { Problem } from '../domain/problem.ts';
import type { Services } from '../services/services.ts';
import type { Dialect } from './dialect/dialect.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { MAX_PARAM_CHARACTERS } from './limits.ts';
import { ignoreBodies } from './mount/body.ts';
import { addCorsHeaders } from './mount/cors.ts';
import { addStandardHeaders, mount, sendProblem, unknownPath } from './mount/mount.ts';
import { createMountOptions, type Limits } from './mount/mount-options.ts';
import { type Observe, observeRequests } from './observe/access-log.ts';
import type { Traffic } from './observe/traffic.ts';
import { createSerializer } from './replies/serialize.ts';
import { createHttpServer, refuseSocket, TIMEOUTS, type Timeouts } from './socket/connections.ts';
import { createDoor } from './socket/door.ts';
import { createTurns } from './socket/overload.ts';

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

export function createServer(dialects: readonly Dialect[], services: Services, options: ServerOptions): FastifyInstance {
  const { logger, traffic, timeouts = TIMEOUTS } = options;
  const onInternal = (problem: Problem, request: FastifyRequest) =>
    logger.error({ requestId: request.id, err: problem.cause ?? problem }, problem.message);
  const mountOptions = createMountOptions(options, onInternal, traffic, timeouts.bodyMs);
  const ownerOf = (request: FastifyRequest) => dialectOf(dialects, request.originalUrl, request);

  /** Answers outside of every dialect's scope, in the words of the dialect that the path belongs to. */
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const dialect = ownerOf(request);
    addStandardHeaders(dialect, request, reply);
    addCorsHeaders(dialect, services, request, reply, mountOptions, failure =>
      sendProblem(dialect, failure ?? error, request, reply, mountOptions),
    );
  };

  const guard = createDoor(dialects, createTurns(options.shedAfterMs), traffic, logger);
  const canonicalUrls = dialects.flatMap(({ canonicalUrl }) => canonicalUrl ?? []);
  let observe: Observe | undefined;
  const app = fastify({
    // Errors and requests are logged here, by our own two calls: a child logger per request costs more than its line.
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    serverFactory: serve => createHttpServer(guard(serve), options),
    rewriteUrl: ({ url = '/' }) => canonicalUrls.reduce((spelling, canonicalUrl) => canonicalUrl(spelling), url),
    schemaController: { compilersFactory },
    routerOptions: { maxParamLength: MAX_PARAM_CHARACTERS },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      observe?.(request, reply);
      refuse(error, request, reply);
    },
    clientErrorHandler: (error: Error, socket: Socket) => refuseSocket(traffic, error, socket),
    return503OnClosing: false,
  }) as unknown as FastifyInstance;

  app.decorateRequest('actor', undefined);
  ignoreBodies(app, timeouts.bodyMs);
  observe = observeRequests(app, logger, traffic);
  for (const dialect of dialects) mount(app, dialect, services, mountOptions);
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) => refuse(unknownPath(ownerOf(request), request), request, reply));
  return app;
}

/** Answers are written by our own serializer. Requests are checked in `mount`, where Fastify is given no schema to check. */
const compilersFactory = {
  buildSerializer: () => (route: { schema?: unknown }) => createSerializer(route.schema as TSchema),
  buildValidator: () => () => {
    throw new Error('requests are not checked here');
  },
};
