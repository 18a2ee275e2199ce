/** Keeps the requests of an emulator and their answers. What it keeps costs little until somebody looks at it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { toIso } from '../lib/instant.ts';
import type { RecordedRequest } from './public.ts';

/** A request under way. */
export interface Entry {
  readonly number: number;
  face: string | null;
  operation: string | null;
  fault: number | null;
}

export interface Recorder {
  readonly begin: (request: IncomingMessage, response: ServerResponse) => Entry;
  readonly of: (request: IncomingMessage) => Entry | undefined;
  readonly all: () => readonly RecordedRequest[];
  readonly clear: () => void;
  /** Told of each request when it is answered. Returns what ends that. */
  readonly watch: (watcher: (request: RecordedRequest) => void) => () => void;
}

/** The oldest are forgotten beyond this many. */
const REQUESTS_LIMIT = 10_000;
const BODY_LIMIT = 64 * 1024;

interface Kept extends Entry {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: IncomingMessage['headers'];
  readonly sent: Part;
  readonly answered: Part;
  readonly beganMs: number;
  status: number;
  responseHeaders: Readonly<Record<string, unknown>>;
  tookMs: number;
}

/** The beginning of a body. */
interface Part {
  readonly chunks: (Buffer | string)[];
  bytes: number;
}

/** `now` reads the emulator's clock and does not move it. */
export function createRecorder(now: () => number): Recorder {
  let kept: Kept[] = [];
  let last = 0;
  const entries = new WeakMap<IncomingMessage, Kept>();
  const watchers = new Set<(request: RecordedRequest) => void>();
  const begin = (request: IncomingMessage, response: ServerResponse): Kept => {
    last += 1;
    const entry: Kept = {
      number: last,
      at: now(),
      method: request.method ?? '',
      url: request.url ?? '',
      requestHeaders: request.headers,
      face: null,
      operation: null,
      fault: null,
      sent: { chunks: [], bytes: 0 },
      answered: { chunks: [], bytes: 0 },
      beganMs: performance.now(),
      status: 0,
      responseHeaders: {},
      tookMs: 0,
    };
    entries.set(request, entry);
    kept.push(entry);
    if (kept.length > REQUESTS_LIMIT * 1.1) kept = kept.slice(-REQUESTS_LIMIT);
    listenToRequest(request, entry);
    listenToResponse(response, entry, () => {
      if (watchers.size === 0) return;
      const shown = toRecorded(entry);
      for (const watcher of watchers) watcher(shown);
    });
    return entry;
  };
  return {
    begin,
    of: request => entries.get(request),
    all: () => kept.slice(-REQUESTS_LIMIT).map(toRecorded),
    clear: () => {
      kept = [];
      last = 0;
    },
    watch: watcher => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** The parser of the connection pushes what comes. Listening to `data` would read the body before its reader does. */
function listenToRequest(request: IncomingMessage, { sent }: Kept): void {
  request.push = (chunk, encoding) => {
    if (chunk !== null) keep(sent, chunk);
    return Readable.prototype.push.call(request, chunk, encoding);
  };
}

function listenToResponse(response: ServerResponse, entry: Kept, ended: () => void): void {
  const { writeHead, write, end } = response;
  response.writeHead = function (this: ServerResponse, ...given: unknown[]) {
    const headers = given.at(-1);
    if (typeof headers === 'object' && headers !== null) entry.responseHeaders = headers as Readonly<Record<string, unknown>>;
    return Reflect.apply(writeHead, this, given);
  } as typeof writeHead;
  response.write = function (this: ServerResponse, ...given: unknown[]) {
    keep(entry.answered, given[0]);
    return Reflect.apply(write, this, given);
  } as typeof write;
  response.end = function (this: ServerResponse, ...given: unknown[]) {
    keep(entry.answered, given[0]);
    const result = Reflect.apply(end, this, given);
    entry.status = response.statusCode;
    entry.responseHeaders = { ...response.getHeaders(), ...entry.responseHeaders };
    entry.tookMs = performance.now() - entry.beganMs;
    ended();
    return result;
  } as typeof end;
}

function keep(part: Part, chunk: unknown): void {
  if (typeof chunk !== 'string' && !Buffer.isBuffer(chunk)) return;
  if (part.bytes >= BODY_LIMIT) return;
  part.chunks.push(chunk);
  part.bytes += chunk.length;
}

function toRecorded(entry: Kept): RecordedRequest {
  const { sent, answered, at, beganMs: _, requestHeaders, responseHeaders, ...rest } = entry;
  return {
    ...rest,
    at: toIso(at),
    requestHeaders: shownHeaders(requestHeaders),
    requestBody: textOf(sent),
    responseHeaders: shownHeaders(responseHeaders),
    responseBody: textOf(answered),
  };
}

/** What a caller proves itself with may be a true secret of theirs. Its end tells one from another. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'x-token', 'cookie', 'set-cookie']);
const SHOWN_CHARACTERS = 4;

function shownHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const key = name.toLowerCase();
    shown[key] = SECRET_HEADERS.has(key) ? `${/^\w+ /.exec(text)?.[0] ?? ''}…${text.slice(-SHOWN_CHARACTERS)}` : text;
  }
  return shown;
}

function textOf({ chunks }: Part): string {
  return Buffer.concat(chunks.map(chunk => Buffer.from(chunk)))
    .subarray(0, BODY_LIMIT)
    .toString();
}
