/** Keeps the requests of an emulator and their answers. What it keeps costs little until somebody looks at it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toIso } from '../lib/instant.ts';
import * as http from '../lib/node-http.ts';
import {
  BODIES_LIMIT,
  type Body,
  bareBody,
  createBody,
  createShelf,
  forget,
  isWhole,
  keep,
  type Shelf,
  seenBody,
} from './bodies.ts';
import type { BodyForm, Fault, RecordedRequest, RequestSummary } from './public.ts';
import { shownForm, shownHeaders } from './secrets.ts';

/** A request under way. */
export interface Entry {
  readonly number: number;
  face: string | null;
  operation: string | null;
  /** What it meets. */
  met: Fault | null;
}

export interface Recorder {
  readonly begin: (request: IncomingMessage, response: ServerResponse) => Entry;
  readonly of: (request: IncomingMessage) => Entry | undefined;
  readonly all: () => readonly RecordedRequest[];
  readonly one: (number: number) => RecordedRequest | undefined;
  /** As it was sent, with its secrets. */
  readonly bare: (number: number) => BareRequest | undefined;
  /** The last ones, the oldest first. */
  readonly last: (count: number) => readonly RequestSummary[];
  readonly clear: () => void;
  /** How often it was cleared. */
  readonly cleared: () => number;
  /** Told when a request begins and when it is over. Returns what ends that. */
  readonly follow: (follower: (summary: () => RequestSummary) => void) => () => void;
  /** Told of each request when it is answered, or cut. Returns what ends that. */
  readonly watch: (watcher: (request: RecordedRequest) => void) => () => void;
}

export interface BareRequest extends Entry {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Empty where it is no text. */
  readonly body: string;
  readonly bodyForm: BodyForm;
  readonly status: number;
  /** Whether `body` is all of it. */
  readonly isWhole: boolean;
  readonly isOver: boolean;
}

/** The oldest are forgotten beyond this many. */
const REQUESTS_LIMIT = 10_000;

interface Kept extends Entry {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: IncomingMessage['headers'];
  readonly sent: Body;
  readonly answered: Body;
  readonly beganMs: number;
  status: number;
  isOver: boolean;
  responseHeaders: Readonly<Record<string, unknown>>;
  tookMs: number;
}

/** On the request and on its response: the record of both, which finds its way to what watches. */
const RECORDED = Symbol('recorded');
interface Mark {
  readonly entry: Kept;
  readonly ended: (entry: Kept) => void;
}
interface Recorded {
  [RECORDED]?: Mark;
}
type RecordedMessage = IncomingMessage & Recorded;
type RecordedResponse = ServerResponse & Recorded;

