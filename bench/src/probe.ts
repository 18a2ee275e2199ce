/**
 * One connection that asks one request after the other and notes how long each took. Beside the load that fills a server
 * this says what a single caller waits for; it takes microseconds, which autocannon rounds to milliseconds.
 */
import { connect, type Socket } from 'node:net';
import type { Job } from './load.ts';
import { type LoadRequest, SCENARIOS } from './scenarios.ts';

export interface Probed {
  readonly answers: number;
  readonly p50Micros: number;
  readonly p99Micros: number;
  readonly failures: number;
}

process.on('message', async (job: Job) => process.send?.(await probe(job)));
process.on('disconnect', () => process.exit(1));
process.send?.('ready');

async function probe({ port, scenario, callers, seconds }: Job): Promise<Probed> {
  const requests = SCENARIOS[scenario](callers, 0, 1);
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const ask = createAsk(socket);
  const micros: number[] = [];
  let failures = 0;
  const endsAt = performance.now() + seconds * 1_000;
  for (let index = 0; performance.now() < endsAt; index += 1) {
    const request = requests[index % requests.length];
    if (request === undefined) throw new Error(`${scenario} asks nothing`);
    const text = toText(request.setupRequest?.(request) ?? request);
    const startedAt = process.hrtime.bigint();
    const status = await ask(text);
    micros.push(Number(process.hrtime.bigint() - startedAt) / 1_000);
    if (status < 200 || status > 299) failures += 1;
  }
  socket.destroy();
  micros.sort((one, other) => one - other);
  const at = (share: number) => micros[Math.floor(micros.length * share)] ?? Number.NaN;
  return { answers: micros.length, p50Micros: at(0.5), p99Micros: at(0.99), failures };
}

function toText({ method, path, headers, body }: LoadRequest): string {
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries({ Host: 'localhost', ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}

/** Sends one request and resolves with the status once its whole answer is there. Every measured answer says its length. */
function createAsk(socket: Socket): (text: string) => Promise<number> {
  let received: Buffer = Buffer.alloc(0);
  let settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const head = received.indexOf('\r\n\r\n');
    if (head === -1) return;
    const text = received.toString('latin1', 0, head);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (received.length < head + 4 + length) return;
    received = Buffer.alloc(0);
    settle?.resolve(Number(text.slice(9, 12)));
  });
  socket.on('error', error => settle?.reject(error));
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')));
  return text =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      socket.write(text);
    });
}
