/** Sends fuzz requests: most within the process, some through a socket. */
import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { FuzzRequest } from './requests.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
}

export type Send = (request: FuzzRequest) => Promise<Answer | undefined>;

export function createInjector(server: FastifyInstance): Send {
  return async ({ method, url, headers, payload }) => {
    const sent = payload === undefined ? {} : { payload };
    const reply = await server.inject({ method: method as 'GET', url, headers: { ...headers }, ...sent });
    return { status: reply.statusCode, headers: reply.headers, text: reply.payload };
  };
}

const ANSWER_DEADLINE_MS = 10_000;

/** Over connections that are kept; undefined for what Node's own client refuses to send. */
export function createSocketSender(origin: string): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const { hostname, port } = new URL(origin);
  const send: Send = ({ method, url, headers, payload }) =>
    new Promise((resolve, reject) => {
      const length = payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) };
      const options = { agent, hostname, port, method, path: url, timeout: ANSWER_DEADLINE_MS };
      const outgoing = begin({ ...options, headers: { ...headers, ...length } });
      if (outgoing === undefined) return resolve(undefined);
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', reject);
      outgoing.on('response', async incoming => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString() });
      });
      outgoing.end(payload);
    });
  return { send, close: () => agent.destroy() };
}

function begin(options: { headers: OutgoingHttpHeaders } & object): ReturnType<typeof httpRequest> | undefined {
  try {
    return httpRequest(options);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('ERR_')) return undefined;
    throw error;
  }
}
