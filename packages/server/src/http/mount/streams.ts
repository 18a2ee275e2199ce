/**
 * Sends streams of server-sent events. A message is written when the client has taken the one before, so that a slow client
 * holds one message and what its socket buffers; one that takes nothing is disconnected.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import type { EventStream } from '../dialect/event-stream.ts';
import type { Traffic } from '../observe/traffic.ts';

export interface Streams {
  /** Resolves when the stream has ended. Throws `rate_limited`, before anything is sent, if there are too many. */
  readonly send: (actor: Actor, request: FastifyRequest, reply: FastifyReply, stream: EventStream) => Promise<void>;
}

/** For a person some windows on some machines; an application may stand for many people. */
export const STREAMS_OF: Readonly<Record<Actor['kind'], number>> = { person: 32, application: 256, system: 256 };
/** Each takes some 20 kB, and some 30 µs of work for each event. */
export const STREAMS_LIMIT = 5_000;

/** Proxies pass a response on only when its first bytes have come. */
const FIRST = ': ok\n\n';

/** `streams`: counts those that are open. */
export function createStreams(readTimeoutMs: number, streams: Traffic['streams']): Streams {
  const byCaller = new Map<string, number>();
  return {
    send: async (actor, request, reply, { messages }) => {
      const own = byCaller.get(actor.id) ?? 0;
      if (own >= STREAMS_OF[actor.kind]) throw tooMany(`You have ${own} streams open`, STREAMS_OF[actor.kind]);
      if (streams.open >= STREAMS_LIMIT) throw tooMany(`The server has ${streams.open} streams open`, STREAMS_LIMIT);
      byCaller.set(actor.id, own + 1);
      streams.open += 1;
      request.waitingSince = performance.now();
      begin(reply);
      try {
        await writeAll(reply.raw, messages, readTimeoutMs);
        reply.raw.end();
      } catch (error) {
        // A stream that has begun cannot be answered with a problem: its client connects again and is told then.
        reply.raw.destroy();
        if (!(error instanceof Problem)) throw error;
      } finally {
        streams.open -= 1;
        const left = (byCaller.get(actor.id) ?? 1) - 1;
        if (left === 0) byCaller.delete(actor.id);
        else byCaller.set(actor.id, left);
      }
    },
  };
}

function begin(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would collect it otherwise.
    'x-accel-buffering': 'no',
  });
}

async function writeAll(response: ServerResponse, messages: AsyncIterable<string>, readTimeoutMs: number): Promise<void> {
  response.write(FIRST);
  for await (const message of messages) {
    if (response.destroyed) return;
    if (!response.write(message)) await drained(response, readTimeoutMs);
  }
}

/** Resolves when the client has taken what was written, or is gone. */
function drained(response: ServerResponse, readTimeoutMs: number): Promise<void> {
  return new Promise(resolve => {
    const limit = setTimeout(() => response.destroy(), readTimeoutMs);
    const end = () => {
      clearTimeout(limit);
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.once('drain', end).once('close', end);
  });
}

function tooMany(what: string, limit: number): Problem {
  return new Problem('rate_limited', `${what}, which is the limit. Close one first.`, { limit, retryAfterSeconds: 5 });
}
