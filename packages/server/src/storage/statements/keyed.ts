/** Makes the statements of a list that is sorted by a text which an index has in order, with the number among equal ones. */
import { type Query, query } from '../sql/statement.ts';
import type { Directions, ListTexts } from './paths.ts';

/** Strictly behind the first place, in the order of the list, up to and with the last one. */
export interface KeyRange {
  readonly key: string;
  readonly number: number;
  readonly lastKey: string;
  readonly lastNumber: number;
}

export interface KeyedStatements<P, Row> {
  /** The place `skip` + 1 places behind. */
  readonly edge: Directions<
    Query<
      { readonly org: number; readonly key: string; readonly number: number; readonly skip: number },
      { readonly key: string; readonly number: number }
    >
  >;
  /** The rows that match. */
  readonly read: Directions<Query<P & KeyRange & { readonly org: number; readonly limit: number }, Row>>;
}

/** `key`: the column of the index. `where`: the condition of the index. */
export function keyedStatements<P, Row>(
  { table, columns, number, joins = '', fits }: ListTexts,
  key: string,
  where: string,
): KeyedStatements<P, Row> {
  const place = `(${key}, ${number})`;
  const order = (word: string) => `order by ${key} ${word}, ${number} ${word}`;
  const edge = (behind: string, word: string) => `
    select ${key} as "key", ${number} as "number" from ${table}
    where ${where} and ${place} ${behind} (:key, :number) ${order(word)} limit 1 offset :skip`;
  const read = (behind: string, before: string, word: string) => `
    select ${columns} from ${table} ${joins} where ${where} and ${place} ${behind} (:key, :number)
      and ${place} ${before} (:lastKey, :lastNumber) and ${fits} ${order(word)} limit :limit`;
  return {
    edge: { ascending: query(edge('>', 'asc')), descending: query(edge('<', 'desc')) },
    read: { ascending: query(read('>', '<=', 'asc')), descending: query(read('<', '>=', 'desc')) },
  };
}
