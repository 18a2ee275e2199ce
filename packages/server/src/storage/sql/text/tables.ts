/** Which tables a statement reads, and which it writes. */
import { areWords, inParentheses, isComma, isSymbol, isWord, type Sql, type Token } from './tokens.ts';

export interface Write {
  readonly verb: 'insert' | 'update' | 'delete';
  readonly table: string;
  /** Place of the token that names the table. */
  readonly at: number;
}

export interface TableUse {
  readonly table: string;
  /** The name by which the statement speaks of it. */
  readonly alias: string;
  /** Place of the token that names the table. */
  readonly at: number;
}

/** The words between queries whose rows are put together. */
export const SETS = ['union', 'intersect', 'except'] as const;

/** Every table behind `from` and `join`, once for each time. Names of `with` clauses are none, nor is the table that a delete empties. */
export function tablesRead(sql: Sql): TableUse[] {
  const { tokens } = sql;
  const own = namesOfWith(tokens);
  const places: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isWord(token, 'join')) places.push(index + 1);
    // `is distinct from` compares, and `delete from` writes.
    if (isWord(token, 'from') && !isWord(tokens[index - 1], 'distinct', 'delete')) places.push(...fromList(tokens, index));
  }
  return places.flatMap(place => {
    const name = tokens[place];
    // A parenthesis begins a subquery, whose own `from` comes later, or follows a function that returns rows.
    if (name?.kind !== 'word' || isSymbol(tokens[place + 1], '(') || own.has(name.text)) return [];
    return [{ table: name.text, alias: aliasOf(tokens, place), at: place }];
  });
}

/** Every table that is written, once for each command. */
export function tablesWritten({ tokens }: Sql): Write[] {
  return tokens.flatMap((_token, index): Write[] => {
    const write = (verb: Write['verb'], at: number) => [{ verb, table: tokens[at]?.text ?? '', at }];
    if (areWords(tokens, index, 'insert', 'into')) return write('insert', index + 2);
    if (areWords(tokens, index, 'delete', 'from')) return write('delete', index + 2);
    // `do update` belongs to an insert, and `for update` to a query.
    if (areWords(tokens, index, 'update') && !isWord(tokens[index - 1], 'do', 'for')) return write('update', index + 1);
    return [];
  });
}

const BEHIND_A_TABLE = new Set(
  'where on set values order group left right full inner outer cross natural join limit offset using returning default union except intersect select having for window'.split(
    ' ',
  ),
);

/** The name by which the statement speaks of the table that is named at this place. */
export function aliasOf(tokens: readonly Token[], at: number): string {
  const next = tokens[isWord(tokens[at + 1], 'as') ? at + 2 : at + 1];
  const isAlias = next?.kind === 'word' && !BEHIND_A_TABLE.has(next.text);
  return (isAlias ? next : tokens[at])?.text ?? '';
}

/** Where a table or subquery begins in the list behind this `from`. */
function fromList(tokens: readonly Token[], from: number): number[] {
  const depth = tokens[from]?.depth ?? 0;
  const places = [from + 1];
  for (let index = from + 1; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.depth < depth) break;
    if (token.depth > depth) continue;
    if (isWord(token, 'where', 'group', 'order', 'having', 'limit', 'union', 'except', 'intersect', 'window', 'returning')) break;
    if (isComma(token)) places.push(index + 1);
  }
  return places;
}

/** `with a as (…), b (x) as (…)` */
function namesOfWith(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (!isWord(token, 'with')) continue;
    let at = isWord(tokens[index + 1], 'recursive') ? index + 2 : index + 1;
    for (;;) {
      names.add(tokens[at]?.text ?? '');
      at += 1;
      if (isSymbol(tokens[at], '(')) at += inParentheses(tokens, at).length + 2;
      if (!isWord(tokens[at], 'as')) break;
      while (isWord(tokens[at], 'as', 'not', 'materialized')) at += 1;
      at += inParentheses(tokens, at).length + 2;
      if (!isSymbol(tokens[at], ',')) break;
      at += 1;
    }
  }
  return names;
}
