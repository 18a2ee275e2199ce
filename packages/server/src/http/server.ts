/** The HTTP server: its dialects, limits, time-outs, request ids, one not-found handler, and one log line per request. */
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { TSchema } from 'typebox';
import type { Problem } from '../domain/problem.ts';
import type { Services } from '../services/services.ts';
import type { Around } from './dialect/around.ts';
import type { Asked, Dialect } from './dialect/dialect.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { MAX_PARAM_CHARACTERS } from './limits.ts';
import { ignoreBodies } from './mount/body.ts';
import { addCorsHeaders } from './mount/cors.ts';
import { mount } from './mount/mount.ts';
import { createMountOptions, type Limits, type MountOptions } from './mount/mount-options.ts';
import { sendProblem } from './mount/send-problem.ts';
import { faultOfPath } from './mount/target.ts';
import { mountUnknown } from './mount/unknown.ts';
import { type Observe, observeRequests } from './observe/access-log.ts';
import type { Traffic } from './observe/traffic.ts';
import { createSerializer } from './replies/serialize.ts';
import { createHttpServer, TIMEOUTS, type Timeouts } from './socket/connections.ts';
import { type Crowd, createDoor } from './socket/door.ts';
import { refuseSocket } from './socket/noise.ts';
import { createShares } from './socket/shares.ts';
import { createTurns } from './socket/turns.ts';

export interface ServerOptions extends Limits {
  readonly logger: Logger;
  /** The proxies whose `X-Forwarded-*` headers are believed: addresses and networks; null for none. */
  readonly trustProxy: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly maxConnections: number;
  readonly traffic: Traffic;
  /** Shorter ones for tests. */
  readonly timeouts?: Timeouts;
  /** The present in milliseconds since 1970; the machine's if left out. */
  readonly nowMs?: () => number;
  /** What surrounds the requests of a registry for tests. */
  readonly around?: Around | undefined;
}

export function createServer(dialects: readonly Dialect[], services: Services, options: ServerOptions): FastifyInstance {
  const { logger, traffic, timeouts = TIMEOUTS, nowMs, around } = options;
  const onInternal = (problem: Problem, request: FastifyRequest) =>
    logger.error({ requestId: request.id, err: problem.cause ?? problem }, problem.message);
  const shares = createShares();
  const callerOf = (token: string) => services.authentication.authenticateCached(token)?.id;
  const mountOptions = createMountOptions(options, onInternal, { traffic, timeouts, shares, nowMs, around });
  const refuse = createRefuse(dialects, services, mountOptions);
  let observe: Observe | undefined;
  const app = fastify({
    ...plumbing(dialects, options, { turns: createTurns(options.shedAfterMs), shares, callerOf }),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      observe?.(request, reply);
      refuse(error, request, reply);
    },
  }) as unknown as FastifyInstance;

  app.decorateRequest('actor', undefined);
  app.decorateRequest('share', undefined);
  app.decorateRequest('answeredAs', undefined);
  app.decorateRequest('waitedMs', 0);
  app.decorateRequest('waitingSince', 0);
  app.addHook('preClose', async () => mountOptions.endings.endAll());
  ignoreBodies(app, timeouts.bodyMs);
  observe = observeRequests(app, logger, traffic);
  for (const dialect of dialects) mount(app, dialect, services, mountOptions);
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  mountUnknown(app, dialects, services, mountOptions, refuse);
  return app;
}

/** Sends an error outside of every dialect's scope, in the words of the dialect that the path belongs to. */
function createRefuse(dialects: readonly Dialect[], services: Services, options: MountOptions) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const dialect = dialectOf(dialects, request.originalUrl, request);
    addCorsHeaders(dialect, services, request, reply, options, failure =>
      sendProblem(dialect, failure ?? faultOfPath(request.originalUrl) ?? error, request, reply, options, services),
    );
  };
}

function plumbing(dialects: readonly Dialect[], options: ServerOptions, crowd: Crowd) {
  const { logger, traffic, trustProxy, around } = options;
  const guard = createDoor(dialects, crowd, traffic, logger);
  const canonicalUrls = dialects.flatMap(({ canonicalUrl }) => canonicalUrl ?? []);
  return {
    // Requests are logged in `observe/`: Fastify's child logger per request costs more than the line itself.
    logger: false,
    genReqId: around?.newRequestId ?? (() => randomUUID()),
    trustProxy: trustProxy ?? false,
    serverFactory: (serve: RequestListener) =>
      createHttpServer(around === undefined ? guard(serve) : around.listener(guard(serve)), options),
    rewriteUrl: ({ url = '/', headers }: Asked & { url?: string | undefined }) =>
      canonicalUrls.reduce((spelling, canonicalUrl) => canonicalUrl(spelling, { headers }), url),
    schemaController: { compilersFactory },
    routerOptions: { maxParamLength: MAX_PARAM_CHARACTERS },
    clientErrorHandler: (error: Error, socket: Socket) => refuseSocket(traffic, error, socket),
    return503OnClosing: false,
  };
}

/** Answers are written by our own serializer. Requests are checked in `mount/`; Fastify is given no schema to check. */
const compilersFactory = {
  buildSerializer: () => (route: { schema?: unknown }) => createSerializer(route.schema as TSchema),
  buildValidator: () => () => {
    throw new Error('requests are not checked here');
  },
};
