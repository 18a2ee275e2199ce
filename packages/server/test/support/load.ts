/** A crowd of clients in a thread of its own: each sends a request, waits for the answer, and sends the next. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export interface Load {
  readonly origin: string;
  /** Whole requests in bytes, taken in turn. */
  readonly requests: readonly string[];
  readonly clients: number;
  /** From when all are connected and begin: answers to what was sent before its end do not count, while code gets warm. */
  readonly warmUpMs: number;
  readonly durationMs: number;
  /** How long a client waits after an answer. */
  readonly pauseMs: number;
}

export interface LoadResult {
  /** Milliseconds to each answer, by its status, in ascending order. */
  readonly msByStatus: Readonly<Record<number, readonly number[]>>;
  /** One refusal as it came, for a look at its head and body. */
  readonly refusal: string | undefined;
  readonly brokenConnections: number;
}

/**
 * From the last connection to the first request. A server accepts one connection in a turn of its event loop, so that a client which
 * is not accepted before the turns get long comes late, and is missing in the load that was asked for.
 */
const GATHERING_MS = 250;

const END_OF_CHUNKS = '\r\n0\r\n\r\n';
/** More than the head of an answer. */
const KEPT = 4_096;

/** Runs the load and gives what came of it. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The value below which this part of the sorted values lies. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

if (!isMainThread && workerData?.requests !== undefined) parentPort?.postMessage(await crowd(workerData as Load));

async function crowd({ origin, requests, clients, warmUpMs, durationMs, pauseMs }: Load): Promise<LoadResult> {
  const msByStatus: Record<number, number[]> = {};
  let refusal: string | undefined;
  let brokenConnections = 0;
  let next = 0;

  const sockets = await Promise.all(Array.from({ length: clients }, () => connected(origin)));
  await sleep(GATHERING_MS);
  const from = performance.now() + warmUpMs;
  const until = from + durationMs;
  const run = (socket: Socket) =>
    new Promise<void>(resolve => {
      const answers = createAnswers();
      let sentAt = 0;
      const send = () => {
        if (performance.now() > until) {
          socket.destroy();
          return;
        }
        sentAt = performance.now();
        next = (next + 1) % requests.length;
        socket.write(requests[next] ?? '');
      };
      socket.on('data', chunk => {
        const answer = answers.read(chunk.toString('latin1'));
        if (answer === undefined) return;
        const status = Number(answer.slice(9, 12));
        const known = msByStatus[status] ?? [];
        msByStatus[status] = known;
        if (sentAt > from) known.push(performance.now() - sentAt);
        if (status === 429) refusal ??= answer;
        if (pauseMs === 0) send();
        else setTimeout(send, pauseMs);
      });
      socket.on('error', () => {
        brokenConnections += 1;
      });
      socket.on('close', () => resolve());
      setTimeout(() => socket.destroy(), warmUpMs + durationMs + 5_000).unref();
      send();
    });
  await Promise.all(sockets.map(run));
  for (const each of Object.values(msByStatus)) each.sort((a, b) => a - b);
  return { msByStatus, refusal, brokenConnections };
}

async function connected(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Puts answers together. A client sends one request at a time, so nothing comes after the end of an answer. */
function createAnswers() {
  let text = '';
  let isChunked = false;
  return {
    /** The whole answer once it is here; of a chunked one, which may be very long, the head and the end. */
    read: (more: string): string | undefined => {
      const tail = text.slice(-END_OF_CHUNKS.length) + more;
      text = isChunked ? text.slice(0, KEPT) + tail.slice(-END_OF_CHUNKS.length) : text + more;
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return undefined;
      isChunked ||= /\r\ntransfer-encoding: chunked/i.test(text.slice(0, head + 2));
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1] ?? 0);
      const isWhole = isChunked ? tail.endsWith(END_OF_CHUNKS) : text.length >= head + 4 + length;
      if (!isWhole) return undefined;
      const answer = text;
      text = '';
      isChunked = false;
      return answer;
    },
  };
}
