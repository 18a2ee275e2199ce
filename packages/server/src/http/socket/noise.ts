/** Answers to what is no request: text that the parser refuses, clients that are too slow, a request without a host. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { STATUS_CODES } from '../../lib/node-http.ts';
import { MAX_HEADER_BYTES } from '../limits.ts';
import type { Traffic } from '../observe/traffic.ts';
import { type Refusal, toRefusal, type Words, writeRefusal } from '../replies/refusal.ts';
import { statusesWith } from '../replies/status-of.ts';

/** What Node's parser reports. */
type ParserError = Error & { readonly code?: string };

/** The only part of a request that the parser finds too large are its headers (RFC 6585 §5). */
const STATUS = statusesWith({ too_large: 431 });

const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';
const CODES: Readonly<Record<string, ProblemCode>> = { HPE_HEADER_OVERFLOW: 'too_large', [TOO_SLOW]: 'timeout' };

/** What was wrong, where the parser's code says it. */
const TEXTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: `The headers are too long: together they may have ${MAX_HEADER_BYTES} bytes.`,
  [TOO_SLOW]: 'The request was not received in time.',
  HPE_INVALID_URL: 'The URL could not be read: percent-encode everything beyond ASCII, as UTF-8 (ü is %C3%BC).',
  HPE_INVALID_HEADER_TOKEN: 'A header could not be read: names are tokens, and values have no control characters.',
};
const UNREADABLE = 'The request could not be read.';

/** Problem details (RFC 9457) without an id. No dialect can be asked: which one it is may depend on the path or the host. */
const WORDS: Words = {
  headers: () => ({ connection: 'close' }),
  problem: ({ code, message }) => {
    const status = STATUS[code];
    const body = { type: 'about:blank', title: STATUS_CODES[status], status, detail: message };
    return { status, headers: { 'content-type': 'application/problem+json' }, body };
  },
};

/** The answers that each connection still owes: a client may send more requests before it reads an answer (RFC 9112 §9.3.2). */
const owed = new WeakMap<Socket, Set<ServerResponse>>();
const refused = new WeakSet<Socket>();
const slow = new WeakSet<Socket>();

/** What comes on the connection has a time-out of its own, in place of the parser's, until the result is called. */
export function mayTakeLong(socket: Socket): () => void {
  slow.add(socket);
  return () => slow.delete(socket);
}

/** Notes what the connection owes, so that `refuseSocket` can wait for it. */
export function owing(serve: RequestListener): RequestListener {
  return (request, response) => {
    const answers = owed.get(request.socket);
    if (answers === undefined) owed.set(request.socket, new Set([response]));
    else answers.add(response);
    response.on('close', settle);
    serve(request, response);
  };
}

function settle(this: ServerResponse): void {
  owed.get(this.req.socket)?.delete(this);
}

/** Answers and closes the connection. Earlier requests of the same connection are at work already, and are answered first. */
export function refuseSocket(traffic: Traffic, error: ParserError, socket: Socket): void {
  if (error.code === TOO_SLOW && slow.has(socket)) return;
  if (error.code === TOO_SLOW) traffic.refusals.slowClient += 1;
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  // The parser repeats the error for everything that follows.
  if (refused.has(socket)) return;
  refused.add(socket);
  refuseAfterAnswers(error, socket);
}

export function refuseHostless(response: ServerResponse): void {
  writeRefusal(response, refusalOf('invalid', 'The request names no host.'));
}

function refuseAfterAnswers(error: ParserError, socket: Socket): void {
  // Where the body is what cannot be read, its own request never began its work and owes nothing.
  const answer = [...(owed.get(socket) ?? [])].findLast(({ req }) => req.complete);
  if (answer !== undefined) return void answer.once('close', () => refuseAfterAnswers(error, socket));
  const { code = '' } = error;
  if (socket.writable) socket.end(toText(refusalOf(CODES[code] ?? 'invalid', TEXTS[code] ?? UNREADABLE)));
}

function refusalOf(code: ProblemCode, text: string): Refusal {
  return toRefusal(WORDS, new Problem(code, text), { requestId: '', routeId: undefined, method: '' });
}

/** There is no response object to write to. */
function toText({ status, headers, text }: Refusal): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(text)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`;
}
