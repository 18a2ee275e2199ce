/** Problems as RFC 9457 problem details. */
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';

const ANSWERS: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  invalid: [400, 'The request is not valid'],
  unauthenticated: [401, 'Not authenticated'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Method not allowed'],
  timeout: [408, 'Request timeout'],
  conflict: [409, 'Conflict'],
  gone: [410, 'Gone'],
  precondition_failed: [412, 'Precondition failed'],
  too_large: [413, 'Too large'],
  unsupported_media_type: [415, 'Unsupported media type'],
  locked: [423, 'Locked'],
  precondition_required: [428, 'Precondition required'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Internal error'],
  unavailable: [503, 'Unavailable'],
};

export function toProblemDetails(problem: Problem, { requestId }: ProblemContext): ProblemReply {
  const [status, title] = ANSWERS[problem.code];
  const { faults, scopes } = problem.details;
  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(problem.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="heldby"' } : {}),
    },
    body: {
      // RFC 9457 §4.2.1: about:blank says that the status is all there is to the type; `code` is heldby's own extension.
      type: 'about:blank',
      title,
      status,
      detail: problem.message,
      code: problem.code,
      requestId,
      ...(faults === undefined ? {} : { faults }),
      ...(scopes === undefined ? {} : { scopes }),
    },
  };
}
