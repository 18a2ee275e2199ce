/** Reads schema scripts: the tables that they make, rename and drop, their columns with types, and their keys. */
import { areWords, inParentheses, isComma, isSymbol, isWord, readSql, type Sql, split, type Token } from './tokens.ts';

export interface Column {
  readonly name: string;
  readonly type: Token;
}

export type SchemaChange =
  | {
      readonly change: 'create';
      readonly table: string;
      readonly columns: readonly Column[];
      readonly key: readonly string[];
      readonly end: number;
    }
  | { readonly change: 'add'; readonly table: string; readonly columns: readonly Column[] }
  | { readonly change: 'rename'; readonly table: string; readonly to: string }
  | { readonly change: 'drop'; readonly table: string };

/** What the script does to tables, in order. Everything else in it, such as indexes and data, is passed over. */
export function schemaChanges(script: string): SchemaChange[] {
  return statementsOf(readSql(script)).flatMap(tokens => {
    const change = changeOf(tokens);
    return change === undefined ? [] : [change];
  });
}

function changeOf(tokens: readonly Token[]): SchemaChange | undefined {
  if (areWords(tokens, 0, 'create', 'table')) return creation(tokens, areWords(tokens, 2, 'if', 'not', 'exists') ? 5 : 2);
  const table = tokens[2]?.text ?? '';
  if (areWords(tokens, 0, 'drop', 'table')) return { change: 'drop', table };
  if (!areWords(tokens, 0, 'alter', 'table')) return undefined;
  if (areWords(tokens, 3, 'rename', 'to')) return { change: 'rename', table, to: tokens[5]?.text ?? '' };
  if (areWords(tokens, 3, 'add', 'column')) return { change: 'add', table, columns: columnsOf([tokens.slice(5)]) };
  return undefined;
}

function creation(tokens: readonly Token[], at: number): SchemaChange {
  const parts = split(inParentheses(tokens, at + 1), isComma);
  return {
    change: 'create',
    table: tokens[at]?.text ?? '',
    columns: columnsOf(parts),
    key: keyOf(parts),
    end: tokens.at(-1)?.end ?? 0,
  };
}

function columnsOf(parts: readonly (readonly Token[])[]): Column[] {
  return parts.flatMap(([name, type]) => {
    if (name === undefined || type === undefined || isConstraint(name, type)) return [];
    return [{ name: name.text, type }];
  });
}

/** `primary key (…)` behind the columns, or `primary key` in one of them. */
function keyOf(parts: readonly (readonly Token[])[]): string[] {
  for (const part of parts) {
    const at = part.findIndex((_token, index) => areWords(part, index, 'primary', 'key'));
    if (at < 0) continue;
    if (at > 0) return [part[0]?.text ?? ''];
    return inParentheses(part, 2).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
  }
  return [];
}

function isConstraint(first: Token, second: Token): boolean {
  if (isWord(first, 'constraint')) return true;
  return isWord(first, 'primary', 'foreign', 'unique', 'check') && (isSymbol(second, '(') || isWord(second, 'key'));
}

/** The statements of a script, each with its tokens. */
function statementsOf({ tokens }: Sql): (readonly Token[])[] {
  return split(tokens, token => isSymbol(token, ';')).filter(statement => statement.length > 0);
}
