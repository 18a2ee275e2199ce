/** Writes rows into files: CSV (RFC 4180) whose cells no spreadsheet runs, or a JSON object a line. */
import { stringify } from 'csv-stringify/sync';
import { escaped } from '../../../domain/formula.ts';
import type { CellOf } from './export-columns.ts';

export interface Writer {
  readonly head: string;
  readonly lines: (items: readonly object[]) => string;
}

/** The character by which Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

export function createWriter(
  format: 'csv' | 'ndjson',
  columns: readonly string[],
  cells: Readonly<Record<string, CellOf>>,
  bom: boolean,
): Writer {
  const readers = columns.map(name => [name, cells[name] ?? (item => item[name])] as const);
  if (format === 'ndjson') {
    const toLine = (item: object) =>
      `${JSON.stringify(Object.fromEntries(readers.map(([name, cell]) => [name, cell(item as Item) ?? null])))}\n`;
    return { head: '', lines: items => items.map(toLine).join('') };
  }
  const toRow = (item: object) => readers.map(([, cell]) => escaped(textOf(cell(item as Item))));
  return {
    head: `${bom ? BYTE_ORDER_MARK : ''}${csv([[...columns]])}`,
    lines: items => csv(items.map(toRow)),
  };
}

type Item = Readonly<Record<string, unknown>>;

function csv(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });
}

/** The text of a value, which an import reads back. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.every(isWord) ? value.join(';') : value.length === 0 ? '' : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

/** A text that can stand between semicolons. */
function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.trim() === value && !value.includes(';') && !value.startsWith('[');
}
