/** The error that services throw. Every dialect translates it into its vendor's error body. */
import { inWords } from '../lib/in-words.ts';

export const PROBLEM_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'timeout',
  'gone',
  'conflict',
  'locked',
  'precondition_failed',
  'precondition_required',
  'unsupported_media_type',
  'too_large',
  'rate_limited',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong with one member of a request. */
export interface Fault {
  readonly where: 'body' | 'query' | 'path' | 'header';
  /** The member's name, with dots if it is nested; empty for the whole body. */
  readonly field: string;
  readonly kind: 'missing' | 'type' | 'enum' | 'range' | 'length' | 'format' | 'unknown' | 'syntax' | 'encoding';
  /** What was expected: a type's name, or the allowed values separated by `, `. */
  readonly expected: string;
  /** What was sent, as text; empty if nothing was. */
  readonly value: string;
}

/** The parts of a problem that only some codes carry. */
export interface ProblemDetails {
  readonly faults?: readonly Fault[];
  /** unauthenticated: no credential was sent at all. */
  readonly missingCredential?: boolean;
  /** forbidden: scopes any one of which would have been enough, in the dialect's words. */
  readonly scopes?: readonly string[];
  /** method_not_allowed: the methods that the path allows. */
  readonly allow?: readonly string[];
  /** rate_limited, locked, unavailable: whole seconds to wait. */
  readonly retryAfterSeconds?: number;
  /** rate_limited: requests allowed per window; too_large: bytes allowed; conflict with a quota: how many there may be. */
  readonly limit?: number;
  /** not_found: the kind of the missing object; absent if the path itself is unknown. */
  readonly resource?: string;
  /** The place of the operation of a batch that it is about, from 0. */
  readonly operation?: number;
  readonly cause?: unknown;
}

/** The resource of a refusal because somebody has as many as they may have. */
export const QUOTA = 'quota';

/** Every other error is a defect and becomes `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** Used for another organization's id, an unknown id and a malformed id alike, so that the answer does not tell them apart. */
export function notFound(resource: string): Problem {
  return new Problem('not_found', `There is no such ${inWords(resource)}.`, { resource });
}

export function invalid(field: string, expected: string, value: unknown = '', kind: Fault['kind'] = 'format'): Problem {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const fault: Fault = { where: 'body', field, kind, expected, value: shown(text) };
  return new Problem('invalid', `${field} must be ${expected}.`, { faults: [fault] });
}

/** Enough to recognize a value. */
const SHOWN_CHARACTERS = 200;

/** The beginning of a value that somebody sent, for an answer that says what was wrong with it. */
export function shown(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS).toWellFormed()}…`;
}
