/**
 * What may surround the requests of a server: the seam through which the emulator records them and answers some of them itself. A
 * server without it runs none of its lines.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from './dialect.ts';

export interface Around {
  /** Sees each request before everything else, also before it is refused for load. */
  readonly listener: (serve: RequestListener) => RequestListener;
  /** The ids of requests; random ones if left out. */
  readonly newRequestId?: ((request: IncomingMessage) => string) | undefined;
  /** The time by which the requests of a caller are counted, in milliseconds; that of the server if left out. */
  readonly rateMs?: (() => number) | undefined;
  /** Called when the route of a dialect is known, before the credential is. It calls `done` to go on, or has answered. */
  readonly admit: (dialect: Dialect, request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void;
  /** Called for a path without a route. Whether it has answered. */
  readonly unknown: (dialect: Dialect, request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}
