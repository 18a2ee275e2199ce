/**
 * The door in front of Fastify. While the event loop has more to do than it can, requests are refused here, before a route is
 * looked for, a credential looked at or a body read, because a refusal is only of use where it costs much less than an answer.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import type { Traffic } from '../observe/traffic.ts';
import { OVERLOADED, type Turns } from './overload.ts';

/** Whoever looks after the server must see it most of all while it has too much to do. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz', '/metrics']);
const SAID_EVERY_MS = 1_000;

export function createDoor(dialects: readonly Dialect[], turns: Turns, { refusals }: Traffic, logger: Logger) {
  let saidAt = Number.NEGATIVE_INFINITY;
  /** One line a second, where one for each would make the overload worse. */
  const say = () => {
    if (performance.now() - saidAt < SAID_EVERY_MS) return;
    saidAt = performance.now();
    logger.warn({ refused: refusals.overload }, 'overloaded: requests are refused');
  };
  return (serve: RequestListener): RequestListener =>
    (request, response) => {
      if (turns.haveRoom() || PROBES.has(request.url)) return serve(request, response);
      refusals.overload += 1;
      refuse(dialectOf(dialects, request.url ?? '/', request), request, response);
      // What this client sends next is read in the next turn. Otherwise clients that do not wait would keep this one from ending.
      // Not before the request is read to its end: Node goes on reading for that.
      request.once('close', () => turns.rest(request.socket));
      say();
    };
}

function refuse(dialect: Dialect, request: IncomingMessage, response: ServerResponse): void {
  const requestId = dialect.callerRequestId?.(request) ?? randomUUID();
  const context = { requestId, routeId: undefined, method: request.method ?? '' };
  const { status, headers, body } = dialect.problem(OVERLOADED, context);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...dialect.headers(requestId),
    ...(request.headers.origin === undefined ? {} : corsOf(dialect)),
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
    'Retry-After': String(OVERLOADED.details.retryAfterSeconds),
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** The same for every origin, as it says nothing of anybody; a dialect's own rules may have to ask the store. */
function corsOf({ cors }: Dialect): Readonly<Record<string, string>> {
  return { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': cors.exposeHeaders.join(', ') };
}
