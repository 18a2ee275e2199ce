/** Writes a list in the form that was asked for, as its pages come: a table, JSON, a JSON value a line, or CSV. */
import { allPrintable, printableJson, printableLines } from '../../lib/printable.ts';
import { writeAll } from '../output.ts';
import type { Column, Item } from './noun.ts';
import { createTable, standardStyle } from './table.ts';
import { shortTime } from './times.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** The columns of a table are as wide as these rows need. */
const MEASURED_ROWS = 200;

/** Writes all items, and returns how many there were. */
export async function writeRows(
  items: AsyncIterable<Item>,
  columns: readonly Column[],
  format: Format,
  empty: string,
): Promise<number> {
  let count = 0;
  let waiting: Item[] = [];
  const write = await createRowWriter(columns, format);
  for await (const item of items) {
    count += 1;
    waiting.push(item);
    if (waiting.length < MEASURED_ROWS) continue;
    writeAll(1, write.lines(waiting));
    waiting = [];
  }
  if (waiting.length > 0 || count === 0) writeAll(1, waiting.length === 0 ? '' : write.lines(waiting));
  writeAll(1, write.end(count, empty));
  return count;
}

export interface RowWriter {
  readonly lines: (items: readonly Item[]) => string;
  readonly end: (count: number, empty: string) => string;
}

export async function createRowWriter(columns: readonly Column[], format: Format): Promise<RowWriter> {
  switch (format) {
    case 'ndjson':
      return { lines: items => items.map(item => `${printableJson(item)}\n`).join(''), end: () => '' };
    case 'json':
      return jsonWriter();
    case 'csv':
      return csvWriter(columns);
    case 'table':
      return tableWriter(columns);
  }
}

/** One JSON list on one line. */
function jsonWriter(): RowWriter {
  let opened = '[';
  const lines = (items: readonly Item[]) => {
    const text = `${opened}${items.map(printableJson).join(',')}`;
    opened = ',';
    return text;
  };
  return { lines, end: count => (count === 0 ? '[]\n' : ']\n') };
}

/** Cells that a spreadsheet would take for formulas are escaped. Heads that are members' names stay as they are. */
async function csvWriter(columns: readonly Column[]): Promise<RowWriter> {
  const { stringify } = await import('csv-stringify/sync');
  const text = (rows: readonly (readonly string[])[]) => stringify(rows as string[][], { escape_formulas: true });
  const head = text([columns.map(([name]) => (name === name.toUpperCase() ? name.toLowerCase().replaceAll(' ', '_') : name))]);
  let before = head;
  const lines = (items: readonly Item[]) => {
    const rows = `${before}${text(items.map(item => columns.map(([, from]) => cellOf(item, from))))}`;
    before = '';
    return rows;
  };
  return { lines, end: count => (count === 0 ? head : '') };
}

function tableWriter(columns: readonly Column[]): RowWriter {
  const heads = columns.map(([head]) => head);
  let table: ReturnType<typeof createTable> | undefined;
  const lines = (items: readonly Item[]) => {
    const rows = items.map(item => columns.map(([, from]) => cellOf(allPrintable(item), from)));
    const head = table === undefined ? 1 : 0;
    table ??= createTable(heads, rows, standardStyle());
    return `${[...(head === 1 ? [table.head] : []), ...rows.map(table.line)].join('\n')}\n`;
  };
  return { lines, end: (count, empty) => (count === 0 ? `${printableLines(empty)}\n` : '') };
}

/** The text of a member: lists with blanks between, times to the second, nothing for null. */
export function cellOf(item: Item, from: Column[1]): string {
  if (typeof from === 'function') return from(item);
  const value = from.split('.').reduce<unknown>((at, name) => (at as Item | null | undefined)?.[name], item);
  return textOfValue(value);
}

export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOfValue).join(' ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : shortTime(String(value));
}

/** The members of one object, a line for each. */
export function cardOf(item: Item, prefix = ''): string {
  return pairsOf(item, prefix)
    .map(([name, text], _, all) => `${name.padEnd(Math.max(...all.map(([each]) => each.length)))}  ${text}`.trimEnd())
    .join('\n');
}

function pairsOf(item: Item, prefix: string): (readonly [string, string])[] {
  return Object.entries(item).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pairsOf(value as Item, `${prefix}${name}.`)
      : [[`${prefix}${name}`, textOfValue(value)] as const],
  );
}
