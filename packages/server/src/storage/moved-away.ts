/** What a store says to writes after it has moved to another place: a server that still runs on it can only read. */
import { Problem } from '../domain/problem.ts';

/** The SQLSTATE with which PostgreSQL's triggers refuse writes; of the class "operator intervention". */
export const MOVED_STATE = '57H01';

export function movedAway(cause: unknown): Problem {
  return new Problem('unavailable', 'The registry has moved to another store, and this server still runs on the one before.', {
    cause,
  });
}
