/** Calls a server under test as a client with a token would, and gives what came back as plain data. */
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { query } from '../../src/storage/sql/statement.ts';
import type { Reader } from '../../src/storage/storage.ts';

export type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
  readonly body: any;
}

/** `body`: an object travels as JSON, text and bytes as they are. */
export type Api = (method: string, url: string, body?: unknown, headers?: Headers) => Promise<Answer>;

/** How callers of a dialect present their token, by the dialect's id. */
export type Face = (token: string) => Headers;

export function faceOf(dialectId: string): Face {
  return dialectId === 'apperian' ? token => ({ 'x-token': token }) : bearer;
}

const bearer: Face = token => ({ authorization: `Bearer ${token}` });

export function createApi(server: FastifyInstance, token: string | null, face: Face = bearer): Api {
  return async (method, url, body, headers = {}) => {
    const reply = await server.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(token === null ? {} : face(token)),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: payloadOf(body) }),
    });
    return { status: reply.statusCode, headers: reply.headers, text: reply.payload, body: toBody(reply.payload) };
  };
}

/** The same over a socket: `origin` is what `listen` gave. */
export function createSocketApi(origin: string, token: string | null): Api {
  return (method, url, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const request = httpRequest(origin + url, {
        method,
        agent: false,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      });
      request.on('error', reject);
      request.on('response', async response => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: toBody(text) });
      });
      request.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
}

function payloadOf(body: unknown): string | Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function toBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

const countEvents = query<{ org: number }, { count: number }>('select count(*) as "count" from event where org_id = :org');

/** How many things have happened in an organization. */
export async function eventCount(reader: Reader, org: number): Promise<number> {
  return Number((await reader.one(countEvents, { org }))?.count);
}

/** Runs the work and gives its result; fails unless exactly so many events were appended meanwhile. */
export async function expectEvents<T>(reader: Reader, org: number, expected: number, work: () => Promise<T>): Promise<T> {
  const before = await eventCount(reader, org);
  const result = await work();
  assert.equal((await eventCount(reader, org)) - before, expected, 'events appended');
  return result;
}
