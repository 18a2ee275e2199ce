/**
 * Sends long replies as they are written. A reply waits for the client to read, and holds a part of itself meanwhile; so one caller
 * has some of them at a time, and a client that stops reading is disconnected.
 */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { createGate, type Gate } from '../../lib/gate.ts';
import { TOO_MANY_AT_ONCE } from '../replies/problems.ts';

export interface LongReplies {
  /** Sends the parts when it is the caller's turn. Throws `rate_limited` if too many of theirs wait. Resolves when all is sent. */
  readonly send: (caller: string, reply: FastifyReply, parts: AsyncIterable<string>, type?: string) => Promise<void>;
}

/** On their way to one caller. */
const SENT_AT_ONCE = 8;
/** With these, as many as a person may ask at once. */
const WAITING = 56;
/** Written but not yet read. */
const BUFFERED_BYTES = 64 * 1024;

interface Queue {
  readonly gate: Gate;
  replies: number;
}

export function createLongReplies(readTimeoutMs: number): LongReplies {
  const queues = new Map<string, Queue>();
  return {
    send: async (caller, reply, parts, type = 'application/json') => {
      const queue = queues.get(caller) ?? { gate: createGate(SENT_AT_ONCE, WAITING), replies: 0 };
      const sent = queue.gate.enter(() => stream(reply, parts, type, readTimeoutMs));
      if (sent === undefined) throw TOO_MANY_AT_ONCE;
      queues.set(caller, queue);
      queue.replies += 1;
      try {
        await sent;
      } finally {
        queue.replies -= 1;
        if (queue.replies === 0) queues.delete(caller);
      }
    },
  };
}

function stream(reply: FastifyReply, parts: AsyncIterable<string>, type: string, readTimeoutMs: number): Promise<void> {
  const { raw } = reply;
  // The client may have gone while the reply waited.
  if (raw.destroyed) return Promise.resolve();
  return new Promise(resolve => {
    raw.once('close', resolve);
    raw.setTimeout(readTimeoutMs, () => raw.destroy());
    reply.header('content-type', `${type}; charset=utf-8`);
    reply.send(Readable.from(parts, { objectMode: false, highWaterMark: BUFFERED_BYTES }));
  });
}
