/** Talks to a listening server in raw bytes, for requests that no HTTP client would send. */
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const ANSWER_DEADLINE_MS = 10_000;

/** Writes the text, waits for the server to answer and close, and gives every answer that came. */
export async function exchange(origin: string, ...parts: readonly string[]): Promise<RawAnswer[]> {
  const socket = open(origin);
  const answered = collect(socket);
  for (const part of parts) socket.write(part);
  return parseAnswers(await answered);
}

/** Writes the text and hangs up, without waiting for anything. */
export async function hangUp(origin: string, text: string): Promise<void> {
  const socket = open(origin);
  await new Promise<void>(resolve => socket.write(text, () => resolve()));
  socket.destroy();
}

export interface HeldRequest {
  /** Whether the server has answered already, without the rest of the body. */
  readonly isAnswered: () => boolean;
  /** Sends the rest, and gives the answer. */
  readonly finish: () => Promise<RawAnswer>;
}

/** Sends a request but for the second half of its body. When this is done, the server has read the headers and asked for more. */
export async function holdBody(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<HeldRequest> {
  const all = {
    ...headers,
    host: 'x',
    connection: 'close',
    expect: '100-continue',
    'content-length': `${Buffer.byteLength(body)}`,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = open(origin);
  const answered = collect(socket);
  const asked = new Promise<void>((resolve, reject) => socket.once('data', () => resolve()).once('error', reject));
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  await asked;
  const half = Math.floor(body.length / 2);
  socket.write(body.slice(0, half));
  const before = socket.bytesRead;
  return {
    isAnswered: () => socket.bytesRead !== before,
    finish: async () => {
      socket.write(body.slice(half));
      const [asking, answer] = parseAnswers(await answered);
      if (asking?.status !== 100 || answer === undefined) throw new Error('the server did not ask for the body, and then answer');
      return answer;
    },
  };
}

function open(origin: string): Socket {
  const { hostname, port } = new URL(origin);
  return connect(Number(port), hostname);
}

function collect(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(ANSWER_DEADLINE_MS, () => socket.destroy(new Error('the server neither answered nor closed')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

/** Splits what came into answers by their Content-Length; none of the server's answers is chunked. */
function parseAnswers(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`not an HTTP answer: ${rest.slice(0, 200)}`);
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
    const headers = new Map(
      lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
    const length = Number(headers.get('content-length') ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    answers.push({ status, headers, body: Buffer.from(body, 'latin1').toString() });
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}
