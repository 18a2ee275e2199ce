/** A file as the body of a request: unpacked, and given to its route as it comes. It may take long, but not stand still. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';
import { malformed } from '../replies/problems.ts';
import { mayTakeLong } from '../socket/noise.ts';

/** 64 MB on a line of 300 kbit/s. */
export const LONGEST_UPLOAD_MS = 30 * 60_000;
/** Within the time in which a whole body of JSON must come. Fewer is a client that only holds the connection. */
const LEAST_BYTES = 16 * 1024;

const PLAIN = /^\s*(?:identity)?\s*$/i;
const PACKED = /^\s*(?:x-)?gzip\s*$/i;

/** Throws where the route does not read such files. */
export function uploadOf(payload: IncomingMessage, types: readonly string[], stallMs: number): AsyncIterable<Uint8Array> {
  const { 'content-encoding': coding = '' } = payload.headers;
  const type = typeOf(payload);
  if (type !== undefined && !types.includes(type)) throw wrongType(type, types);
  if (!PLAIN.test(coding) && !PACKED.test(coding)) throw wrongPacking(coding);
  const received = receive(payload, stallMs);
  return PACKED.test(coding) ? unpack(received) : received;
}

/** As it was sent: what is not known here is deleted from the headers. */
function typeOf({ rawHeaders }: IncomingMessage): string | undefined {
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  return at < 0 ? undefined : rawHeaders[at + 1]?.split(';', 1)[0]?.trim().toLowerCase();
}

function wrongType(type: string, types: readonly string[]): Problem {
  const expected = types.join(' or ');
  return new Problem('unsupported_media_type', `Send the file as ${expected}.`, {
    faults: [{ where: 'header', field: 'Content-Type', kind: 'enum', expected, value: type }],
  });
}

function wrongPacking(coding: string): Problem {
  return new Problem(
    'unsupported_media_type',
    `Files are read as they are, or packed by gzip, and not in the coding ${coding}.`,
    {
      faults: [{ where: 'header', field: 'Content-Encoding', kind: 'encoding', expected: 'gzip', value: coding }],
    },
  );
}

/** Only the time counts in which nothing comes: what the route does with the bytes is no fault of the client. */
async function* receive(payload: IncomingMessage, stallMs: number): AsyncGenerator<Uint8Array> {
  const isOver = mayTakeLong(payload.socket);
  const chunks: AsyncIterator<Uint8Array> = payload.iterator({ destroyOnReturn: false });
  let [bytes, waitedMs, leftMs] = [0, 0, LONGEST_UPLOAD_MS];
  try {
    for (;;) {
      const began = performance.now();
      const next = await within(chunks.next(), Math.min(stallMs - waitedMs, leftMs));
      if (next.done) return;
      const tookMs = performance.now() - began;
      [bytes, waitedMs, leftMs] = [bytes + next.value.length, waitedMs + tookMs, leftMs - tookMs];
      if (bytes >= LEAST_BYTES) [bytes, waitedMs] = [0, 0];
      yield next.value;
    }
  } catch (error) {
    throw error instanceof Problem ? error : malformed('body', 'sent to its end');
  } finally {
    isOver();
  }
}

async function within<T>(next: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Problem('timeout', 'The file was not received in time.')), Math.max(0, ms));
  // Whichever loses the race is awaited by nobody.
  next.catch(() => undefined);
  try {
    return await Promise.race([next, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Piece by piece: what a small body unpacks to is counted by its reader before there is more of it. */
async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feeding = pipeline(packed, gunzip);
  // It is thrown below as well.
  feeding.catch(() => undefined);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof Problem ? error : malformed('body', 'packed by gzip, as its Content-Encoding says');
  } finally {
    gunzip.destroy();
  }
}
