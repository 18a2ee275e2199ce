/** Problems as SCIM's error body (RFC 7644 §3.12). */
import { Problem } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { STATUS_OF } from '../../http/replies/status-of.ts';

export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidCursor'
  | 'invalidCount';

/** A refusal with SCIM's own word for what is wrong. */
export class ScimProblem extends Problem {
  readonly scimType: ScimType;

  constructor(scimType: ScimType, message: string) {
    super('invalid', message);
    this.scimType = scimType;
  }
}

/** What this service does not do, and says so (RFC 7644 §3.11). */
export class NotServed extends Problem {
  constructor(message: string) {
    super('not_found', message);
  }
}

const NOT_IMPLEMENTED = 501;

/** The status of the answer to a problem. */
export function statusOf(problem: Problem): number {
  if (problem instanceof NotServed) return NOT_IMPLEMENTED;
  return STATUS_OF[isTooManyOperations(problem) ? 'too_large' : problem.code];
}

/** A request in bulk with too many operations is too large (RFC 7644 §3.7.4). */
function isTooManyOperations({ details }: Problem): boolean {
  return details.faults?.some(({ field, kind }) => field === 'Operations' && kind === 'range') ?? false;
}

export const SCIM_MEDIA_TYPE = 'application/scim+json';
export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
/** The core's word for what somebody else has already: a login, an id of the directory, the name of a group. */
const TAKEN = 'taken';

export function toErrorBody(problem: Problem, _: ProblemContext): ProblemReply {
  const status = statusOf(problem);
  const scimType = scimTypeOf(problem);
  return {
    status,
    headers: {
      'Content-Type': SCIM_MEDIA_TYPE,
      ...(problem.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="heldby"' } : {}),
    },
    body: {
      schemas: [ERROR_SCHEMA],
      status: String(status),
      ...(scimType === undefined ? {} : { scimType }),
      detail: problem.message,
    },
  };
}

function scimTypeOf(problem: Problem): ScimType | undefined {
  if (problem instanceof ScimProblem) return problem.scimType;
  const { code, details } = problem;
  if (code === 'conflict') return details.resource === TAKEN ? 'uniqueness' : undefined;
  if (code !== 'invalid' || isTooManyOperations(problem)) return undefined;
  return details.faults?.[0]?.kind === 'syntax' ? 'invalidSyntax' : 'invalidValue';
}
