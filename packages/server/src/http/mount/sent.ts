/** Reads the query and the body of a call in the types of its route's schemas. */
import type { Call, Dialect, DialectRoute } from '../dialect/dialect.ts';
import { createCoerce } from './query.ts';
import { createCheck } from './validate.ts';

export type Sent = Pick<Call, 'query' | 'body'>;
/** Throws what is wrong with the query or the body. */
export type Reader = (query: unknown, body: () => unknown) => Sent;

export function createReader(route: DialectRoute, { mayBeEmpty }: Dialect): Reader {
  const coerce = createCoerce(route.query, mayBeEmpty);
  const checkQuery = route.query === undefined ? undefined : createCheck(route.query, 'query');
  const checkBody = route.body === undefined ? undefined : createCheck(route.body, 'body');
  return (rawQuery, readBody) => {
    const query = coerce(rawQuery);
    checkQuery?.(query);
    const body = readBody();
    if (body !== undefined || !route.bodyOptional) checkBody?.(body);
    return { query: query as Call['query'], body: body as Call['body'] };
  };
}