/** `now` reads the emulator's clock and does not move it. `limit`: bytes of all bodies together. */
export function createRecorder(now: () => number, limit = BODIES_LIMIT): Recorder {
  let kept: Kept[] = [];
  let shelf = createShelf(limit);
  let last = 0;
  let cleared = 0;
  const watchers = new Set<(request: RecordedRequest) => void>();
  const followers = new Set<(summary: () => RequestSummary) => void>();
  const tell = (entry: Kept) => {
    for (const follower of followers) follower(() => toSummary(entry));
  };
  const find = <T>(number: number, as: (entry: Kept) => T) => {
    const entry = kept.findLast(each => each.number === number);
    return entry && as(entry);
  };
  const ended = (entry: Kept) => {
    // After a reset, its number is another's.
    if (entry.sent.shelf === shelf) tell(entry);
    if (watchers.size === 0) return;
    const shown = toRecorded(entry);
    for (const watcher of watchers) watcher(shown);
  };
  const begin = (request: IncomingMessage, response: ServerResponse): Kept => {
    last += 1;
    const entry = toKept(last, now(), request, shelf);
    kept.push(entry);
    if (kept.length > REQUESTS_LIMIT * 1.1) dropOldest(kept);
    tell(entry);
    listen(request, response, { entry, ended });
    return entry;
  };
  return {
    begin,
    of: (request: RecordedMessage) => request[RECORDED]?.entry,
    all: () => kept.slice(-REQUESTS_LIMIT).map(toRecorded),
    one: number => find(number, toRecorded),
    bare: number => find(number, toBare),
    last: count => kept.slice(-count).map(toSummary),
    cleared: () => cleared,
    follow: follower => {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    clear: () => {
      kept = [];
      // What is under way goes on with its own.
      shelf = createShelf(limit);
      last = 0;
      cleared += 1;
    },
    watch: watcher => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function dropOldest(kept: Kept[]): void {
  for (const { sent, answered } of kept.splice(0, kept.length - REQUESTS_LIMIT)) {
    forget(sent);
    forget(answered);
  }
}

function toKept(number: number, at: number, { method = '', url = '', headers }: IncomingMessage, shelf: Shelf): Kept {
  return {
    number,
    at,
    method,
    url,
    // As they came: what is called later may change them.
    requestHeaders: { ...headers },
    face: null,
    operation: null,
    met: null,
    sent: createBody(shelf),
    answered: createBody(shelf),
    beganMs: performance.now(),
    status: 0,
    isOver: false,
    responseHeaders: {},
    tookMs: 0,
  };
}

/** Functions of their own for each request would be much of what an answer costs. */
function listen(request: RecordedMessage, response: RecordedResponse, mark: Mark): void {
  request[RECORDED] = mark;
  response[RECORDED] = mark;
  request.push = push;
  response.writeHead = writeHead as typeof response.writeHead;
  response.write = write as typeof response.write;
  response.end = end as typeof response.end;
  // A connection that was cut, by a fault or by the client, has no end of an answer.
  response.on('close', finish);
}

/** The parser of the connection pushes what comes. Listening to `data` would read the body before its reader does. */
function push(this: RecordedMessage, chunk: unknown, encoding?: BufferEncoding): boolean {
  if (chunk !== null && this[RECORDED] !== undefined) keep(this[RECORDED].entry.sent, chunk);
  return http.IncomingMessage.prototype.push.call(this, chunk, encoding);
}

function writeHead(this: RecordedResponse, ...given: unknown[]): unknown {
  const headers = given.at(-1);
  if (typeof headers === 'object' && headers !== null && this[RECORDED] !== undefined) {
    this[RECORDED].entry.responseHeaders = headers as Readonly<Record<string, unknown>>;
  }
  return Reflect.apply(http.ServerResponse.prototype.writeHead, this, given);
}

function write(this: RecordedResponse, ...given: unknown[]): unknown {
  if (this[RECORDED] !== undefined) keep(this[RECORDED].entry.answered, given[0]);
  return Reflect.apply(http.ServerResponse.prototype.write, this, given);
}

function end(this: RecordedResponse, ...given: unknown[]): unknown {
  if (this[RECORDED] !== undefined) keep(this[RECORDED].entry.answered, given[0]);
  const result = Reflect.apply(http.ServerResponse.prototype.end, this, given);
  finish.call(this);
  return result;
}

function finish(this: RecordedResponse): void {
  const { entry, ended } = this[RECORDED] ?? {};
  if (entry === undefined || entry.isOver) return;
  entry.isOver = true;
  const isAnswered = this.writableEnded || this.headersSent;
  entry.status = isAnswered ? this.statusCode : 0;
  // Fastify gives all of them to `writeHead`.
  if (isAnswered && this.getHeaderNames().length > 0) entry.responseHeaders = { ...this.getHeaders(), ...entry.responseHeaders };
  entry.tookMs = performance.now() - entry.beganMs;
  ended?.(entry);
}

function toSummary({
  sent: _,
  answered: __,
  beganMs,
  requestHeaders: ___,
  responseHeaders: ____,
  ...rest
}: Kept): RequestSummary {
  const { met, at, url, ...summary } = rest;
  const tookMs = rest.isOver ? rest.tookMs : performance.now() - beganMs;
  return { ...summary, tookMs, at: toIso(at), url: shownForm(url), fault: met?.id ?? null };
}

function toRecorded(entry: Kept): RecordedRequest {
  const { requestHeaders, responseHeaders } = entry;
  const sent = seenBody(entry.sent, requestHeaders);
  const answered = seenBody(entry.answered, responseHeaders);
  return {
    ...toSummary(entry),
    requestHeaders: shownHeaders(requestHeaders),
    requestBody: sent.text,
    requestBodyForm: sent.form,
    responseHeaders: shownHeaders(responseHeaders),
    responseBody: answered.text,
    responseBodyForm: answered.form,
  };
}

function toBare({ number, at, method, url, requestHeaders, sent, status, isOver, face, operation, met }: Kept): BareRequest {
  const { form, text } = bareBody(sent, requestHeaders);
  const rest = { number, at, method, url, status, isOver, face, operation, met };
  return { ...rest, headers: requestHeaders, body: text, bodyForm: form, isWhole: isWhole(sent) };
}
