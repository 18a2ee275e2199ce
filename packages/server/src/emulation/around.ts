/** Surrounds the requests of an emulator's server: records them, lets some of them fail, and answers those of the control API. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Around } from '../http/dialect/around.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { PORTAL_PATH } from '../http/portal/add-portal.ts';
import type { Faults } from './faults.ts';
import type { Fault } from './public.ts';
import type { Recorder } from './recorder.ts';
import { refusalOf, sendRefusal, spokenRefusalOf } from './refusals.ts';

export interface AroundOptions {
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly newRequestId: () => string;
  readonly rateMs: () => number;
  /** Answers requests to the emulator itself. */
  readonly control: RequestListener;
  /** Runs before the request is served, to change what it carries; undefined where nothing is to be changed. */
  readonly prepare?: ((request: IncomingMessage) => Promise<void>) | undefined;
  /** How long the vendor would take. */
  readonly latencyMs: (dialect: Dialect) => number;
  /** What the vendor has at this path and heldby has not; undefined for nothing. */
  readonly missing: (dialect: Dialect, path: string) => string | undefined;
}

export const CONTROL = '/_emulator';
const CUT_JSON = '{"items":[{"id":"';
const NOT_IMPLEMENTED = 501;

export function createAround(options: AroundOptions): Around {
  const { recorder, newRequestId, rateMs } = options;
  return {
    newRequestId: request => (isOfPortal(request) ? randomUUID() : newRequestId()),
    rateMs,
    listener: serve => (request, response) => {
      if (isControl(request)) return options.control(request, response);
      if (isOfPortal(request)) return serve(request, response);
      recorder.begin(request, response);
      if (options.prepare === undefined) return serve(request, response);
      options.prepare(request).then(
        () => serve(request, response),
        error => fail(response, error),
      );
    },
    admit: (dialect, request, reply, done) => {
      if (isOfPortal(request.raw)) return done();
      const fault = note(options, dialect, request);
      meet(options, fault, { dialect, request, reply }, done);
    },
    unknown: async (dialect, request, reply) => {
      if (isOfPortal(request.raw)) return false;
      const fault = note(options, dialect, request);
      // Resolves when the fault is over, or has answered.
      const goesOn = await new Promise<boolean>(resolve => {
        meet(
          options,
          fault,
          { dialect, request, reply },
          () => resolve(true),
          () => resolve(false),
        );
      });
      if (!goesOn) return true;
      const what = options.missing(dialect, pathOf(request));
      if (what === undefined) return false;
      sendRefusal(spokenRefusalOf(dialect, NOT_IMPLEMENTED, what, request), reply);
      return true;
    },
  };
}

function isControl({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(CONTROL) && /^(?:[/?]|$)/.test(url.slice(CONTROL.length));
}

/**
 * Whether the portal asks. Who looks on is not what is looked at: its calls are not recorded, meet no faults, which they would use up, and
 * take no ids of requests.
 */
function isOfPortal({ url = '', headers }: IncomingMessage): boolean {
  if (url.startsWith(PORTAL_PATH)) return true;
  // Asked first: reading an address takes longer, and most clients send no referrer.
  if (headers.referer === undefined) return false;
  const page = URL.parse(headers.referer);
  return page !== null && page.host === headers.host?.toLowerCase() && page.pathname.startsWith(PORTAL_PATH);
}

function fail(response: ServerResponse, error: unknown): void {
  response.statusCode = 500;
  response.end(String(error));
}

function pathOf(request: FastifyRequest): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}

/** Notes which operation it is, and the fault that it meets. */
function note({ recorder, faults }: AroundOptions, dialect: Dialect, request: FastifyRequest): Fault | undefined {
  const operation = request.routeOptions.config?.routeId ?? null;
  const fault = faults.take({ method: request.method, path: pathOf(request), operation });
  const entry = recorder.of(request.raw);
  if (entry !== undefined) {
    entry.face = dialect.id;
    entry.operation = operation;
    entry.met = fault ?? null;
  }
  return fault;
}

interface Met {
  readonly dialect: Dialect;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function endsOf({ status, drop, malformed }: Fault): boolean {
  return status !== undefined || drop === true || malformed === true;
}

/** Goes on with `done`, unless the fault is the answer. */
function meet({ latencyMs }: AroundOptions, fault: Fault | undefined, met: Met, done: () => void, answered?: () => void): void {
  const waitMs = (fault?.delayMs ?? 0) + latencyMs(met.dialect);
  const go = () => {
    if (fault === undefined || !endsOf(fault)) return done();
    answer(fault, met);
    answered?.();
  };
  if (waitMs === 0) go();
  else setTimeout(go, waitMs).unref();
}

function answer({ status, drop }: Fault, { dialect, request, reply }: Met): void {
  if (drop) {
    reply.hijack();
    request.raw.socket.destroy();
  } else if (status !== undefined) {
    sendRefusal(refusalOf(dialect, status, 'This error was asked for.', request), reply);
  } else {
    reply.code(200).type('application/json; charset=utf-8').serializer(String).send(CUT_JSON);
  }
}
