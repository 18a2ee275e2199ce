/** The one error of the client, for every call that did not succeed. */
import { PROBLEM_CODES } from './generated/problems.ts';

/** Why the server refuses calls. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * Every value of `HeldbyError.code`: what the server says, or
 * - `unreachable`: the request could not be sent, or the connection broke before the answer was complete;
 * - `timed_out`: there was no answer within `timeoutMs`;
 * - `unknown`: the answer is not heldby's, but a proxy's for example. `status` says more.
 */
export type ErrorCode = ProblemCode | 'unreachable' | 'timed_out' | 'unknown';

/** One thing that is wrong with one member of a request. */
export interface Fault {
  /** The part of the request. */
  readonly where: 'body' | 'query' | 'path' | 'header';
  /** The member's name, with dots if it is nested; empty for the whole part. */
  readonly field: string;
  /** `missing`, `type`, `enum`, `range`, `length`, `format`, `unknown`, `syntax` or `encoding`. */
  readonly kind: string;
  /** What would be right. */
  readonly expected: string;
  /** What was sent, as text; empty if nothing was. */
  readonly value: string;
}

/** What is known of a call that failed. The members are explained at `HeldbyError`. */
export interface Failure extends Partial<Pick<HeldbyError, 'status' | 'requestId' | 'faults' | 'scopes' | 'retryAfterSeconds'>> {
  /** The kind of problem. */
  readonly code: ErrorCode;
  /** What is wrong, in words. */
  readonly message: string;
  /** The error behind it. */
  readonly cause?: unknown;
}

/** What is known of the request, whatever became of it. */
export type Sent = Pick<HeldbyError, 'method' | 'url' | 'idempotencyKey' | 'attempts'>;

/** A call did not succeed. If the server refused it, the members are those of its problem details (RFC 9457). */
export class HeldbyError extends Error {
  /** The kind of problem. The union is closed: a code of a newer server is `unknown`. */
  readonly code: ErrorCode;
  /** The HTTP status; null if there was no answer. */
  readonly status: number | null;
  /** The same id as in the server's log; null if there was no answer. */
  readonly requestId: string | null;
  /** What is wrong with which member of the request. */
  readonly faults: readonly Fault[];
  /** Scopes any one of which would have been enough; with `forbidden`. */
  readonly scopes: readonly string[];
  /** Whole seconds to wait before a retry, if the server says so. */
  readonly retryAfterSeconds: number | null;
  /** The key of the write. Call again with it as an option to be sure that the write happens once; null for reads. */
  readonly idempotencyKey: string | null;
  /** How often the request was sent. */
  readonly attempts: number;
  /** The request's method. */
  readonly method: string;
  /** The request's address. */
  readonly url: string;

  /** The client makes these errors. */
  constructor(failure: Failure, sent: Sent) {
    super(failure.message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.name = 'HeldbyError';
    this.code = failure.code;
    this.status = failure.status ?? null;
    this.requestId = failure.requestId ?? null;
    this.faults = failure.faults ?? [];
    this.scopes = failure.scopes ?? [];
    this.retryAfterSeconds = failure.retryAfterSeconds ?? null;
    this.idempotencyKey = sent.idempotencyKey;
    this.attempts = sent.attempts;
    this.method = sent.method;
    this.url = sent.url;
  }
}

/** A code that this version of the client knows. */
export function knownCode(code: unknown): ErrorCode {
  return PROBLEM_CODES.find(each => each === code) ?? 'unknown';
}
