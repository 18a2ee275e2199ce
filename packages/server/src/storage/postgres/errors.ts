/** Turns errors of a database that is away into problems, by PostgreSQL's SQLSTATE classes and the sockets' codes. */
import { Problem } from '../../domain/problem.ts';
import { MOVED_STATE, movedAway } from '../moved-away.ts';

/** The server takes no writes: it is a standby, or a primary that has become one. */
const READ_ONLY_STATE = '25006';
/** Connection lost, out of resources, operator intervention, system error, read-only, idle for too long, or a serialization loser. */
const UNAVAILABLE_STATE = /^(08|53|57|58|25006|25P03|40001|40P01|3D000|28)/;
const UNAVAILABLE_SOCKET = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;
const UNAVAILABLE_TEXT =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|query read timeout|not queryable/i;

/** `unavailable` where the database is away; otherwise the error itself. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (code === MOVED_STATE) return movedAway(error);
  const away =
    typeof code === 'string'
      ? UNAVAILABLE_STATE.test(code) || UNAVAILABLE_SOCKET.test(code)
      : UNAVAILABLE_TEXT.test(error.message) || error instanceof AggregateError;
  return away ? new Problem('unavailable', 'The store cannot be reached now.', { cause: error }) : error;
}

/** Whether the server is there and knows no such database, or no such user with this password: it will not tomorrow, either. */
export function isUnknownToServer(error: unknown): boolean {
  const { code } = causeOf(error);
  return typeof code === 'string' && /^(?:28|3D000)/.test(code);
}

export function isReadOnlyServer(error: unknown): boolean {
  return causeOf(error).code === READ_ONLY_STATE;
}

function causeOf(error: unknown): { readonly code?: unknown } {
  return ((error instanceof Problem ? error.cause : error) ?? {}) as { readonly code?: unknown };
}

/** The error of a commit without an answer: it may have been kept or not. */
export function outcomeUnknown(error: unknown): unknown {
  const problem = asProblem(error);
  if (!(problem instanceof Problem) || problem.code !== 'unavailable') return problem;
  const message =
    'The store went away while it kept this, so that it may be kept or not: look, or send it again with the same idempotency key.';
  return new Problem('unavailable', message, { cause: problem.cause });
}

/** The same error for a work of which nothing was to be kept: its outcome is known. */
export function withoutOutcome(error: unknown): unknown {
  return error instanceof Problem && error.cause !== undefined ? asProblem(error.cause) : error;
}
