/** Errors of any status in the form of a face. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { type Refusal, toRefusal } from '../http/replies/refusal.ts';
import { STATUS_OF } from '../http/replies/status-of.ts';

const CODES = new Map(Object.entries(STATUS_OF).map(([code, status]) => [status, code as ProblemCode]));
/** A client that waits for the end of a window waits no longer than it has to. */
const RETRY_AFTER_SECONDS = 1;

/** The face's error with this status. One that heldby does not have itself has the body of the nearest one. */
export function refusalOf(dialect: Dialect, status: number, message: string, request: FastifyRequest): Refusal {
  const code = CODES.get(status) ?? (status >= 500 ? 'internal' : 'invalid');
  const details = {
    ...(code === 'rate_limited' && { retryAfterSeconds: RETRY_AFTER_SECONDS, limit: 1 }),
    ...(code === 'method_not_allowed' && { allow: [] }),
  };
  const context = {
    requestId: dialect.callerRequestId?.(request) ?? request.id,
    routeId: request.routeOptions.config?.routeId,
    method: request.method,
  };
  const refusal = toRefusal(dialect, new Problem(code, message, details), context);
  return refusal.status === status ? refusal : { ...refusal, status, text: withNumber(refusal.text, refusal.status, status) };
}

/** The same with its message also where the face keeps it to itself: who meets it in a test must read why. */
export function spokenRefusalOf(dialect: Dialect, status: number, message: string, request: FastifyRequest): Refusal {
  const refusal = refusalOf(dialect, status, message, request);
  const body: unknown = JSON.parse(refusal.text);
  const text = JSON.stringify(body, (name, value) => (SENTENCES.has(name) && typeof value === 'string' ? message : value));
  return { ...refusal, text };
}

/** What the vendors call the members that have a sentence for a person. */
const SENTENCES: ReadonlySet<string> = new Set(['message', 'description']);

/** Sends it as it is. */
export function sendRefusal({ status, headers, text }: Refusal, reply: FastifyReply): void {
  reply.code(status).headers(headers).serializer(String).send(text);
}

/** Most bodies repeat the status, as a number or a text, in a member of their own. */
function withNumber(text: string, from: number, to: number): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  return JSON.stringify(body, (_name, value) => {
    if (value === from) return to;
    return value === String(from) ? String(to) : value;
  });
}
