/** Calls a server that may die at any moment, over one connection that is kept. */
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Facts } from './facts.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: Facts;
  readonly idempotencyKey?: string;
}

export interface Reply {
  readonly status: number;
  /** The server's own id of the request. */
  readonly requestId: string;
  /** Empty without one. */
  readonly body: Facts;
}

/** Undefined when the answer did not come, or not whole: then nobody knows whether it was done. */
export type Caller = (call: Call) => Promise<Reply | undefined>;

/** Overloaded, or away. */
const REFUSED: readonly (number | undefined)[] = [429, 503];
const RETRY_MS = 20;
const RETRY_LIMIT_MS = 30_000;

/** Sends again, as clients do, what an overloaded server refused. */
export function createCaller(origin: string, token: string): Caller {
  const send = createSender(origin, token);
  return async call => {
    const deadline = Date.now() + RETRY_LIMIT_MS;
    let reply = await send(call);
    while (REFUSED.includes(reply?.status) && Date.now() < deadline) {
      await sleep(RETRY_MS);
      reply = await send(call);
    }
    return reply;
  };
}

function createSender(origin: string, token: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return ({ method, path, body, idempotencyKey }) =>
    new Promise(resolve => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      };
      const request = httpRequest(origin + path, { method, agent, headers });
      request.on('error', () => resolve(undefined));
      request.on('response', response => {
        const chunks: Buffer[] = [];
        response.on('error', () => resolve(undefined));
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const requestId = response.headers['x-request-id'] ?? response.headers['inin-correlation-id'];
          resolve({ status: response.statusCode ?? 0, requestId: String(requestId), body: text === '' ? {} : JSON.parse(text) });
        });
      });
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
