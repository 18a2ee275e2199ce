/** The HTTP server: limits, time-outs, request ids, one not-found handler for all dialects, and one log line per request. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { Problem } from '../domain/problem.ts';
import type { Services } from '../services/services.ts';
import { logAccess, logRequest } from './access-log.ts';
import { ignoreBodies } from './body.ts';
import type { Dialect } from './dialect.ts';
import { HEADERS_TIMEOUT_MS, KEEP_ALIVE_MS, MAX_HEADER_BYTES, MAX_PARAM_CHARACTERS, REQUEST_TIMEOUT_MS } from './limits.ts';
import { addStandardHeaders, mount, sendProblem, unknownPath } from './mount.ts';
import type { MountOptions } from './mount-options.ts';
import { createRateLimiter } from './rate-limit.ts';

export interface ServerOptions {
  readonly logger: Logger;
  /** Whose `X-Forwarded-*` headers are believed: none, or these addresses and networks. */
  readonly trustProxy: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly ratePerMinute: number | null;
}

export function createServer(dialects: readonly Dialect[], services: Services, options: ServerOptions): FastifyInstance {
  const { logger } = options;
  const onInternal = (problem: Problem, request: FastifyRequest) =>
    logger.error({ requestId: request.id, err: problem.cause ?? problem }, problem.message);
  const mountOptions: MountOptions = { limiter: createRateLimiter(), ratePerMinute: options.ratePerMinute, onInternal };
  const dialectOf = (request: FastifyRequest): Dialect => {
    const path = request.url.split('?', 1)[0] ?? '/';
    return dialects.find(dialect => dialect.owns(path, request)) ?? lastOf(dialects);
  };

  /** Answers outside of every dialect's scope, in the words of the dialect that the path belongs to. */
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const dialect = dialectOf(request);
    addStandardHeaders(dialect, request, reply);
    sendProblem(dialect, error, request, reply, mountOptions);
  };

  const http = { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_TIMEOUT_MS };
  const app = fastify({
    // Errors and requests are logged here, by our own two calls: a child logger per request costs more than its line.
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: MAX_PARAM_CHARACTERS },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      refuse(error, request, reply);
      if (logger.isLevelEnabled('info')) reply.raw.once('close', () => logRequest(logger, request, reply));
    },
    clientErrorHandler: refuseSocket,
    return503OnClosing: false,
    ...(options.tls === null ? { http } : { https: { ...http, ...options.tls } }),
  }) as unknown as FastifyInstance;

  app.decorateRequest('actor', undefined);
  ignoreBodies(app);
  logAccess(app, logger);
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

/** What Node's parser refuses never becomes a request, so that no dialect can be asked: the native body, and the end. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const [status, title] = SOCKET_ERRORS[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: 'The request could not be read.' });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const SOCKET_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};
