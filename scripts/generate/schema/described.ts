/** Reads what the migrations say of themselves: a comment above a table or an index, and one behind each column. Pure. */

export interface DescribedColumn {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** The only values that it can have; empty where there is no such list. */
  readonly values: readonly string[];
  readonly comment: string;
}

export interface DescribedIndex {
  readonly name: string;
  readonly table: string;
  readonly isUnique: boolean;
  readonly columns: string;
  /** The condition of a partial index; empty for a whole one. */
  readonly where: string;
  readonly comment: string;
}

export interface DescribedTable {
  readonly name: string;
  /** The heading above it. */
  readonly group: string;
  readonly comment: string;
  readonly columns: readonly DescribedColumn[];
  readonly key: string;
  readonly indexes: readonly DescribedIndex[];
}

/** A statement with the comment lines right above it. */
interface Statement {
  readonly text: string;
  readonly comment: string;
  readonly group: string;
}

const HEADING = /^-- (.+?) -{5,}$/;
const CREATE_TABLE = /^create table (\w+) \(\n([\s\S]*)\n\)$/;
const CREATE_INDEX = /^create (unique )?index (\w+) on (\w+)\s*\(([\s\S]*?)\)(?:\s+where ([\s\S]*))?$/;
const ADD_COLUMN = /^alter table (\w+) add column\s+([\s\S]*)$/;
const RENAME = /^alter table (\w+) rename to (\w+)$/;
const DROP = /^drop (?:table|index) (\w+)$/;
const COLUMN = /^(\w+) (integer|bigint|text|bytea)\b(.*)$/;
const VALUES = /\bin \((.*?)\)/;

/** The tables that the scripts leave behind, one after the other, in the order in which they make them. */
export function describedTables(scripts: readonly string[]): DescribedTable[] {
  const tables = new Map<string, DescribedTable>();
  const indexes = new Map<string, DescribedIndex>();
  for (const statement of scripts.flatMap(statementsOf)) apply(statement, tables, indexes);
  return [...tables.values()].map(table => ({
    ...table,
    indexes: [...indexes.values()].filter(index => index.table === table.name),
  }));
}

function apply(statement: Statement, tables: Map<string, DescribedTable>, indexes: Map<string, DescribedIndex>): void {
  const { text } = statement;
  const table = tableOf(statement);
  const index = indexOf(statement);
  const [, changed = '', added] = ADD_COLUMN.exec(text) ?? [];
  const [, from = '', to] = RENAME.exec(text) ?? [];
  const [, dropped] = DROP.exec(text) ?? [];
  if (table !== undefined) tables.set(table.name, table);
  if (index !== undefined) indexes.set(index.name, index);
  if (dropped !== undefined) for (const names of [tables, indexes]) names.delete(dropped);
  const before = tables.get(added === undefined ? from : changed);
  if (before === undefined) return;
  if (added !== undefined)
    tables.set(changed, { ...before, columns: [...before.columns, ...columnsOf(added, statement.comment)] });
  if (to !== undefined) {
    tables.delete(from);
    tables.set(to, { ...before, name: to });
  }
}

function tableOf({ text, comment, group }: Statement): DescribedTable | undefined {
  const [, name, body = ''] = CREATE_TABLE.exec(text) ?? [];
  if (name === undefined) return undefined;
  const key = /^ {2}primary key \((.*?)\)/m.exec(body)?.[1] ?? /^ {2}(\w+) .*\bprimary key\b/m.exec(body)?.[1] ?? '';
  return { name, group, comment, columns: body.split('\n').flatMap(line => columnsOf(line)), key, indexes: [] };
}

function indexOf({ text, comment }: Statement): DescribedIndex | undefined {
  const flat = text.replaceAll(/\s+/g, ' ');
  const [, unique, name, table, columns, where = ''] = CREATE_INDEX.exec(balanced(flat)) ?? [];
  if (name === undefined || table === undefined || columns === undefined) return undefined;
  const plain = (sql: string) => sql.replaceAll('⟨', '(').replaceAll('⟩', ')');
  return { name, table, isUnique: unique !== undefined, columns: plain(columns), where: plain(where), comment };
}

/** Inner parentheses under other marks, so that the first closing one ends the columns. */
function balanced(text: string): string {
  let depth = 0;
  return [...text]
    .map(mark => {
      if (mark === '(' && depth++ > 0) return '⟨';
      if (mark === ')' && --depth > 0) return '⟩';
      return mark;
    })
    .join('');
}

function columnsOf(line: string, above = ''): DescribedColumn[] {
  const [code = '', behind = above] = line.trim().split(/\s+-- /);
  const [, name, type, rest = ''] = COLUMN.exec(code) ?? [];
  if (name === undefined || type === undefined) return [];
  const values = (VALUES.exec(rest)?.[1] ?? '').split(', ').filter(value => value !== '');
  const isNullable = !/\bnot null\b/.test(rest);
  return [{ name, type, isNullable, values: values.map(value => value.replaceAll("'", '')), comment: behind }];
}

function statementsOf(script: string): Statement[] {
  const found: Statement[] = [];
  let [group, comment] = ['', [] as string[]];
  let open: string[] = [];
  for (const line of script.split('\n')) {
    const heading = HEADING.exec(line)?.[1];
    if (open.length > 0 || (line.trim() !== '' && !line.startsWith('--'))) open.push(line);
    else if (heading !== undefined) group = heading;
    else if (line.startsWith('-- ')) comment.push(line.slice(3));
    else comment = [];
    // A semicolon may stand in front of the comment behind a column that was added.
    const end = open.length > 0 ? /;(?:\s+-- (.*))?$/.exec(line) : null;
    if (end === null) continue;
    const text = open.join('\n').slice(0, -end[0].length).trim();
    found.push({ text, comment: [...comment, ...(end[1] === undefined ? [] : [end[1]])].join(' '), group });
    [open, comment] = [[], []];
  }
  return found;
}
