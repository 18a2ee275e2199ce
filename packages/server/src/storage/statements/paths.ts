/** Makes the statements of a list that can be found by several indexes: for each of them, in both directions, the same three. */
import { type Query, query } from '../sql/statement.ts';
import { type Slots, slotsOf } from './slots.ts';

/** Parameters of every statement of a path, beside those of the filter. */
export interface PathRange {
  readonly org: number;
  readonly above: number;
  readonly below: number;
  readonly limit: number;
}

export interface PathStatements<P, Row> {
  /** The number of the candidate `skip` + 1 places behind `start`. */
  readonly edge: Directions<
    Query<P & { readonly org: number; readonly start: number; readonly skip: number }, { number: number }>
  >;
  /** The rows that match, strictly between two numbers. */
  readonly read: Directions<Query<P & PathRange, Row>>;
  readonly count: Query<P & Omit<PathRange, 'limit'>, { total: number }>;
}

/** The rows of some numbers that match, in no order. */
export type AmongNumbers<P, Row> = Query<P & { readonly org: number } & Slots<'number'>, Row>;

export function amongNumbers<P, Row>(
  { table, columns, number, joins = '', fits }: ListTexts,
  where: string,
): AmongNumbers<P, Row> {
  return query(`select ${columns} from ${table} ${joins} where ${where} and ${number} in ${slotsOf('number')} and ${fits}`);
}

export interface Directions<T> {
  readonly ascending: T;
  readonly descending: T;
}

export interface ListTexts {
  /** The table whose rows are listed, with its alias: `person p`. */
  readonly table: string;
  /** What is read of a row. */
  readonly columns: string;
  /** The number that the list is in the order of, such as `p.number`. */
  readonly number: string;
  /** Further tables, of which the conditions or the columns speak. */
  readonly joins?: string;
  /** The conditions of the filter. */
  readonly fits: string;
  /**
   * False where the index is not in the order of the numbers. The numbers of all that it finds are then sorted for each statement, and
   * only the rows of a range are read.
   */
  readonly isSorted?: boolean;
}

/** `from`: the tables of the index. `where`: what its candidates have in common. */
export function pathStatements<P, Row>(
  { table, columns, number, joins = '', fits, isSorted = true }: ListTexts,
  from: string,
  where: string,
): PathStatements<P, Row> {
  // Neither database uses an index for an expression that none has.
  const place = isSorted ? number : `${number} + 0`;
  const edge = (order: string, behind: string) => `
    select ${number} as "number" from ${from} where ${where} and ${place} ${behind} :start order by ${place} ${order} limit 1 offset :skip`;
  const range = `from ${from} ${isSorted ? joins : ''} where ${where} and ${place} > :above and ${place} < :below`;
  const among = `from ${table} ${joins} where ${number.split('.')[0]}.org_id = :org and ${number} in (select ${number} ${range})`;
  const matching = `${isSorted ? range : among} and ${fits}`;
  const read = (order: string) => `select ${columns} ${matching} order by ${place} ${order} limit :limit`;
  return {
    edge: { ascending: query(edge('', '>')), descending: query(edge('desc', '<')) },
    read: { ascending: query(read('')), descending: query(read('desc')) },
    count: query(`select count(*) as "total" ${matching}`),
  };
}
