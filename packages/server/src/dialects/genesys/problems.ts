/** Problems as Genesys' ErrorBody (contract genesys §6). */
import { isElsewhere } from '../../domain/elsewhere.ts';
import { type Fault, type Problem, type ProblemCode, QUOTA } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { isAboutEncoding } from '../../http/replies/problems.ts';
import { statusesWith } from '../../http/replies/status-of.ts';

/** The one operation with its own 404 (contract genesys §6.2). */
export const GET_ONE = 'genesys.mobiledevices.get';

/** Contract genesys §6.2: the answer to a client-credentials token where the resource needs a user. */
export const USER_CONTEXT =
  'This request requires a user context. Client credentials cannot be used for requests to this resource.';

/** Four problems have no answer of their own in this API, and get the nearest one that it has. */
const STATUS = statusesWith({ gone: 404, precondition_failed: 409, precondition_required: 409, locked: 503 });

interface Detail {
  readonly errorCode: string;
  readonly fieldName: string;
}

interface Answer {
  readonly code: string;
  readonly message: string;
  readonly messageParams?: Readonly<Record<string, string>>;
  readonly details?: readonly Detail[];
  readonly limit?: { readonly key: string; readonly namespace: string; readonly value: number };
}

type Simple = Readonly<
  Record<Exclude<ProblemCode, 'conflict' | 'invalid' | 'unauthenticated' | 'forbidden' | 'too_large' | 'rate_limited'>, Answer>
>;

const NOT_FOUND: Answer = { code: 'not.found', message: 'The requested resource was not found.' };
const CONFLICT: Answer = {
  code: 'request.conflict',
  message: 'The request conflicts with the current state of the target resource.',
};
const UNAVAILABLE: Answer = {
  code: 'service.unavailable',
  message: 'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
};

const SIMPLE: Simple = {
  not_found: NOT_FOUND,
  gone: NOT_FOUND,
  precondition_failed: CONFLICT,
  precondition_required: CONFLICT,
  locked: UNAVAILABLE,
  unavailable: UNAVAILABLE,
  method_not_allowed: {
    code: 'method.not.allowed',
    message: 'The method is not allowed for the requested resource.',
  },
  timeout: {
    code: 'client.timeout',
    message:
      'The client did not produce a request within the server timeout limit. This can be caused by a slow network connection and/or large payloads.',
  },
  unsupported_media_type: {
    code: 'unsupported.media.type',
    message:
      'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.',
  },
  internal: {
    code: 'internal.server.error',
    message: 'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  },
};

export function toErrorBody(problem: Problem, context: ProblemContext): ProblemReply {
  const status = STATUS[problem.code];
  const { details = [], messageParams = {}, ...answer } = toAnswer(problem, context);
  return { status, body: { ...answer, status, messageParams, contextId: context.requestId, details, errors: [] } };
}

function toAnswer(problem: Problem, context: ProblemContext): Answer {
  const { details } = problem;
  switch (problem.code) {
    case 'invalid':
      return toInvalid(problem);
    case 'unauthenticated':
      return details.missingCredential
        ? {
            code: 'authentication.required',
            message: 'No authentication bearer token specified in authorization header.',
          }
        : { code: 'bad.credentials', message: 'Invalid login credentials.' };
    case 'forbidden':
      return details.scopes === undefined
        ? { code: 'not.authorized', message: 'You are not authorized to perform the requested action.' }
        : withParam('app.not.authorized.for.scope', 'App not authorized to use scope %s', details.scopes.join(', '));
    case 'too_large':
      return withParam(
        'request.entity.too.large',
        'The request is over the size limit. Maximum bytes: %s',
        String(details.limit),
      );
    case 'rate_limited': {
      const seconds = String(details.retryAfterSeconds ?? 1);
      const message = 'Rate limit exceeded the maximum. Retry the request in [%s] seconds';
      const answer = withParam('too.many.requests.retry.after', message, seconds);
      if (details.limit === undefined) return answer;
      return { ...answer, limit: { key: 'token.rate.per.minute', namespace: 'platform.api', value: details.limit } };
    }
    case 'not_found':
      return context.routeId === GET_ONE && details.resource !== undefined
        ? { code: 'general.resource.not.found', message: 'Unable to find a device with that deviceId' }
        : NOT_FOUND;
    case 'unsupported_media_type':
      return isAboutEncoding(problem) ? { ...SIMPLE[problem.code], message: problem.message } : SIMPLE[problem.code];
    case 'unavailable':
      // No document says what the vendor answers of an organization that has moved. The text says where to.
      return isElsewhere(problem) ? { ...UNAVAILABLE, message: problem.message } : UNAVAILABLE;
    case 'conflict':
      return details.resource === QUOTA ? toQuota(problem) : CONFLICT;
    default:
      return SIMPLE[problem.code];
  }
}

/** No document says how the vendor refuses one device too many. Its object for limits says which one it is. */
function toQuota({ message, details }: Problem): Answer {
  return { ...CONFLICT, message, limit: { key: 'user.resources', namespace: 'heldby', value: details.limit ?? 0 } };
}

function withParam(code: string, message: string, param: string): Answer {
  return { code, message: message.replace('%s', param), messageParams: { 0: param } };
}

/** Contract genesys §6.3. One answer names all missing members; of other faults it names the first. */
function toInvalid(problem: Problem): Answer {
  if (isAboutEncoding(problem)) return { code: 'bad.request', message: problem.message };
  const faults = problem.details.faults ?? [];
  const missing = faults.filter(fault => fault.where === 'body' && fault.field !== '' && fault.kind === 'missing');
  if (missing.length > 0) return toMissing(missing);
  const [fault] = faults;
  if (fault === undefined) return { code: 'bad.request', message: problem.message };
  if (fault.where === 'query' && fault.field !== '') return toInvalidQuery(fault);
  if (fault.field === '') {
    return {
      code: 'bad.request',
      message: 'The request could not be understood by the server due to malformed syntax.',
    };
  }
  return toInvalidValue(fault);
}

function toMissing(faults: readonly Fault[]): Answer {
  const message = faults.map(fault => `${fault.field} may not be null`).join(', ');
  const details = faults.map(fault => ({ errorCode: 'missing', fieldName: fault.field }));
  return { code: 'constraint.validation', message, details };
}

function toInvalidQuery(fault: Fault): Answer {
  const says = fault.kind === 'enum' || fault.kind === 'length';
  const allowed = says ? fault.expected : 'integers from 1 to 2147483647';
  const message = `Value [${fault.value}] is not valid for parameter [${fault.field}]. Allowable values are: ${allowed}`;
  return { code: 'invalid.query.param.value', message };
}

const FIELD_TYPES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['String', 'String'],
  boolean: ['Boolean', 'true, false'],
};

function toInvalidValue(fault: Fault): Answer {
  const [type, allowed] = FIELD_TYPES[fault.expected.replace(/ or null$/, '')] ?? [`UserDevice.${fault.field}`, fault.expected];
  const message = `Value [${fault.value}] is not valid for field type [${type}]. Allowable values are: ${allowed}`;
  return { code: 'invalid.value', message, details: [{ errorCode: 'invalid.value', fieldName: fault.field }] };
}
