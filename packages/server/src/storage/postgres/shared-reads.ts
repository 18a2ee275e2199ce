/**
 * One query for many readers.
 *
 * Readers who ask the same held query in the same turn of the event loop are answered by one query to PostgreSQL, which takes
 * arrays of parameters (shared-sql.ts) and costs little more than the query of one reader. It is sent at the end of the turn,
 * so no reader waits for others. A reader who is alone by then, or whose parameters do not fit an array, asks alone.
 */
import pg from 'pg';
import { Problem } from '../../domain/problem.ts';
import { bind, type Query, type SqlValue } from '../sql/statement.ts';
import type { Reader } from '../storage.ts';
import { asProblem } from './errors.ts';
import { LEADING_COLUMNS, type SharedType, sharedSql, sharedType } from './shared-sql.ts';
import type { Send, StatementOptions } from './statements.ts';

export interface SharedReads extends Reader {
  /** Sends what was asked in this turn at once. */
  readonly send: () => void;
}

export type SendShared = (question: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult<unknown[]>>;

export interface SharingOptions extends StatementOptions {
  /** Also shares what few ask at once, where many are known to come. */
  readonly sharesAll?: boolean;
}

/** More readers make several queries, which the server answers in parallel. */
export const READERS_LIMIT = 32;
/** Of a rehearsal, whose queries are answered one after the other on the connection of its transaction. */
const REHEARSED_LIMIT = 128;

interface Asker {
  readonly values: readonly SqlValue[];
  readonly answer: (rows: unknown[]) => void;
  readonly fail: (error: unknown) => void;
  readonly askAlone: () => void;
}

interface SharedQuery {
  readonly name: string;
  readonly text: string;
  /** The types of the parameters that the first reader gave. */
  readonly types: readonly SharedType[];
}

/** By the query; null for one that cannot be shared. */
const known = new WeakMap<object, SharedQuery | null>();

export function sharedOver(send: Send): SendShared {
  return ({ text, values = [], name }) => send(text, values, name, true);
}

export function createSharedReads(alone: Reader, sendShared: SendShared, options: SharingOptions): SharedReads {
  let asked = new Map<SharedQuery, Asker[]>();
  const limit = options.sharesAll === true ? REHEARSED_LIMIT : READERS_LIMIT;

  /** The shared query for these values; undefined where there is none. */
  const askTogether = async ({ name, text, types }: SharedQuery, askers: readonly Asker[]) => {
    const values = types.map((_, index) => askers.map(asker => asker.values[index]));
    const question = { text, values, rowMode: 'array' } as const;
    try {
      const { fields, rows } = await sendShared(options.namedStatements ? { ...question, name } : question);
      const answers = answersOf(fields, rows, askers.length);
      for (const [index, { answer }] of askers.entries()) answer(answers[index] ?? []);
    } catch (error) {
      for (const { fail, askAlone } of askers) {
        if (isAway(error)) fail(asProblem(error));
        else askAlone();
      }
    }
  };
  const send = () => {
    const questions = asked;
    asked = new Map();
    for (const [question, askers] of questions) {
      for (let from = 0; from < askers.length; from += limit) {
        const some = askers.slice(from, from + limit);
        if (some.length === 1) some[0]?.askAlone();
        else void askTogether(question, some);
      }
    }
  };
  const ask = (question: SharedQuery, asker: Asker) => {
    if (asked.size === 0) setImmediate(send);
    const others = asked.get(question);
    if (others === undefined) asked.set(question, [asker]);
    else others.push(asker);
  };
  const all = async <P, R>(statement: Query<P, R>, parameters: P): Promise<R[]> => {
    if (!statement.isHeld && options.sharesAll !== true) return alone.all(statement, parameters);
    const values = bind(statement, parameters);
    const question = sharedQuery(statement, values);
    if (question === undefined) return alone.all(statement, parameters);
    return new Promise<R[]>((resolve, reject) => {
      const askAlone = () => resolve(alone.all(statement, parameters));
      ask(question, { values, answer: rows => resolve(rows as R[]), fail: reject, askAlone });
    });
  };
  return { all, one: async (statement, parameters) => (await all(statement, parameters))[0], send };
}

/** The shared query for these values; undefined where there is none. */
function sharedQuery<P, R>(statement: Query<P, R>, values: readonly SqlValue[]): SharedQuery | undefined {
  const types = values.map(sharedType);
  if (!areKnown(types)) return undefined;
  let found = known.get(statement);
  if (found === undefined) {
    const text = sharedSql(statement.postgres, types);
    found = text === undefined ? null : { name: `${statement.name}_shared`, text, types };
    known.set(statement, found);
  }
  return found?.types.every((type, index) => type === types[index]) ? found : undefined;
}

function areKnown(types: readonly (SharedType | undefined)[]): types is readonly SharedType[] {
  return !types.includes(undefined);
}

/** The rows of each reader, as the query itself would have given them. */
function answersOf(fields: readonly pg.FieldDef[], rows: readonly (readonly unknown[])[], readers: number): unknown[][] {
  const names = fields.slice(LEADING_COLUMNS).map(field => field.name);
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(names.map(name => [name, null]));
  const answers: unknown[][] = Array.from({ length: readers }, () => []);
  for (const values of rows) {
    const row = { ...blank };
    for (const [index, name] of names.entries()) row[name] = values[LEADING_COLUMNS + index];
    answers[(values[0] as number) - 1]?.push(row);
  }
  return answers;
}

/** A server that is away is away for all readers. One that refuses does not say which reader is the reason, so each asks alone. */
function isAway(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) && asProblem(error) instanceof Problem;
}
