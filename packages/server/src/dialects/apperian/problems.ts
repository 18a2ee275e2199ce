/** Problems as Apperian's error body (contract apperian §5). */
import { isElsewhere } from '../../domain/elsewhere.ts';
import type { Fault, Problem, ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { isAboutEncoding } from '../../http/replies/problems.ts';
import { STATUS_OF } from '../../http/replies/status-of.ts';

/** The operations whose 401 is about a password and not about a token. */
const LOGINS: ReadonlySet<string> = new Set(['apperian.users.authenticate', 'apperian.catalog.authenticate']);

const TEXTS: Readonly<Record<ProblemCode, string>> = {
  invalid: 'Invalid request',
  unauthenticated: 'Authentication required',
  forbidden: 'Forbidden',
  not_found: 'Unknown resource',
  method_not_allowed: 'Method not allowed',
  timeout: 'The request was not received in time',
  conflict: 'Conflict',
  gone: 'Gone',
  precondition_failed: 'Changed by somebody else',
  too_large: 'The request is too large',
  unsupported_media_type: 'Send JSON',
  locked: 'Temporarily unavailable',
  precondition_required: 'Precondition required',
  rate_limited: 'Too many requests',
  internal: 'Internal server error',
  unavailable: 'Service unavailable, try again later',
};

/** The 404 message, by the core's word for the resource. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  person: 'User not found',
  device: 'Device not found',
  assignment: 'Device is not associated with the user',
  group: 'Group not found',
  signing_credential: 'Credential not found',
  report: 'Report not found',
};

/** The vendor's names for members that the core checks. */
const FIELDS: Readonly<Record<string, string>> = {
  login: 'user_id',
  firstName: 'first_name',
  lastName: 'last_name',
  mobilePhone: 'mobile_phone',
};
/** What `name` is the name of, by the beginning of the route's id. */
const NAMES: Readonly<Record<string, string>> = { 'apperian.groups': 'group_name', 'apperian.catalog': 'device_info.name' };

/** Codes whose own message says more than the table. */
const SPOKEN: ReadonlySet<ProblemCode> = new Set(['conflict', 'gone', 'precondition_failed']);

export function toErrorBody(problem: Problem, context: ProblemContext): ProblemReply {
  const status = STATUS_OF[problem.code];
  return { status, body: { error: { code: status, message: messageOf(problem, context) ?? TEXTS[problem.code] } } };
}

function messageOf(problem: Problem, { routeId }: ProblemContext): string | undefined {
  const { resource, faults = [], missingCredential } = problem.details;
  switch (problem.code) {
    case 'invalid':
      return faults[0] === undefined ? problem.message : toSentence(faults[0], routeId ?? '');
    case 'unsupported_media_type':
      return isAboutEncoding(problem) ? problem.message : undefined;
    case 'unauthenticated':
      return !missingCredential && LOGINS.has(routeId ?? '') ? 'Invalid user ID or password' : undefined;
    case 'forbidden':
      return resource === 'device' ? problem.message : undefined;
    case 'not_found':
      return NOT_FOUND[resource ?? ''];
    case 'unavailable':
      return isElsewhere(problem) ? problem.message : undefined;
    default:
      return SPOKEN.has(problem.code) ? problem.message : undefined;
  }
}

function toSentence({ kind, expected, where, ...fault }: Fault, routeId: string): string {
  const field = fieldOf(fault.field, routeId);
  if (field === '' && where !== 'body') return `The ${where} must be ${expected}`;
  if (kind === 'encoding')
    return where === 'header' ? `The header ${field} must be ${expected}` : `The request ${where} must be ${expected}`;
  if (field === '') return kind === 'syntax' ? 'The request body is not valid JSON' : 'The request body must be a JSON object';
  if (kind === 'missing') return `${field} is required`;
  const wanted = expected.startsWith('must ') ? expected : `must be ${expected}`;
  return `${where === 'query' ? 'The parameter' : 'The field'} ${field} ${wanted}`;
}

function fieldOf(name: string, routeId: string): string {
  const [first = '', second = ''] = routeId.split('.');
  return (name === 'name' ? NAMES[`${first}.${second}`] : FIELDS[name]) ?? name;
}
