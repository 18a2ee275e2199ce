/**
 * Posts a message, and keeps the connection open for the next. An open connection leads to the address that was checked when it was
 * made, whatever the name leads to since; it is closed after some idle seconds, so that a name that moves is followed soon.
 */
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Agent, request as plainRequest } from '../node-http.ts';

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Until the answer begins. */
  readonly answeredWithinMs: number;
  /** How much of the answer is kept. */
  readonly keptBytes: number;
}

export interface Posted {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The beginning of the answer. */
  readonly answer: string;
}

export type Post = (url: URL, message: Message) => Promise<Posted>;

/** The status is what counts; what follows is only kept for people to read. */
const BODY_DEADLINE_MS = 2_000;
const ANSWER_LIMIT_BYTES = 64 * 1024;

const IDLE_MS = 4_000;
const IDLE_CONNECTIONS = 64;
const KEPT_OPEN = { keepAlive: true, timeout: IDLE_MS, maxFreeSockets: IDLE_CONNECTIONS, scheduling: 'lifo' } as const;

/** `lookups`: where names lead, by protocol. */
export function createPost(lookups: { readonly http: LookupFunction; readonly https: LookupFunction }): Post {
  const agent = new Agent(KEPT_OPEN);
  const tlsAgent = new TlsAgent(KEPT_OPEN);
  const begin = (url: URL, { headers, body }: Message): ClientRequest => {
    const options = { method: 'POST', headers: { ...headers, 'content-length': String(body.length) } };
    return url.protocol === 'https:'
      ? tlsRequest(url, { ...options, agent: tlsAgent, lookup: lookups.https })
      : plainRequest(url, { ...options, agent, lookup: lookups.http });
  };
  return async (url, message) => {
    try {
      return await exchange(begin(url, message), message);
    } catch (error) {
      // The receiver may close a connection just when it is used again.
      if (!(error instanceof StaleConnection)) throw error;
      return exchange(begin(url, message), message);
    }
  };
}

class StaleConnection extends Error {}

function exchange(request: ClientRequest, { body, keptBytes, answeredWithinMs }: Message): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const giveUp = () => request.destroy(new Error(`no answer within ${inSeconds(answeredWithinMs)}`));
    const late = setTimeout(giveUp, answeredWithinMs);
    let isAnswered = false;
    const fail = (error: Error) => {
      if (isAnswered) return;
      clearTimeout(late);
      const isStale = request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      reject(isStale ? new StaleConnection() : error);
    };
    request.on('error', fail);
    request.once('close', () => fail(new Error('the connection was closed before an answer came')));
    request.once('response', response => {
      isAnswered = true;
      clearTimeout(late);
      readBeginning(response, keptBytes).then(answer => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, retryAfter: headers['retry-after'] ?? null, answer });
      }, reject);
    });
    request.end(body);
  });
}

function inSeconds(ms: number): string {
  return ms === 1_000 ? '1 second' : `${ms / 1_000} seconds`;
}

/** Resolves also where the answer ends early, or does not end: then with what came of it. */
function readBeginning(response: IncomingMessage, keptBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(late);
      response.destroy();
      resolve(toText(Buffer.concat(chunks).subarray(0, keptBytes)));
    };
    const late = setTimeout(end, BODY_DEADLINE_MS);
    response.on('data', (chunk: Buffer) => {
      if (bytes < keptBytes) chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > ANSWER_LIMIT_BYTES) end();
    });
    response.once('end', end);
    response.once('error', end);
    response.once('close', end);
  });
}

/** Databases take no NUL. A letter that the limit has cut through is left out. */
function toText(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true }).replaceAll('\0', '\ufffd');
}
