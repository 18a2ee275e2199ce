/** Mounts one route: checks what was sent against its schemas, calls its handler, and sends what the handler gives. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { networkOf } from '../../lib/network.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import type { Services } from '../../services/services.ts';
import { type CsvReply, isCsvReply } from '../dialect/csv-reply.ts';
import type { Call, Dialect, DialectRoute, Page } from '../dialect/dialect.ts';
import { type EventStream, isEventStream } from '../dialect/event-stream.ts';
import { type LongReply, longReplyOf } from '../dialect/long-reply.ts';
import { toProblem } from '../replies/problems.ts';
import { createPartWriter, listOf, type WriteInParts } from '../replies/write-in-parts.ts';
import { atWork } from './at-work.ts';
import { type Admission, authenticate, charge, countAnonymous } from './authenticate.ts';
import { bodyOf } from './body.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import type { CreateInnerCalls } from './inner-calls.ts';
import type { MountOptions } from './mount-options.ts';
import { methodsWithHead } from './other-methods.ts';
import { toFastifyPath } from './path.ts';
import { createReader, type Sent } from './sent.ts';

/** What the routes of a dialect share. */
export interface Shared {
  readonly dialect: Dialect;
  readonly services: Services;
  readonly concurrency: ConcurrencyLimit;
  readonly admission: Admission;
  readonly options: MountOptions;
  readonly innerCalls: CreateInnerCalls;
}

export function mountRoute(scope: FastifyInstance, route: DialectRoute, shared: Shared): void {
  const { services, options } = shared;
  const read = createReader(route, shared.dialect);
  const list = route.reply === null ? undefined : listOf(route.reply);
  const sendLong = createLongSender(route.reply ?? {}, shared);
  scope.route({
    ...shorthandOf(route, shared),
    // One route for both: Node sends no body where HEAD asks, and a route of its own would make each start longer.
    method: [...methodsWithHead([route.method])],
    url: toFastifyPath(route.path),
    handler: async (request, reply) => {
      const sent = read(request.query, () => bodyOf(request));
      // The time in which a body arrives is not work: a slow client must not look like a slow store.
      const result = await atWork(shared.concurrency, request, waiting =>
        route.handle(
          toCall(request, reply, sent, {
            waiting,
            nowMs: options.nowMs,
            ended: () => options.endings.signalOf(reply.raw),
            inner: () => shared.innerCalls(request, reply),
          }),
          services,
        ),
      );
      if (isCsvReply(result)) return sendCsv(result, request, reply, shared);
      if (isEventStream(result)) return sendStream(result, request, reply, options);
      if (route.isPage) return sendPage(reply, result as Page);
      reply.code(route.status);
      if (route.streams !== undefined) return reply.type(route.streams).send(result);
      if (route.reply === null) return reply.send();
      const long = longReplyOf(result, list);
      return long === undefined ? result : sendLong(long, request, reply);
    },
  });
}

/** Only routes with an actor have streams. */
async function sendStream(stream: EventStream, request: FastifyRequest, reply: FastifyReply, { streams }: MountOptions) {
  if (request.actor !== undefined) await streams.send(request.actor, request, reply, stream);
  return reply;
}

/** Sends a reply whose list is long. What it costs counts against the caller's requests. */
function createLongSender(schema: TSchema, shared: Shared) {
  const { options } = shared;
  let write: WriteInParts | undefined;
  return async (long: LongReply<Readonly<Record<string, unknown>>>, request: FastifyRequest, reply: FastifyReply) => {
    const caller = callerOf(request);
    write ??= createPartWriter(schema);
    const parts = write(long, () => slowLane.turn(caller));
    await options.longReplies.send(caller, reply, paid(parts, request, reply, shared));
    return reply;
  };
}

async function sendCsv({ name, type, parts }: CsvReply, request: FastifyRequest, reply: FastifyReply, shared: Shared) {
  reply.header('content-disposition', `attachment; filename="${name}"`);
  await shared.options.longReplies.send(callerOf(request), reply, paid(parts, request, reply, shared), type);
  return reply;
}

function callerOf(request: FastifyRequest): string {
  return request.actor?.id ?? networkOf(request.ip);
}

/** Charges what the parts cost to the caller. */
async function* paid(
  parts: AsyncIterable<string>,
  request: FastifyRequest,
  reply: FastifyReply,
  { admission, options }: Shared,
): AsyncGenerator<string> {
  const { actor } = request;
  let bytes = 0;
  try {
    for await (const part of parts) {
      bytes += Buffer.byteLength(part);
      yield part;
    }
  } catch (error) {
    // An error in the middle of a reply cannot be answered: the connection is cut.
    if (reply.raw.headersSent) options.onInternal(toProblem(error), request);
    throw error;
  } finally {
    if (actor !== undefined && actor.kind !== 'system') charge(admission, actor, bytes, options);
  }
}

function shorthandOf(route: DialectRoute, { dialect, admission, options }: Shared): RouteShorthandOptions {
  return {
    config: { routeId: route.id, dialectId: dialect.id, maxBodyBytes: route.maxBodyBytes, uploads: route.uploads },
    onRequest: route.scope === null ? countAnonymous(admission, options) : authenticate(dialect, route, admission, options),
    // By its class: an object whose only name is the number 200 would have room for 200 others.
    ...(route.reply === null
      ? {}
      : { schema: { response: { [`${Math.floor(route.status / 100)}xx`]: route.reply as TSchema } } }),
  };
}

function toCall(
  request: FastifyRequest,
  reply: FastifyReply,
  { query, body }: Sent,
  more: Pick<Call, 'waiting' | 'nowMs' | 'ended' | 'inner'>,
): Call {
  // Routes without a scope have no actor, and their handlers do not ask for one.
  const actor = request.actor as Call['actor'];
  return {
    actor,
    params: request.params as Record<string, string>,
    query,
    body,
    write: { actor, requestId: request.id },
    request,
    header: (name, value) => {
      reply.header(name, value);
    },
    ...more,
  };
}

function sendPage(reply: FastifyReply, { status, headers, cookies, html }: Page): FastifyReply {
  for (const cookie of cookies) reply.header('Set-Cookie', cookie);
  return reply
    .code(status)
    .headers({ 'Content-Type': 'text/html; charset=utf-8', ...headers })
    .send(html);
}
