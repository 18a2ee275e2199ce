/** Prepared statements of a connection, and their rows as plain objects. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type AnyStatement, bind, type Command, type Query, type SqlValue } from '../sql/statement.ts';
import { asProblem } from './errors.ts';

/** Runs statements on one connection, at once, and prepares each of them once. What SQLite throws becomes a problem. */
export interface Statements {
  readonly all: <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) => R[];
  readonly one: <P, R>(statement: Query<P, R>, parameters: P) => R | undefined;
  /** How many rows it changed. */
  readonly run: <P, R>(statement: Command<P, R>, parameters: P) => number;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
  /** A row without values. Its copies keep one shape, where an object that grows column by column becomes a hash table. */
  readonly empty: Readonly<Record<string, SqlValue>>;
}

export function createStatements(connection: DatabaseSync): Statements {
  const known = new Map<AnyStatement, Prepared>();
  const prepare = (statement: AnyStatement) => {
    let prepared = known.get(statement);
    if (prepared === undefined) {
      prepared = prepareOn(connection, statement.sqlite);
      known.set(statement, prepared);
    }
    return prepared;
  };
  return {
    all: <P, R>(statement: Query<P, R> | Command<P, R>, parameters: P) =>
      attempt(() => {
        const prepared = prepare(statement as AnyStatement);
        return prepared.statement.all(...bind(statement, parameters)).map(row => toRow<R>(prepared, asValues(row)));
      }),
    one: <P, R>(statement: Query<P, R>, parameters: P) =>
      attempt(() => {
        const prepared = prepare(statement as AnyStatement);
        const row = prepared.statement.get(...bind(statement, parameters));
        return row === undefined ? undefined : toRow<R>(prepared, asValues(row));
      }),
    run: (statement, parameters) =>
      attempt(() => Number(prepare(statement as AnyStatement).statement.run(...bind(statement, parameters)).changes)),
  };
}

/** The driver's own row objects are hash tables. Arrays that become plain objects here take a quarter off a wide row. */
function prepareOn(connection: DatabaseSync, sql: string): Prepared {
  const statement = connection.prepare(sql);
  statement.setReturnArrays(true);
  const columns = statement.columns().map(column => column.name);
  const empty = JSON.parse(JSON.stringify(Object.fromEntries(columns.map(name => [name, null]))));
  return { statement, columns, empty };
}

/** The driver's types do not know of `setReturnArrays`. */
function asValues(row: unknown): readonly SqlValue[] {
  return row as readonly SqlValue[];
}

function toRow<R>({ columns, empty }: Prepared, values: readonly SqlValue[]): R {
  const row: Record<string, SqlValue | undefined> = { ...empty };
  for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
  return row as R;
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asProblem(error);
  }
}
