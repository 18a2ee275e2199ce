/** The HTTP server under Fastify: its limits, its time-outs, and the checks before any request reaches the door. */
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Logger } from 'pino';
import { createServer as createPlain } from '../../lib/node-http.ts';
import {
  BODY_TIMEOUT_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  MAX_HEADER_BYTES,
  READ_TIMEOUT_MS,
  REQUEST_TIMEOUT_MS,
  TIMEOUT_CHECK_EVERY_MS,
} from '../limits.ts';
import type { Traffic } from '../observe/traffic.ts';
import { limitConnections } from './connection-limit.ts';
import { owing, refuseHostless } from './noise.ts';
import { readTarget } from './request-target.ts';

export interface Timeouts {
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly requestMs: number;
  /** For a client that reads nothing of a long reply. */
  readonly readMs: number;
  readonly checkEveryMs: number;
}

export const TIMEOUTS: Timeouts = {
  headersMs: HEADERS_TIMEOUT_MS,
  bodyMs: BODY_TIMEOUT_MS,
  requestMs: REQUEST_TIMEOUT_MS,
  readMs: READ_TIMEOUT_MS,
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
    // Node would refuse a request without a host with an empty body.
    requireHostHeader: false,
  };
  const listener = owing((request, response) => (readTarget(request) ? serve(request, response) : refuseHostless(response)));
  const server = tls === null ? createPlain(options, listener) : createSecure({ ...options, ...tls }, listener);
  // RFC 9110 §10.1.1 lets an unknown expectation pass; Node would refuse it with an empty body.
  server.on('checkExpectation', listener);
  limitConnections(server, maxConnections, traffic, logger);
  return server;
}
