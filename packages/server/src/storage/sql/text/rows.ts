/** Which rows a command writes: the columns that it sets, and those that are equal to one parameter in every row written. */
import { tablesWritten, type Write } from './tables.ts';
import { inParentheses, isComma, isSymbol, isWord, type Sql, split, type Token } from './tokens.ts';

/**
 * The parameter that the column of every row written equals, before and after. Undefined where the text does not show one:
 * of several commands, an alternative or a subquery nothing is concluded.
 */
export function parameterOfRows(sql: Sql, column: string): string | undefined {
  const [write, another] = tablesWritten(sql);
  if (write === undefined || another !== undefined || sql.tokens.some(token => isWord(token, 'or', 'with', 'select')))
    return undefined;
  if (write.verb === 'insert') return insertedParameter(sql, write, column);
  if (assignedColumns(sql, write).includes(column)) return undefined;
  return equalities(sql).get(column);
}

/** The columns that the command sets in rows that are there: `set a = …, (b, c) = …`. */
export function assignedColumns({ tokens }: Sql, { at, verb }: Write): string[] {
  const set = verb === 'delete' ? -1 : tokens.findIndex((token, index) => index > at && isWord(token, 'set'));
  if (set < 0) return [];
  return split(clause(tokens, set, 'where', 'from', 'returning'), isComma).flatMap(assignment => {
    const target = isSymbol(assignment[0], '(') ? inParentheses(assignment, 0) : assignment.slice(0, 1);
    return names(target);
  });
}

/** The one parameter that an insert puts into the column of each of its rows. */
function insertedParameter(sql: Sql, write: Write, column: string): string | undefined {
  // A row that was there already is another one where the conflict is not about the column.
  const conflict = conflictColumns(sql);
  if (conflict !== undefined && !conflict.includes(column)) return undefined;
  const place = insertedColumns(sql, write).indexOf(column);
  const given = insertedRows(sql).map(row => onlyParameter(row[place]));
  return new Set(given).size === 1 ? given[0] : undefined;
}

/** `insert into t (a, b)` */
function insertedColumns({ tokens }: Sql, { at }: Write): string[] {
  return isSymbol(tokens[at + 1], '(') ? names(inParentheses(tokens, at + 1)) : [];
}

/** `values (:a, 1), (:b, 2)`: the values of each row. */
function insertedRows({ tokens }: Sql): (readonly Token[])[][] {
  const rows: (readonly Token[])[][] = [];
  let at = tokens.findIndex(token => isWord(token, 'values')) + 1;
  while (at > 0 && isSymbol(tokens[at], '(')) {
    const row = inParentheses(tokens, at);
    rows.push(split(row, isComma));
    at += row.length + 2;
    if (isSymbol(tokens[at], ',')) at += 1;
  }
  return rows;
}

/** `on conflict (a, b) do update`; undefined where the insert changes no row that was there. */
function conflictColumns({ tokens }: Sql): string[] | undefined {
  if (!tokens.some((token, index) => isWord(token, 'update') && isWord(tokens[index - 1], 'do'))) return undefined;
  const at = tokens.findIndex(token => isWord(token, 'conflict'));
  return isSymbol(tokens[at + 1], '(') ? names(inParentheses(tokens, at + 1)) : [];
}

/** The columns that the `where` of the command itself makes equal to a parameter. */
function equalities({ tokens }: Sql): Map<string, string> {
  const where = tokens.findIndex(token => token.depth === 0 && isWord(token, 'where'));
  const conditions = where < 0 ? [] : split(clause(tokens, where, 'returning'), token => isWord(token, 'and'));
  const found = new Map<string, string>();
  for (const condition of conditions) {
    const [column, equals, ...value] = isSymbol(condition[1], '.') ? condition.slice(2) : condition;
    const parameter = onlyParameter(value);
    if (column?.kind === 'word' && isSymbol(equals, '=') && parameter !== undefined) found.set(column.text, parameter);
  }
  return found;
}

/** The tokens behind this one, up to the word that begins the next clause. */
function clause(tokens: readonly Token[], from: number, ...next: readonly string[]): readonly Token[] {
  const depth = tokens[from]?.depth ?? 0;
  const rest = tokens.slice(from + 1);
  const end = rest.findIndex(token => token.depth < depth || (token.depth === depth && isWord(token, ...next)));
  return end < 0 ? rest : rest.slice(0, end);
}

function onlyParameter(tokens: readonly Token[] | undefined): string | undefined {
  const [token] = tokens ?? [];
  return tokens?.length === 1 && token?.kind === 'parameter' ? token.text : undefined;
}

function names(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }) => (kind === 'word' || kind === 'quoted' ? [text] : []));
}
