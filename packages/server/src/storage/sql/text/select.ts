/** The parts of a query that decide whether it can be asked for many at once. */
import { areWords, edited, isWord, type Sql, type Token } from './tokens.ts';

/** Whether it is a `select` that puts no rows together, so that one more column leaves its rows as they are. */
export function isPlainSelect({ tokens }: Sql): boolean {
  if (!isWord(tokens[0], 'select') || isWord(tokens[1], 'distinct')) return false;
  return !tokens.some((token, index) => isWord(token, 'union', 'intersect', 'except') || areWords(tokens, index, 'group', 'by'));
}

/**
 * What the query is ordered by, as it stands; null where it has no order. Undefined where that is not clear: it orders by
 * an expression or by columns of its answer, or there is an order in a subquery alone.
 */
export function orderOf({ source, tokens }: Sql): string | null | undefined {
  const orders = tokens.flatMap((_token, index) => (areWords(tokens, index, 'order', 'by') ? [index] : []));
  const last = orders.at(-1);
  if (last === undefined) return null;
  if (tokens[last]?.depth !== 0) return undefined;
  const rest = tokens.slice(last + 2);
  const end = rest.findIndex(token => isWord(token, 'limit', 'offset'));
  const order = end < 0 ? rest : rest.slice(0, end);
  // A number would be the place of a column, and a quoted name that of one in the answer.
  if (order.some(token => token.depth > 0 || token.kind === 'number' || token.kind === 'quoted')) return undefined;
  return sourceOf(source, order);
}

/** The query with more columns in front of its own. */
export function withLeadingColumns({ source, tokens }: Sql, columns: string): string {
  const place = tokens[0]?.end ?? 0;
  return edited(source, [{ start: place, end: place, text: ` ${columns},` }]);
}

function sourceOf(source: string, tokens: readonly Token[]): string {
  return source.slice(tokens[0]?.start, tokens.at(-1)?.end);
}
