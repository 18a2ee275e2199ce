/** The HTTP status of each problem. A dialect whose vendor answers otherwise states only its deviations. */
import type { ProblemCode } from '../../domain/problem.ts';

export type Statuses = Readonly<Record<ProblemCode, number>>;

/** From RFC 9110 §15, where a line names no other source. */
export const STATUS_OF: Statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  timeout: 408,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  // RFC 4918 §11.3.
  locked: 423,
  // RFC 6585 §3.
  precondition_required: 428,
  // RFC 6585 §4.
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

export function statusesWith(deviations: Partial<Statuses>): Statuses {
  return { ...STATUS_OF, ...deviations };
}
