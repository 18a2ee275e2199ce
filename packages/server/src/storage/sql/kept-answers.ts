/**
 * Keeps the answers to queries within one transaction, and drops each before a command can make it wrong.
 *
 * What a query depends on is read from its text, as is what a command changes: the tables, and of each table the rows, where both
 * texts give the same column a value. Where a text leaves a doubt, every answer that reads the table is dropped.
 */
import { bind, type Command, type Query, type SqlValue } from './statement.ts';
import { type Equalities, rowsRead, rowsWritten } from './text/rows.ts';
import { tablesRead, tablesWritten } from './text/tables.ts';
import { readSql } from './text/tokens.ts';

export interface KeptAnswers {
  readonly find: <P, R>(asked: Query<P, R>, parameters: P) => R[] | undefined;
  /** Keeps what the query answers at this moment. */
  readonly keep: <P, R>(asked: Query<P, R>, parameters: P, rows: R[]) => void;
  /** Call it before the command is sent. */
  readonly changing: <P, R>(command: Command<P, R>, parameters: P) => void;
  readonly clear: () => void;
}

type Values = Readonly<Record<string, SqlValue | undefined>>;

/** Rows of a table that a query looks at: those that have the parameter's value in the column, or all (null). */
interface Basis {
  readonly table: string;
  readonly column: string | null;
  readonly parameter: string | null;
}

/** Rows of a table that a command changes: those whose columns have the values of these parameters. */
interface Change {
  readonly table: string;
  readonly rows: Equalities;
}

export function createKeptAnswers(): KeptAnswers {
  const answers = new Map<string, unknown[]>();
  /** Keys of answers by table, by column, and by the column's value. */
  const bases = new Map<string, Map<string | null, Map<string, string[]>>>();

  const drop = (byValue: Map<string, string[]>, value: string) => {
    for (const key of byValue.get(value) ?? []) answers.delete(key);
    byValue.delete(value);
  };
  return {
    find: <P, R>(asked: Query<P, R>, parameters: P) =>
      answers.size === 0 ? undefined : (answers.get(keyOf(asked, parameters)) as R[] | undefined),
    keep: (asked, parameters, rows) => {
      const key = keyOf(asked, parameters);
      answers.set(key, rows);
      for (const { table, column, parameter } of basesOf(asked)) {
        const value = parameter === null ? '' : textOf(parameters, parameter);
        const ofTable = entry(bases, table, () => new Map<string | null, Map<string, string[]>>());
        const byValue = entry(ofTable, column, () => new Map<string, string[]>());
        entry(byValue, value, (): string[] => []).push(key);
      }
    },
    changing: (command, parameters) => {
      if (answers.size === 0) return;
      for (const { table, rows } of changesOf(command)) {
        for (const [column, byValue] of bases.get(table) ?? []) {
          const parameter = column === null ? undefined : rows.get(column);
          const values = parameter === undefined ? [...byValue.keys()] : [textOf(parameters, parameter)];
          for (const value of values) drop(byValue, value);
        }
      }
    },
    clear: () => {
      answers.clear();
      bases.clear();
    },
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

/** The same for the same question. */
export function keyOf<P, R>(asked: Query<P, R>, parameters: P): string {
  return `${asked.name} ${JSON.stringify(bind(asked, parameters))}`;
}

function textOf(parameters: unknown, name: string): string {
  return String((parameters as Values)[name]);
}

const readBases = new WeakMap<object, readonly Basis[]>();
const readChanges = new WeakMap<object, readonly Change[]>();

/** One for each time that the query reads a table. The organization is the same for all within a transaction. */
function basesOf(asked: Pick<Query<never, unknown>, 'source'>): readonly Basis[] {
  let found = readBases.get(asked);
  if (found === undefined) {
    const sql = readSql(asked.source);
    found = tablesRead(sql).map(use => {
      const [column, parameter] = [...rowsRead(sql, use)].find(([name]) => name !== 'org_id') ?? [null, null];
      return { table: use.table, column, parameter };
    });
    readBases.set(asked, found);
  }
  return found;
}

function changesOf(command: Pick<Command<never>, 'source'>): readonly Change[] {
  let found = readChanges.get(command);
  if (found === undefined) {
    const sql = readSql(command.source);
    const rows = rowsWritten(sql);
    found = tablesWritten(sql).map(({ table }) => ({ table, rows }));
    readChanges.set(command, found);
  }
  return found;
}
