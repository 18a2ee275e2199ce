/**
 * SQL written once for both databases. `query` and `command` read `:name` parameters at module load, turn them into
 * `?1` (SQLite) and `$1` (PostgreSQL), and enter the statement in the registry that the tests go through.
 */
import { digest } from '../../lib/crypto.ts';
import { type HeldChange, heldChanges, type NamedRows, type Rest, restsOf } from './held-changes.ts';

export type SqlValue = string | number | null | Uint8Array;

/** P: the parameters by name. R: one row of the result. The functions never exist; they only carry the types. */
interface Statement<P, R> {
  /** Under this name PostgreSQL keeps the prepared statement. */
  readonly name: string;
  readonly source: string;
  readonly sqlite: string;
  readonly postgres: string;
  readonly parameters: readonly string[];
  readonly changes: readonly HeldChange[];
  readonly accepts?: (parameters: P) => void;
  readonly returns?: () => R;
}

/** Reads and changes nothing. */
export interface Query<P, R> extends Statement<P, R> {
  readonly kind: 'query';
  /** See `heldQuery`. */
  readonly isHeld?: boolean;
  /** What an answer that is kept rests on. */
  readonly rests?: readonly Rest[];
}

/** Whose things, and at which instant; whoever asks gives the present. */
export interface HeldParameters {
  readonly org: number;
  readonly ownerId: string;
  readonly now: number;
}

/** Changes something; R is what its `returning` clause gives, if it has one. */
export interface Command<P, R = never> extends Statement<P, R> {
  readonly kind: 'command';
}

export type AnyStatement = Query<never, unknown> | Command<never, unknown>;

const registry = new Map<string, AnyStatement>();

/** Every statement of the program, in the order of definition. */
export function allStatements(): readonly AnyStatement[] {
  return [...registry.values()];
}

export function query<P, R>(source: string): Query<P, R> {
  return register<Query<P, R>>({ kind: 'query', ...parse(source) });
}

/**
 * A query whose answer rests on what one owner holds: his open assignments, and what belongs to them or to him. Rows
 * that nothing but the answer itself names, such as the person whose line it is, are found by the columns in `named`.
 * A store may keep the answer for as long as it is exact; the rows are frozen then, and the same object.
 */
export function heldQuery<P extends HeldParameters, R>(source: string, named: NamedRows<R> = {}): Query<P, R> {
  return register<Query<P, R>>({ kind: 'query', isHeld: true, rests: restsOf(source, named), ...parse(source) });
}

export function command<P, R = never>(source: string): Command<P, R> {
  return register<Command<P, R>>({ kind: 'command', ...parse(source) });
}

/** A command that follows from data (the columns in a backup): it is made when it is needed and enters no registry. */
export function transientCommand<P, R = never>(source: string): Command<P, R> {
  return { kind: 'command', ...parse(source) };
}

/** Words of the domain as the list behind an `in`: part of a statement's text, not parameters. None of them has a quote. */
export function literals(words: readonly string[]): string {
  return `(${words.map(word => `'${word}'`).join(', ')})`;
}

/** The parameters as the positional list that both drivers take. A name that is missing is a defect, not a null. */
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

function register<S>(statement: S & AnyStatement): S {
  registry.set(statement.name, statement);
  return statement;
}

function parse(source: string) {
  const parameters: string[] = [];
  const text = source.replaceAll(/\s+/g, ' ').trim();
  const numbered = (mark: string) =>
    text.replaceAll(/'[^']*'|(?<!:):([a-z]\w*)/gi, (whole, name?: string) => {
      if (name === undefined) return whole;
      if (!parameters.includes(name)) parameters.push(name);
      return `${mark}${parameters.indexOf(name) + 1}`;
    });
  return {
    name: `heldby_${digest(text).slice(0, 16)}`,
    source: text,
    // SQLite plans a statement anew at every call while its limit is a parameter and nothing else: 40 µs each time.
    sqlite: numbered('?').replaceAll(/\b(limit|offset) (\?\d+)/g, '$1 $2 + 0'),
    postgres: numbered('$'),
    parameters,
    changes: heldChanges(text),
  };
}
