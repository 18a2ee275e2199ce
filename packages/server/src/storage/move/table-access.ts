/** Reads, removes and adds rows of one table by their keys. Statements take a fixed number of keys, so that there are few of them. */
import type { OrgId } from '../../domain/ids.ts';
import type { Table } from '../backup/tables.ts';
import { createInsertion, type Insertion } from '../sql/many-rows.ts';
import { type SqlValue, transientCommand, transientQuery } from '../sql/statement.ts';
import { rowsCondition } from '../sql/table-rows.ts';
import type { Commands, Reader, RowsOf } from '../storage.ts';
import { NUMBER, ORGANIZATION, type Renumbering, rowsHere, rowsThere, translationOf } from './renumbering.ts';
import { type Key, keyOf, type Row } from './rows.ts';

/** Keys are as they are in the source, rows as they are in the target. */
export interface TableAccess {
  readonly name: string;
  readonly table: Table;
  /** Of an organization: the rows that the source has. */
  readonly rowsHere: (org: OrgId) => RowsOf;
  /** Whether a row stands in the target already, to keep the organization's number. */
  readonly isReserved: boolean;
  /** The rows that the target has in the end; undefined for all of the table. */
  readonly rowsThere: RowsOf | undefined;
  readonly toThere: (row: Row) => Row;
  readonly countHere: (reader: Reader) => Promise<number>;
  readonly countThere: (reader: Reader) => Promise<number>;
  /** Those of the keys that there are in the source. */
  readonly findHere: (reader: Reader, keys: readonly Key[]) => Promise<Row[]>;
  /** The same in the target. */
  readonly findThere: (reader: Reader, keys: readonly Key[]) => Promise<Row[]>;
  /** From the target. */
  readonly remove: (tx: Commands, keys: readonly Key[]) => Promise<void>;
  /** To the target. */
  readonly add: (tx: Commands, rows: readonly Row[]) => Promise<void>;
}

const KEYS_PER_STATEMENT = 40;

/** `renumbered`: of one organization, which has another number in the target; left out for the whole table, as it is. */
export function accessTo(table: Table, renumbered?: Renumbering): TableAccess {
  const { name } = table;
  const { row: toThere, key: keyThere } = translationOf(table, renumbered);
  const [here, there] = renumbered === undefined ? [] : [rowsHere(table, renumbered.from), rowsThere(table, renumbered.to)];
  const columns = keyOf(table);
  const condition = conditionOf(columns);
  // A key of a directory table does not say whose row it is.
  const own = (of: RowsOf | undefined) =>
    of === undefined || columns.includes(NUMBER) ? condition : `t.org_id = ${of.org} and (${condition})`;
  const selection = (of: RowsOf | undefined) => transientQuery<Row, Row>(`select t.* from ${name} t where ${own(of)}`);
  const counting = (of: RowsOf | undefined) =>
    transientQuery<Row, { count: number }>(`select count(*) as "count" from ${name} t${rowsCondition(of)}`);
  const [selectHere, selectThere, countHere, countThere] = [selection(here), selection(there), counting(here), counting(there)];
  const removal = transientCommand<Row>(`delete from ${name} as t where ${own(there)}`);
  let insertion: Insertion | undefined;
  return {
    name,
    table,
    isReserved: renumbered !== undefined && name === ORGANIZATION,
    rowsHere: org => rowsHere(table, org),
    rowsThere: there,
    toThere,
    countHere: async reader => (await reader.one(countHere, {}))?.count ?? 0,
    countThere: async reader => (await reader.one(countThere, {}))?.count ?? 0,
    findHere: async (reader, keys) =>
      (await Promise.all(piecesOf(keys).map(piece => reader.all(selectHere, piece)))).flat().map(toThere),
    findThere: async (reader, keys) =>
      (await Promise.all(piecesOf(keys.map(keyThere)).map(piece => reader.all(selectThere, piece)))).flat(),
    remove: async (tx, keys) => {
      await Promise.all(piecesOf(keys.map(keyThere)).map(piece => tx.run(removal, piece)));
    },
    add: async (tx, rows) => {
      const [first] = rows;
      if (first === undefined) return;
      insertion ??= createInsertion(name, Object.keys(first));
      await insertion.insert(
        tx,
        rows.map(row => Object.values(row)),
      );
    },
  };
}

function conditionOf(columns: readonly string[]): string {
  const each = Array.from({ length: KEYS_PER_STATEMENT }, (_, at) =>
    columns.map((column, index) => `t.${column} = :k${at}_${index}`).join(' and '),
  );
  return each.map(one => `(${one})`).join(' or ');
}

/** The parameters of as many statements as the keys need; a statement that is not full repeats its last key. */
function piecesOf(keys: readonly Key[]): Row[] {
  const pieces: Row[] = [];
  for (let from = 0; from < keys.length; from += KEYS_PER_STATEMENT) {
    const parameters: Record<string, SqlValue> = {};
    for (let at = 0; at < KEYS_PER_STATEMENT; at += 1) {
      const key = keys[Math.min(from + at, keys.length - 1)] ?? [];
      for (const [index, value] of key.entries()) parameters[`k${at}_${index}`] = value;
    }
    pieces.push(parameters);
  }
  return pieces;
}
