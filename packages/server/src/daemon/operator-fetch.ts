/**
 * `fetch` for the operator: to a running server through the socket in its data folder, or to a server in this process through a
 * pair of streams. A client of the native API takes it in place of the global one; the host of its base URL is ignored.
 */
import type { ClientRequest, IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { duplexPair, Readable } from 'node:stream';
import { request } from '../lib/node-http.ts';
import { socketPath } from './socket.ts';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** No server listens: there is no socket, or one that a crashed process left behind. */
const NO_SERVER = new Set(['ENOENT', 'ECONNREFUSED']);
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

/** Rejects with an error for which `isNoServer` is true if no server runs on the folder. */
export function fetchThroughSocket(dataFolder: string): Fetch {
  return fetchBy({ socketPath: socketPath(dataFolder), agent: false });
}

/** `server` is an operator server that need not listen. */
export function fetchInProcess(server: Server): Fetch {
  const createConnection = () => {
    const [near, far] = duplexPair();
    // A long answer sets the time-out of its socket. Nobody stalls here.
    server.emit('connection', Object.assign(far, { setTimeout: () => far }));
    return near as Socket;
  };
  return fetchBy({ createConnection });
}

export function isNoServer(error: unknown): boolean {
  return NO_SERVER.has(String((error as NodeJS.ErrnoException | null)?.code));
}

type Connection = { readonly socketPath: string; readonly agent: false } | { readonly createConnection: () => Socket };

function fetchBy(connection: Connection): Fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    const { pathname, search } = new URL(asked.url);
    const options = { ...connection, method: asked.method, path: pathname + search, headers: headersOf(asked) };
    const answer = await answerTo(request({ ...options, signal: asked.signal }), asked);
    const { statusCode: status = 0 } = answer;
    const body = WITHOUT_BODY.has(status) ? answer.resume() && null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
    return new Response(body, { status, statusText: answer.statusMessage ?? '', headers: pairsOf(answer) });
  };
}

/** A socket in the file system has no name that a `Host` header could say. Node.js sends the body of a DELETE without its length. */
function headersOf({ headers, body }: Request): Record<string, string> {
  return { ...Object.fromEntries(headers), host: 'localhost', ...(body === null ? {} : { 'transfer-encoding': 'chunked' }) };
}

async function answerTo(sent: ClientRequest, { body }: Request): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('error', reject).once('response', resolve);
  });
  if (body === null) sent.end();
  else Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).pipe(sent);
  return answered;
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
}
