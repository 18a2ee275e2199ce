/** A minimal HTTP connection: one request, then its answer. Cheaper than any client, and measures time exactly. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { LoadRequest } from './callers.ts';

export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
}

export interface Connection {
  readonly opened: Promise<unknown>;
  /** Sends a request and resolves when its whole answer has arrived. Expects a `Content-Length`. */
  readonly ask: (text: string) => Promise<Answer>;
  readonly close: () => void;
}

const HEAD_END = '\r\n\r\n';

export function openConnection(port: number): Connection {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure = error;
    waiting?.reject(error);
  };
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = received.toString('latin1', 0, headEnd);
    const bodyFrom = headEnd + HEAD_END.length;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < bodyFrom + length) return;
    const body = received.subarray(bodyFrom);
    received = Buffer.alloc(0);
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body });
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  return {
    opened: once(socket, 'connect'),
    ask: text =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        waiting = { resolve, reject };
        socket.write(text);
      }),
    close: () => {
      socket.destroy();
    },
  };
}

export function toText({ method, path, headers, body }: LoadRequest): string {
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries({ Host: 'localhost', ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}
