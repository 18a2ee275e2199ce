/** Binds the statements of an index to a filter. */
import type { PathStatements } from '../storage/statements/paths.ts';
import type { Reader } from '../storage/storage.ts';
import type { Path } from './walk.ts';

export function bindPath<P extends { readonly org: number }, Row>(
  reader: Reader,
  statements: PathStatements<P, Row>,
  filter: P,
  descending: boolean,
): Path<Row> {
  const direction = descending ? 'descending' : 'ascending';
  return {
    edge: async (start, skip) => (await reader.one(statements.edge[direction], { ...filter, start, skip }))?.number,
    read: (between, limit) => reader.all(statements.read[direction], { ...filter, ...between, limit }),
    count: async between => (await reader.one(statements.count, { ...filter, ...between }))?.total ?? 0,
  };
}
