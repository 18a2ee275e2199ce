/** Problems as RFC 9457 problem details. */
import type { ProblemDetails } from '@heldby/contract';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { STATUS_OF } from '../../http/replies/status-of.ts';

const TITLES: Readonly<Record<ProblemCode, string>> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Not authenticated',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  timeout: 'Request timeout',
  conflict: 'Conflict',
  gone: 'Gone',
  precondition_failed: 'Precondition failed',
  too_large: 'Too large',
  unsupported_media_type: 'Unsupported media type',
  locked: 'Locked',
  precondition_required: 'Precondition required',
  rate_limited: 'Too many requests',
  internal: 'Internal error',
  unavailable: 'Unavailable',
};

export function toProblemDetails(problem: Problem, { requestId }: ProblemContext): ProblemReply {
  const [status, title] = [STATUS_OF[problem.code], TITLES[problem.code]];
  const { faults, scopes, operation } = problem.details;
  const body: ProblemDetails = {
    // RFC 9457 §4.2.1: with about:blank the status alone is the type; `code` is heldby's own extension.
    type: 'about:blank',
    title,
    status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(faults === undefined ? {} : { faults: [...faults] }),
    ...(operation === undefined ? {} : { operation }),
    ...(scopes === undefined ? {} : { scopes: [...scopes] }),
  };
  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(problem.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="heldby"' } : {}),
    },
    body,
  };
}
