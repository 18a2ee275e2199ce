/** Streams of server-sent events: what a slow client holds, and when it is cut off. */
import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { it } from 'node:test';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '../../domain/actor.ts';
import { replyAsStream } from '../dialect/event-stream.ts';
import { createStreams } from './streams.ts';

const MESSAGE = `data: ${'x'.repeat(64 * 1024)}\n\n`;
const MANY = 10_000;

/** Serves one stream of `messages` and gives the client's socket, and when the stream has ended. */
async function serveStream(messages: AsyncIterable<string>, readTimeoutMs: number) {
  const count = { open: 0 };
  const streams = createStreams(readTimeoutMs, count);
  const ended = Promise.withResolvers<void>();
  const server = createServer((_request, raw) => {
    const request = { waitingSince: 0 } as FastifyRequest;
    streams
      .send(systemActor(1, 'organization'), request, replyOf(raw), replyAsStream(messages))
      .then(ended.resolve, ended.reject);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const close = () => {
    socket.destroy();
    server.close();
  };
  return { count, socket, ended: ended.promise, close };
}

function replyOf(raw: ServerResponse): FastifyReply {
  return { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply;
}

it('a client that reads nothing is cut off, and holds no more than its buffers meanwhile', async () => {
  let made = 0;
  const endless = async function* () {
    for (; made < MANY; made += 1) yield MESSAGE;
  };
  const { count, socket, ended, close } = await serveStream(endless(), 300);
  socket.pause();
  await ended;
  // The kernel buffers some MB on both sides.
  assert.ok(made < MANY / 10, `${made} messages of 64 kB were made`);
  assert.equal(count.open, 0);
  close();
});

it('a client that reads slowly gets everything, in order', async () => {
  const numbered = async function* () {
    for (let number = 0; number < 50; number += 1) yield `data: ${number} ${'x'.repeat(64 * 1024)}\n\n`;
  };
  const { socket, ended, close } = await serveStream(numbered(), 5_000);
  let text = '';
  socket.on('data', chunk => {
    text += chunk;
    socket.pause();
    setImmediate(() => socket.resume());
  });
  await ended;
  await new Promise(resolve =>
    text.endsWith('0\r\n\r\n') ? resolve(undefined) : socket.once('end', resolve).once('close', resolve).end(),
  );
  const numbers = [...text.matchAll(/^data: (\d+) /gm)].map(([, number]) => Number(number));
  assert.deepEqual(
    numbers,
    Array.from({ length: 50 }, (_, number) => number),
  );
  close();
});

it('a stream whose source fails is cut, and makes room', async () => {
  const failing = async function* () {
    yield 'data: one\n\n';
    throw new Error('the source failed');
  };
  const { count, ended, close } = await serveStream(failing(), 300);
  await assert.rejects(ended, /the source failed/);
  assert.equal(count.open, 0);
  close();
});
