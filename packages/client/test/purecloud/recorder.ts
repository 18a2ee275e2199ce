/** A proxy in front of a server that writes down every request, and answers in its place where a test says how. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What both clients must do alike. Their `User-Agent` and the order of headers are their own affair. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  /** `Basic` with the pair readable, `Bearer` with the token. */
  readonly authorization: string | undefined;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** An answer instead of the server's; `reset` breaks the connection, `silence` never answers. */
export type Canned =
  | 'reset'
  | 'silence'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export interface Recorder {
  readonly port: number;
  readonly requests: readonly Recorded[];
  /** The last request that came in. */
  readonly last: () => Recorded;
  /** Answers the next request so; a browser's preflights go on to the server. */
  readonly answerNext: (canned: Canned) => void;
  readonly close: () => Promise<void>;
}

export async function openRecorder(origin: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  const waiting: Canned[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming);
    const recorded = toRecorded(incoming, body.toString());
    requests.push(recorded);
    const canned = recorded.method === 'OPTIONS' ? undefined : waiting.shift();
    if (canned === undefined) forward(origin, incoming, body, outgoing);
    else if (canned === 'reset') incoming.socket.destroy();
    else if (canned !== 'silence') outgoing.writeHead(canned.status, canned.headers ?? {}).end(canned.body ?? '');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    last() {
      const last = requests.at(-1);
      if (last === undefined) throw new Error('nothing has been requested');
      return last;
    },
    answerNext: canned => waiting.push(canned),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function toRecorded({ method = '', url = '', headers }: IncomingMessage, body: string): Recorded {
  const { 'content-type': contentType, accept, authorization } = headers;
  const [, pair] = /^Basic (.*)$/.exec(authorization ?? '') ?? [];
  const readable = pair === undefined ? authorization : `Basic ${Buffer.from(pair, 'base64')}`;
  return { method, url, contentType, accept, authorization: readable, body, headers };
}

function forward(origin: string, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(origin + url, { method, headers, agent: false }, answer => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const recorder = await openRecorder('http://127.0.0.1');
  await recorder.close();
  return recorder.port;
}
