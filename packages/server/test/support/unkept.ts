/** The same query, answered by the store and not from memory. */
import type { Query } from '../../src/storage/sql/statement.ts';

export function unkept<P, R>({ kind, name, source, sqlite, postgres, parameters }: Query<P, R>): Query<P, R> {
  return { kind, name, source, sqlite, postgres, parameters, isHeld: false };
}
