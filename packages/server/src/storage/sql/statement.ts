/**
 * SQL written once for both databases. `query` and `command` add a statement to the registry that the tests check, and turn its
 * `:name` parameters into `?1` (SQLite) and `$1` (PostgreSQL) when it is first used.
 */
import { digest } from '../../lib/crypto.ts';
import { type HeldChange, heldChanges, type NamedRows, type Rest, restsOf } from './held-changes.ts';
import { onOneLine, parametersOf } from './text/parameters.ts';
import { readSql, type Sql } from './text/tokens.ts';

export type SqlValue = string | number | null | Uint8Array;

/** P: the parameters by name. R: one row of the result. The functions are never set; they carry the types. */
interface Statement<P, R> {
  /** The name of the prepared statement on PostgreSQL. */
  readonly name: string;
  readonly source: string;
  readonly sqlite: string;
  readonly postgres: string;
  readonly parameters: readonly string[];
  readonly accepts?: (parameters: P) => void;
  readonly returns?: () => R;
}

/** Reads and changes nothing. */
export interface Query<P, R> extends Statement<P, R> {
  readonly kind: 'query';
  /** Set by `heldQuery`. */
  readonly isHeld?: boolean;
  /** What a cached answer depends on. */
  readonly rests?: readonly Rest[];
}

/** The owner, and the instant of the question. */
export interface HeldParameters {
  readonly org: number;
  readonly ownerId: string;
  readonly now: number;
}

/** Changes something. R: one row of its `returning` clause, if it has one. */
export interface Command<P, R = never> extends Statement<P, R> {
  readonly kind: 'command';
  /** What it changes in the tables that cached answers depend on. */
  readonly changes: readonly HeldChange[];
}

export type AnyStatement = Query<never, unknown> | Command<never, unknown>;

/** By the text as it is written. */
const registry = new Map<string, AnyStatement>();

/** Every statement of the program, in the order of definition. */
export function allStatements(): readonly AnyStatement[] {
  return [...new Map([...registry.values()].map(statement => [statement.name, statement])).values()];
}

export function query<P, R>(source: string): Query<P, R> {
  return register<Query<P, R>>(source, new Unread('query', source));
}

/**
 * A query whose answer depends on what one owner holds: their open assignments, and what belongs to these or to them.
 * Where only the answer itself names a row (the person who owns a line, say), `named` gives the columns that do.
 * A store may cache the answer for as long as it is exact. Its rows are frozen, because several readers share them.
 */
export function heldQuery<P extends HeldParameters, R>(source: string, named: NamedRows<R> = {}): Query<P, R> {
  return register<Query<P, R>>(source, new Unread('query', source, restsOf(readSql(source), named)));
}

export function command<P, R = never>(source: string): Command<P, R> {
  return register<Command<P, R>>(source, transientCommand<P, R>(source));
}

/** A command whose text depends on data, such as the columns in a backup. It is not added to the registry. */
export function transientCommand<P, R = never>(source: string): Command<P, R> {
  return new Unread('command', source);
}

/** A query whose text depends on data. It is not added to the registry. */
export function transientQuery<P, R>(source: string): Query<P, R> {
  return new Unread('query', source);
}

/** Words of the domain as the list behind `in`, as text and not as parameters. The words must not contain quotes. */
export function literals(words: readonly string[]): string {
  return `(${words.map(word => `'${word}'`).join(', ')})`;
}

/** The parameters in the order in which both drivers take them. Throws for a name that is missing, instead of binding null. */
export function bind<P, R>(statement: Statement<P, R>, parameters: P): SqlValue[] {
  const named = parameters as Readonly<Record<string, SqlValue | undefined>>;
  const values: SqlValue[] = [];
  for (const name of statement.parameters) {
    const value = named[name];
    if (value === undefined) throw new TypeError(`statement parameter :${name} is not given: ${statement.source}`);
    values.push(value);
  }
  return values;
}

function register<S>(source: string, statement: S & AnyStatement): S {
  registry.set(source, statement);
  return statement;
}

/** A statement whose text is read when something of it is first asked: the program has a thousand, and most commands use a few. */
class Unread<K extends 'query' | 'command'> {
  readonly kind: K;
  readonly isHeld: boolean;
  readonly rests: readonly Rest[];
  readonly #written: string;
  #text: ReturnType<typeof parse> | undefined;
  #changes: readonly HeldChange[] | undefined;

  /** `rests`: of a query whose answer depends on what one owner holds. */
  constructor(kind: K, written: string, rests?: readonly Rest[]) {
    this.kind = kind;
    this.isHeld = rests !== undefined;
    this.rests = rests ?? [];
    this.#written = written;
  }

  get name(): string {
    return this.#read().name;
  }

  get source(): string {
    return this.#read().source;
  }

  get sqlite(): string {
    return this.#read().sqlite;
  }

  get postgres(): string {
    return this.#read().postgres;
  }

  get parameters(): readonly string[] {
    return this.#read().parameters;
  }

  get changes(): readonly HeldChange[] {
    this.#changes ??= heldChanges(readSql(this.#written));
    return this.#changes;
  }

  #read(): ReturnType<typeof parse> {
    this.#text ??= parse(readSql(this.#written));
    return this.#text;
  }
}

function parse(sql: Sql) {
  const source = onOneLine(sql);
  const parameters = parametersOf(sql);
  const numberOf = (parameter: string) => parameters.indexOf(parameter) + 1;
  return {
    name: `heldby_${digest(source).slice(0, 16)}`,
    source,
    // SQLite plans a statement anew at every call while its limit is a bare parameter: 40 µs each time.
    sqlite: onOneLine(sql, (name, isWholeLimit) => `?${numberOf(name)}${isWholeLimit ? ' + 0' : ''}`),
    postgres: onOneLine(sql, name => `$${numberOf(name)}`),
    parameters,
  };
}
