/**
 * The door in front of Fastify. While the event loop is overloaded, requests are refused here, before any route, credential or
 * body is looked at: a refusal helps only if it costs much less than an answer.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { networkOf } from '../../lib/network.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import type { Traffic } from '../observe/traffic.ts';
import { OVERLOADED } from '../replies/problems.ts';
import { toRefusal, writeRefusal } from '../replies/refusal.ts';
import type { Shares } from './shares.ts';
import type { Turns } from './turns.ts';

/** Monitoring must see the server most of all while it is overloaded. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz', '/metrics']);
/** One line per refusal would make the overload worse. */
const LOGGED_EVERY_MS = 1_000;

export interface Crowd {
  readonly turns: Turns;
  readonly shares: Shares;
  /** The caller with this token, as `shares` knows them, without asking the store. */
  readonly callerOf: (token: string) => string | undefined;
}

export function createDoor(dialects: readonly Dialect[], crowd: Crowd, { refusals }: Traffic, logger: Logger) {
  const { turns, shares } = crowd;
  const isGreedy = (request: IncomingMessage) =>
    shares.isGreedy(callerOf(dialectOf(dialects, request.url ?? '/', request), request, crowd));
  let loggedAt = Number.NEGATIVE_INFINITY;
  const log = () => {
    if (performance.now() - loggedAt < LOGGED_EVERY_MS) return;
    loggedAt = performance.now();
    logger.warn({ refused: refusals.overload }, 'overloaded: requests are refused');
  };
  return (serve: RequestListener): RequestListener =>
    (request, response) => {
      if (turns.haveRoom(() => isGreedy(request)) || PROBES.has(request.url)) return serve(request, response);
      const dialect = dialectOf(dialects, request.url ?? '/', request);
      refusals.overload += 1;
      shares.count(callerOf(dialect, request, crowd));
      refuse(dialect, request, response);
      // The next request of this client is read in the next turn. Otherwise clients that do not wait would prolong this one.
      // Pausing earlier would keep Node from reading the rest of this request.
      request.once('close', () => turns.rest(request.socket));
      log();
    };
}

/** A token that is not known yet is nobody's who has asked for much. */
function callerOf(dialect: Dialect, request: IncomingMessage, crowd: Crowd): string {
  const token = dialect.credential(request);
  if (token === undefined) return networkOf(request.socket.remoteAddress ?? '');
  return crowd.callerOf(token) ?? token;
}

function refuse(dialect: Dialect, request: IncomingMessage, response: ServerResponse): void {
  const requestId = dialect.callerRequestId?.(request) ?? randomUUID();
  const refusal = toRefusal(dialect, OVERLOADED, { requestId, routeId: undefined, method: request.method ?? '' });
  writeRefusal(response, refusal, request.headers.origin === undefined ? {} : corsOf(dialect));
}

/** For any origin: the answer holds nobody's data, and a dialect's own rules may have to ask the store. */
function corsOf({ cors }: Dialect): Readonly<Record<string, string>> {
  return { 'access-control-allow-origin': '*', 'access-control-expose-headers': cors.exposeHeaders.join(', ') };
}
