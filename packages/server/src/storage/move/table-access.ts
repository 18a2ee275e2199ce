/** Reads, removes and adds rows of one table by their keys. Statements take a fixed number of keys, so that there are few of them. */
import type { Table } from '../backup/tables.ts';
import { createInsertion, type Insertion } from '../sql/many-rows.ts';
import { type SqlValue, transientCommand, transientQuery } from '../sql/statement.ts';
import type { Commands, Reader } from '../storage.ts';

export type KeyValue = string | number;
export type Key = readonly KeyValue[];
export type Row = Readonly<Record<string, SqlValue>>;

export interface TableAccess {
  readonly name: string;
  readonly table: Table;
  readonly count: (reader: Reader) => Promise<number>;
  /** Those of the keys that there are. */
  readonly find: (reader: Reader, keys: readonly Key[]) => Promise<Row[]>;
  readonly remove: (tx: Commands, keys: readonly Key[]) => Promise<void>;
  readonly add: (tx: Commands, rows: readonly Row[]) => Promise<void>;
}

const KEYS_PER_STATEMENT = 40;

export function keyOf({ key }: Table): string[] {
  return key.split(', ');
}

export function accessTo(table: Table): TableAccess {
  const { name } = table;
  const condition = conditionOf(keyOf(table));
  const selection = transientQuery<Row, Row>(`select t.* from ${name} t where ${condition}`);
  const removal = transientCommand<Row>(`delete from ${name} as t where ${condition}`);
  const counting = transientQuery<Row, { count: number }>(`select count(*) as "count" from ${name} t`);
  let insertion: Insertion | undefined;
  return {
    name,
    table,
    count: async reader => (await reader.one(counting, {}))?.count ?? 0,
    find: async (reader, keys) => (await Promise.all(piecesOf(keys).map(piece => reader.all(selection, piece)))).flat(),
    remove: async (tx, keys) => {
      await Promise.all(piecesOf(keys).map(piece => tx.run(removal, piece)));
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
