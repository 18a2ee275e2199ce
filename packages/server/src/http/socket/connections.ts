/** The HTTP server under Fastify: how many connections it has, how long it waits for slow clients, what it answers to noise. */
import { readFileSync } from 'node:fs';
import {
  createServer as createPlain,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import {
  BODY_TIMEOUT_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  MAX_HEADER_BYTES,
  REQUEST_TIMEOUT_MS,
  TIMEOUT_CHECK_EVERY_MS,
} from '../limits.ts';
import type { Traffic } from '../observe/traffic.ts';
import { readTarget } from './request-target.ts';

export interface Timeouts {
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly requestMs: number;
  readonly checkEveryMs: number;
}

export const TIMEOUTS: Timeouts = {
  headersMs: HEADERS_TIMEOUT_MS,
  bodyMs: BODY_TIMEOUT_MS,
  requestMs: REQUEST_TIMEOUT_MS,
  checkEveryMs: TIMEOUT_CHECK_EVERY_MS,
};

export interface Connections {
  readonly maxConnections: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly timeouts?: Timeouts;
  readonly traffic: Traffic;
  readonly logger: Logger;
}

export function createHttpServer(serve: RequestListener, connections: Connections): Server {
  const { tls, timeouts = TIMEOUTS, maxConnections, traffic, logger } = connections;
  const options: ServerOptions = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    connectionsCheckingInterval: timeouts.checkEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node would refuse a request without one by itself, without a word.
    requireHostHeader: false,
  };
  const listener = owing(serve);
  const server = tls === null ? createPlain(options, listener) : createSecure({ ...options, ...tls }, listener);
  // RFC 9110 §10.1.1 lets an unknown expectation pass; Node would refuse it by itself, in nobody's words.
  server.on('checkExpectation', listener);
  limitConnections(server, maxConnections, traffic, logger);
  return server;
}

/** While connections are dropped, this often something is done about it and said. */
const RELIEF_EVERY_MS = 1_000;

/** For the store, the log and the program itself: a file that cannot be opened is worse than a connection that is refused. */
const SPARE_DESCRIPTORS = 200;

/**
 * Beyond the limit a new connection is closed at once. Connections that nobody uses are closed then, too, so that the next one
 * finds room: a client opens another when it needs one.
 */
function limitConnections(server: Server, limit: number, traffic: Traffic, logger: Logger): void {
  let relievedAt = Number.NEGATIVE_INFINITY;
  const possible = Math.min(limit, descriptorsLimit() - SPARE_DESCRIPTORS);
  server.maxConnections = possible;
  server.on('drop', () => {
    traffic.refusals.connectionLimit += 1;
    if (performance.now() - relievedAt < RELIEF_EVERY_MS) return;
    relievedAt = performance.now();
    server.closeIdleConnections();
    logger.warn({ limit: possible, dropped: traffic.refusals.connectionLimit }, 'the limit of connections is reached');
  });
}

/** What the system lets this process have open. Only Linux tells it where it can be read. */
function descriptorsLimit(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The answers that each connection still owes: a client may send its next requests before it has read them (RFC 9112 §9.3.2). */
const owed = new WeakMap<Socket, Set<ServerResponse>>();

function owing(serve: RequestListener): RequestListener {
  return (request, response) => {
    const answers = owed.get(request.socket);
    if (answers === undefined) owed.set(request.socket, new Set([response]));
    else answers.add(response);
    response.on('close', settle);
    if (readTarget(request)) serve(request, response);
    else refuseHostless(response);
  };
}

function settle(this: ServerResponse): void {
  owed.get(this.req.socket)?.delete(this);
}

/**
 * What the parser refuses never becomes a request, so that no dialect can be asked: the native body, and the end. Requests that
 * came before it on the same connection are at work already, and are answered first.
 */
export function refuseSocket(traffic: Traffic, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === TOO_SLOW) traffic.refusals.slowClient += 1;
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  // The parser says the same of everything that comes after.
  if (refused.has(socket)) return;
  refused.add(socket);
  refuseAfterAnswers(error, socket);
}

const refused = new WeakSet<Socket>();

function refuseAfterAnswers(error: Error & { code?: string }, socket: Socket): void {
  // A request whose own body is what cannot be read has not been at work.
  const answer = [...(owed.get(socket) ?? [])].findLast(({ req }) => req.complete);
  if (answer !== undefined) return void answer.once('close', () => refuseAfterAnswers(error, socket));
  if (!socket.writable) return;
  const [status, title] = SOCKET_ERRORS[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = problemOf(status, title, 'The request could not be read.');
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** No dialect can be asked: which one it is may depend on the host. */
function refuseHostless(response: ServerResponse): void {
  const body = problemOf(400, 'Bad Request', 'The request names no host.');
  response.writeHead(400, { 'Content-Type': 'application/problem+json', 'Content-Length': body.length, Connection: 'close' });
  response.end(body);
}

function problemOf(status: number, title: string, detail: string): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail });
}

const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

const SOCKET_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  [TOO_SLOW]: [408, 'Request Timeout'],
};
