/** Problems as Webex' error body (contract webex §1.2), with the texts and codes that its clients know. */
import { CALLING } from '../../core/telephony/find-calling.ts';
import { LIMIT_REACHED } from '../../core/telephony/limits.ts';
import { MAC_IN_USE } from '../../core/telephony/macs.ts';
import { isElsewhere } from '../../domain/elsewhere.ts';
import { type Fault, Problem, type ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { isAboutEncoding } from '../../http/replies/problems.ts';
import { STATUS_OF } from '../../http/replies/status-of.ts';

/** A refusal with the vendor's own text and, from calling services, its error number. */
export class WebexProblem extends Problem {
  readonly errorCode: number | undefined;

  constructor(code: ProblemCode, message: string, errorCode?: number) {
    super(code, message);
    this.errorCode = errorCode;
  }
}

const MISSING_FIELD = 25_008;
const INVALID_FIELD = 25_024;
const NO_CALLING = 4008;
export const MAC_TAKEN = 5675;
export const MAC_TAKEN_TEXT = '[Error 5675] MAC Address is in use.';

export function malformed(): WebexProblem {
  return new WebexProblem('invalid', MALFORMED);
}

export function malformedId(): WebexProblem {
  return new WebexProblem('invalid', 'Expect base64 ID or UUID.');
}

/** The vendor writes two spaces after the colon for nested names. */
export function missingField(name: string): WebexProblem {
  const blanks = name.includes('.') ? '  ' : ' ';
  return new WebexProblem('invalid', `Missing Mandatory field name:${blanks}${name}`, MISSING_FIELD);
}

export function invalidField(name: string): WebexProblem {
  return new WebexProblem('invalid', `Invalid field value: ${name}`, INVALID_FIELD);
}

const NOT_FOUND = 'The requested resource could not be found.';
const MALFORMED = 'The request could not be understood by the server due to malformed syntax.';
const FORBIDDEN =
  'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.';

const TEXTS: Readonly<Record<ProblemCode, string>> = {
  invalid: MALFORMED,
  unauthenticated: 'The request requires a valid access token set in the Authorization request header.',
  forbidden: FORBIDDEN,
  not_found: NOT_FOUND,
  method_not_allowed: "Request method '%s' not supported",
  timeout: 'The request was not received in time.',
  conflict: 'The request conflicts with the present state of the resource.',
  gone: 'The requested resource is no longer available.',
  precondition_failed: 'The resource was changed by somebody else.',
  too_large: 'The request is too large.',
  unsupported_media_type: 'The media type of the request is not supported.',
  locked: 'The requested resource is temporarily unavailable.',
  precondition_required: 'The request needs a precondition.',
  rate_limited: 'Too many requests have been sent in a given amount of time.',
  internal: 'Something went wrong on the server.',
  unavailable: 'The server is overloaded or its store cannot be reached. Try again later.',
};

export function toErrorBody(problem: Problem, { requestId, method }: ProblemContext): ProblemReply {
  const { status, message, errorCode } = answerTo(problem);
  const text = message.replace('%s', method);
  const error = { description: text, ...(errorCode === undefined ? {} : { errorCode }) };
  return {
    status,
    ...(status === 401 ? { headers: { 'WWW-Authenticate': 'Bearer realm="heldby"' } } : {}),
    body: { message: text, errors: [error], trackingId: requestId },
  };
}

interface Answer {
  readonly status: number;
  readonly message: string;
  readonly errorCode?: number;
}

function answerTo(problem: Problem): Answer {
  const [status, message] = [STATUS_OF[problem.code], TEXTS[problem.code]];
  if (problem instanceof WebexProblem) {
    const { errorCode } = problem;
    return { status, message: problem.message, ...(errorCode === undefined ? {} : { errorCode }) };
  }
  const { resource, faults } = problem.details;
  if (resource === CALLING) return { status, message: NOT_FOUND, errorCode: NO_CALLING };
  if (resource === LIMIT_REACHED) return { status: 400, message: 'Phones cannot be added to this user' };
  if (resource === MAC_IN_USE) return { status, message: MAC_TAKEN_TEXT, errorCode: MAC_TAKEN };
  if (problem.code === 'conflict' || isElsewhere(problem) || isAboutEncoding(problem))
    return { status, message: problem.message };
  if (problem.code !== 'invalid') return { status, message };
  const [fault] = faults ?? [];
  if (fault === undefined) return { status, message: problem.message };
  if (fault.field === '' || fault.kind === 'syntax') return { status, message: `${message}${limitOf(fault)}` };
  if (fault.where === 'query')
    return {
      status,
      message: `Invalid value for the parameter ${fault.field}: ${fault.value.trim() || fault.expected}${limitOf(fault)}`,
    };
  return fault.kind === 'missing'
    ? { status, message: missingField(fault.field).message, errorCode: MISSING_FIELD }
    : { status, message: `${invalidField(fault.field).message}${limitOf(fault)}`, errorCode: INVALID_FIELD };
}

/** The vendor's text names the member alone; a length is not to be guessed. */
function limitOf({ kind, expected }: Fault): string {
  return kind === 'length' ? ` (${expected})` : '';
}
