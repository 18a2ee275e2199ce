/** Which rows a statement is about: the columns that a command sets, and those that equal one parameter in every row. */
import { SETS, type TableUse, tablesWritten, type Write } from './tables.ts';
import { inParentheses, isComma, isSymbol, isWord, type Sql, split, type Token } from './tokens.ts';

/** Columns, and the parameter that each of them equals. */
export type Equalities = ReadonlyMap<string, string>;

const NOTHING_KNOWN: Equalities = new Map();

/**
 * The columns that equal a parameter in every row written, before and after. Of several commands, an alternative or a subquery
 * nothing is concluded.
 */
export function rowsWritten(sql: Sql): Equalities {
  const { tokens } = sql;
  const [write, another] = tablesWritten(sql);
  if (write === undefined || another !== undefined || tokens.some(token => isWord(token, 'or', 'with', 'select', 'using')))
    return NOTHING_KNOWN;
  if (write.verb === 'insert') return insertedParameters(sql, write);
  const found = equalities(
    tokens,
    tokens.findIndex(token => token.depth === 0 && isWord(token, 'where')),
  );
  const assigned = new Set(assignedColumns(sql, write));
  return new Map([...found].filter(([column]) => !assigned.has(column)));
}

/**
 * The columns that equal a parameter in every row of the table at this place that the query looks at: those of the conditions of
 * its own `where`. Of what a join demands nothing is concluded.
 */
export function rowsRead({ tokens }: Sql, { at, alias }: TableUse): Equalities {
  const depth = tokens[at]?.depth ?? 0;
  const rest = tokens.slice(at);
  const end = rest.findIndex(token => token.depth < depth || (token.depth === depth && isWord(token, ...SETS)));
  const where = rest.findIndex(token => token.depth === depth && isWord(token, 'where'));
  if (where < 0 || (end >= 0 && end < where)) return NOTHING_KNOWN;
  return equalities(tokens, at + where, alias);
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

/** The one parameter that an insert puts into a column of each of its rows. */
function insertedParameters(sql: Sql, write: Write): Equalities {
  const conflict = conflictColumns(sql);
  const rows = insertedRows(sql);
  const found = new Map<string, string>();
  for (const [place, column] of insertedColumns(sql, write).entries()) {
    // A row that was there already is another one where the conflict is not about the column.
    if (conflict !== undefined && !conflict.includes(column)) continue;
    const [given, ...others] = new Set(rows.map(row => onlyParameter(row[place])));
    if (given !== undefined && others.length === 0) found.set(column, given);
  }
  return found;
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

/** The columns that the conditions behind this `where` make equal to a parameter; with an alias, those of its table alone. */
function equalities(tokens: readonly Token[], where: number, alias?: string): Equalities {
  const all =
    where < 0 ? [] : clause(tokens, where, 'returning', 'group', 'order', 'having', 'window', 'limit', 'offset', ...SETS);
  if (all.some(token => token.depth === tokens[where]?.depth && isWord(token, 'or'))) return NOTHING_KNOWN;
  const found = new Map<string, string>();
  for (const condition of split(all, token => isWord(token, 'and'))) {
    const isNamed = isSymbol(condition[1], '.');
    if (alias !== undefined && !(isNamed && isWord(condition[0], alias))) continue;
    const [column, equals, ...value] = isNamed ? condition.slice(2) : condition;
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
