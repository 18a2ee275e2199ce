/** Problems as Apperian's error body (contract §5). */
import type { Fault, Problem, ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';

/** The operations whose 401 is about what was typed, not about a token. */
const LOGINS: ReadonlySet<string> = new Set(['apperian.users.authenticate', 'apperian.catalog.authenticate']);

const ANSWERS: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  invalid: [400, 'Invalid request'],
  unauthenticated: [401, 'Authentication required'],
  forbidden: [403, 'Forbidden'],
  not_found: [404, 'Unknown resource'],
  method_not_allowed: [405, 'Method not allowed'],
  timeout: [408, 'The request was not received in time'],
  conflict: [409, 'Conflict'],
  gone: [410, 'Gone'],
  precondition_failed: [412, 'Changed by somebody else'],
  too_large: [413, 'The request is too large'],
  unsupported_media_type: [415, 'Send JSON'],
  locked: [423, 'Temporarily unavailable'],
  precondition_required: [428, 'Precondition required'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Internal server error'],
  unavailable: [503, 'Service unavailable, try again later'],
};

/** What is not there, by the core's word for it. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  person: 'User not found',
  device: 'Device not found',
  assignment: 'Device is not associated with the user',
  group: 'Group not found',
  signing_credential: 'Credential not found',
  report: 'Report not found',
};

/** Codes whose own sentence says more than the table. */
const SPOKEN: ReadonlySet<ProblemCode> = new Set(['conflict', 'gone', 'precondition_failed']);

export function toErrorBody(problem: Problem, context: ProblemContext): ProblemReply {
  const [status, fallback] = ANSWERS[problem.code];
  return { status, body: { error: { code: status, message: messageOf(problem, context) ?? fallback } } };
}

function messageOf(problem: Problem, { routeId }: ProblemContext): string | undefined {
  const { resource, faults = [], missingCredential } = problem.details;
  switch (problem.code) {
    case 'invalid':
      return faults[0] === undefined ? problem.message : toSentence(faults[0]);
    case 'unauthenticated':
      return !missingCredential && LOGINS.has(routeId ?? '') ? 'Invalid user ID or password' : undefined;
    case 'forbidden':
      return resource === 'device' ? problem.message : undefined;
    case 'not_found':
      return NOT_FOUND[resource ?? ''];
    default:
      return SPOKEN.has(problem.code) ? problem.message : undefined;
  }
}

function toSentence({ field, kind, expected, where }: Fault): string {
  if (field === '' && where !== 'body') return `The ${where} must be ${expected}`;
  if (field === '') return kind === 'syntax' ? 'The request body is not valid JSON' : 'The request body must be a JSON object';
  if (kind === 'missing') return `${field} is required`;
  const wanted = expected.startsWith('must ') ? expected : `must be ${expected}`;
  return `${where === 'query' ? 'The parameter' : 'The field'} ${field} ${wanted}`;
}
