/** One HTTP request whose connection goes where `lookup` leads, with an answer of limited size. `fetch` has no `lookup`. */
import type { IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { request as plainRequest } from '../node-http.ts';

/** Documents and key sets of honest servers have some kilobytes. */
const ANSWER_LIMIT_BYTES = 256 * 1024;

/** The members of `RequestInit` that are used. Undefined members count as left out. */
export interface RequestOptions {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: ConstructorParameters<typeof Response>[0] | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** Follows no redirect, and keeps no connection open. */
export async function request(url: URL, options: RequestOptions, lookup: LookupFunction): Promise<Response> {
  const { method = 'GET', headers = {}, body = null, signal } = options;
  const sent = body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer());
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const given = { method, headers, lookup, agent: false, ...(signal ? { signal } : {}) } as const;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, given, resolve).once('error', reject).end(sent);
  });
  return toResponse(answer, await readLimited(answer, url));
}

async function readLimited(answer: IncomingMessage, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of answer) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > ANSWER_LIMIT_BYTES) throw new Error(`the answer of ${url.host} is longer than ${ANSWER_LIMIT_BYTES} bytes`);
  }
  return Buffer.concat(chunks);
}

function toResponse({ statusCode = 0, statusMessage = '', rawHeaders }: IncomingMessage, body: Buffer): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return new Response(body.length === 0 ? null : new Uint8Array(body), {
    status: statusCode,
    statusText: statusMessage,
    headers,
  });
}
