/** Reads the rows of a CSV or NDJSON file. Its head is checked before anything else happens. */
import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { closest, distance } from 'fastest-levenshtein';
import { Problem } from '../../domain/problem.ts';
import { wrongSetting } from '../failure.ts';
import type { Item } from '../remote/noun.ts';
import { columnsOf, type Imported, memberOf } from './imported.ts';

export interface Row {
  /** Where it begins in the file. */
  readonly line: number;
  readonly cells: Item;
}

/** What spreadsheets write between cells, by what countries they are made for. */
const DELIMITERS = [',', ';', '\t'] as const;
/** An export puts an apostrophe before what a spreadsheet would take for a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/;
const NEAR = 3;

export async function readText(file: string): Promise<string> {
  try {
    return (file === '-' ? await textOf(process.stdin) : readFileSync(file, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    throw wrongSetting(`The rows cannot be read from ${file}`, error, 'name another file');
  }
}

export async function rowsOf(text: string, isCsv: boolean, imported: Imported): Promise<readonly Row[]> {
  return isCsv ? csvRows(text, imported) : jsonRows(text, imported);
}

async function csvRows(text: string, imported: Imported): Promise<readonly Row[]> {
  const { parse } = await import('csv-parse/sync');
  const [head = ''] = text.split('\n', 1);
  const delimiter = DELIMITERS.toSorted((one, other) => head.split(other).length - head.split(one).length)[0] ?? ',';
  const records = parsed(
    () => parse(text, { delimiter, info: true, skip_empty_lines: true, bom: true }) as unknown as CsvRecord[],
  );
  const [columns, ...rows] = records;
  if (columns === undefined) throw new Problem('invalid', 'The file is empty: its first line must name the columns.');
  checkColumns(columns.record, imported);
  return rows.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(columns.record.map((name, at) => [name, (record[at] ?? '').replace(GUARD, '')])),
  }));
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Problem('invalid', `The file is no CSV: ${(error as Error).message.replace(/\.?$/, '.')}`, { cause: error });
  }
}

function jsonRows(text: string, imported: Imported): readonly Row[] {
  return text.split('\n').flatMap((line, at): Row[] => {
    if (line.trim() === '') return [];
    const cells = objectOf(line, at + 1);
    checkColumns(Object.keys(cells), imported, false);
    return [{ line: at + 1, cells }];
  });
}

function objectOf(line: string, number: number): Item {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Item;
  } catch {
    // Said below, as for every other line that holds no object.
  }
  throw new Problem('invalid', `Line ${number} must be a JSON object.`);
}

function checkColumns(columns: readonly string[], imported: Imported, mustHaveAll = true): void {
  const known = columnsOf(imported);
  for (const [at, column] of columns.entries()) {
    if (columns.indexOf(column) !== at) throw new Problem('invalid', `The column ${JSON.stringify(column)} is there twice.`);
    if (memberOf(imported, column) !== undefined) continue;
    const near = closest(column, [...known]);
    const hint = distance(column, near) <= NEAR ? ` Did you mean ${near}?` : '';
    throw new Problem('invalid', `There is no column ${JSON.stringify(column)}.${hint} There are ${known.join(', ')}.`);
  }
  const missing = mustHaveAll ? imported.needed.filter(name => !columns.includes(name)) : [];
  if (missing.length > 0)
    throw new Problem('invalid', `The first line must name the columns, and ${missing.join(' and ')} among them.`);
}
