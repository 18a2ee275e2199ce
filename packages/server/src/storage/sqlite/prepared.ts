/** Prepared statements of a connection, and their rows as plain objects. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { compile, literalOf } from '../../lib/compiled.ts';
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
  readonly toRow: (values: readonly SqlValue[]) => unknown;
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
        return prepared.statement.all(...bind(statement, parameters)).map(row => prepared.toRow(asValues(row)) as R);
      }),
    one: <P, R>(statement: Query<P, R>, parameters: P) =>
      attempt(() => {
        const prepared = prepare(statement as AnyStatement);
        const row = prepared.statement.get(...bind(statement, parameters));
        return row === undefined ? undefined : (prepared.toRow(asValues(row)) as R);
      }),
    run: (statement, parameters) =>
      attempt(() => Number(prepare(statement as AnyStatement).statement.run(...bind(statement, parameters)).changes)),
  };
}

/** The driver's own row objects are hash tables. Arrays that become plain objects here take a half off a wide row. */
function prepareOn(connection: DatabaseSync, sql: string): Prepared {
  const statement = connection.prepare(sql);
  statement.setReturnArrays(true);
  const members = statement.columns().map(({ name }, index) => [name, `values[${index}]`] as const);
  return { statement, toRow: compile('values', literalOf(members)) };
}

/** The driver's types do not know of `setReturnArrays`. */
function asValues(row: unknown): readonly SqlValue[] {
  return row as readonly SqlValue[];
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asProblem(error);
  }
}
