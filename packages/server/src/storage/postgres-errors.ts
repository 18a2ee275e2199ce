/** Tells a database that is away from a defect, by PostgreSQL's SQLSTATE classes and the sockets' own codes. */
import { Problem } from '../domain/problem.ts';

/** Connection lost, out of resources, operator intervention, system error, read-only after a failover, or a serialization loser. */
const UNAVAILABLE_STATE = /^(08|53|57|58|25006|40001|40P01|3D000|28)/;
const UNAVAILABLE_SOCKET = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;
const UNAVAILABLE_TEXT =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** The error as `unavailable` where the database is away, and as it is elsewhere. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  const away =
    typeof code === 'string'
      ? UNAVAILABLE_STATE.test(code) || UNAVAILABLE_SOCKET.test(code)
      : UNAVAILABLE_TEXT.test(error.message) || error instanceof AggregateError;
  return away ? new Problem('unavailable', 'The store cannot be reached now.', { cause: error }) : error;
}
