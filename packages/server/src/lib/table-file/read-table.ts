/** Reads a CSV or NDJSON file as rows of cells, piece by piece. What is wrong with it is said with its line. */
import type { CsvError, Info, Parser } from 'csv-parse';
import { CHARACTER_OF, type CsvDialect, type Delimiter, dialectOf } from './dialect.ts';
import type { Encoding } from './encoding.ts';

export interface TableRow {
  /** Of the file, from 1: where the row begins. */
  readonly line: number;
  readonly cells: readonly unknown[];
}

export interface TableFile {
  readonly format: 'csv' | 'ndjson';
  /** Null for NDJSON. */
  readonly dialect: CsvDialect | null;
  readonly head: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
}

export interface Reading {
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding;
  /** In place of the one that is found. */
  readonly delimiter?: Delimiter | null;
}

/** A file that cannot be read as a table, with what is wrong. */
export class TableFault extends Error {}

/** A row is longer than any that people make: its text is in memory as a whole. */
export const ROW_CHARACTERS = 128 * 1024;
/** Columns of the widest sheets are some dozens. */
export const COLUMNS_LIMIT = 200;
/** Lines of JSON whose members are the columns; later ones may have no others. */
const HEAD_LINES = 200;
const START_CHARACTERS = 64 * 1024;

export async function readTable(bytes: AsyncIterable<Uint8Array>, reading: Reading): Promise<TableFile> {
  const texts = decoded(bytes, reading.encoding)[Symbol.asyncIterator]();
  let start = '';
  let isWhole = false;
  while (!isWhole && start.length < START_CHARACTERS) {
    const next = await texts.next();
    if (next.done) isWhole = true;
    else start += next.value;
  }
  if (start.trim() === '') throw new TableFault('The file is empty: its first line must name the columns.');
  const text = rejoined(start, texts);
  return reading.format === 'csv' ? readCsv(text, start, reading.delimiter ?? null) : readLines(text);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  const last = decoder.decode();
  if (last !== '') yield last;
}

async function* rejoined(start: string, texts: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await texts.next(); !next.done; next = await texts.next()) yield next.value;
}

async function readCsv(text: AsyncIterable<string>, start: string, given: Delimiter | null): Promise<TableFile> {
  const found = dialectOf(start);
  const dialect = given === null ? found : { ...found, delimiter: given };
  const rows = csvRows(text, dialect);
  const first = await rows.next();
  if (first.done) throw new TableFault('The file is empty: its first line must name the columns.');
  const head = first.value.cells.map(cell => String(cell).trim());
  requireHead(head);
  return { format: 'csv', dialect, head, rows };
}

async function* csvRows(text: AsyncIterable<string>, dialect: CsvDialect): AsyncGenerator<TableRow> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: CHARACTER_OF[dialect.delimiter],
    ...(dialect.hasSeparatorLine ? { from_line: 2 } : {}),
    info: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_CHARACTERS,
  });
  const feeding = feed(text, parser);
  try {
    for await (const each of parser as AsyncIterable<{ readonly record: readonly string[]; readonly info: Info }>) {
      const { record, info } = each;
      yield { line: info.lines - breaksIn(record), cells: record };
    }
  } catch (error) {
    throw faultOf(error as CsvError);
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** As fast as the parser takes it. */
async function feed(text: AsyncIterable<string>, parser: Parser): Promise<void> {
  try {
    for await (const part of text) {
      if (parser.destroyed) return;
      if (!parser.write(part)) {
        await drained(parser);
      }
    }
    if (!parser.destroyed) parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

/** Until it takes more, or is closed. No listener stays: a long file makes it wait for hundreds of times. */
function drained(parser: Parser): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      parser.off('drain', go);
      parser.off('close', go);
      resolve();
    };
    parser.once('drain', go);
    parser.once('close', go);
  });
}

function breaksIn(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

const SAID: Readonly<Record<string, (line: number, column: number) => string>> = {
  CSV_QUOTE_NOT_CLOSED: line => `The quote that begins in line ${line} is never closed.`,
  CSV_MAX_RECORD_SIZE: line => `The row in line ${line} has more than ${ROW_CHARACTERS} characters. Is a quote not closed there?`,
  INVALID_OPENING_QUOTE: (line, column) => `Line ${line}, column ${column}: a cell with a quote in it must be quoted as a whole.`,
  CSV_INVALID_CLOSING_QUOTE: (line, column) =>
    `Line ${line}, column ${column}: behind a closing quote, only a separator may come.`,
};

function faultOf(error: CsvError & { readonly lines?: number; readonly column?: number | string }): Error {
  const { code, lines = 1, column } = error;
  if (code === undefined) return error;
  const place = typeof column === 'number' ? column + 1 : 1;
  return new TableFault(SAID[code]?.(lines, place) ?? `Line ${lines}: ${error.message}`);
}

function requireHead(head: readonly string[]): void {
  if (head.length > COLUMNS_LIMIT)
    throw new TableFault(`The first line names ${head.length} columns, and a file may have ${COLUMNS_LIMIT}.`);
  for (const [at, name] of head.entries()) {
    if (name !== '' && head.indexOf(name) !== at)
      throw new TableFault(
        `The column ${JSON.stringify(name)} is there twice, in columns ${head.indexOf(name) + 1} and ${at + 1}.`,
      );
  }
}

async function readLines(text: AsyncIterable<string>): Promise<TableFile> {
  const objects = jsonLines(text);
  const first: { line: number; object: Readonly<Record<string, unknown>> }[] = [];
  while (first.length < HEAD_LINES) {
    const next = await objects.next();
    if (next.done) break;
    first.push(next.value);
  }
  const head = [...new Set(first.flatMap(({ object }) => Object.keys(object)))];
  requireHead(head);
  async function* rows(): AsyncGenerator<TableRow> {
    for (const { line, object } of first) yield { line, cells: head.map(name => object[name]) };
    for await (const { line, object } of objects) {
      const other = Object.keys(object).find(name => !head.includes(name));
      if (other !== undefined)
        throw new TableFault(`Line ${line}: the member ${JSON.stringify(other)} is in none of the first ${HEAD_LINES} lines.`);
      yield { line, cells: head.map(name => object[name]) };
    }
  }
  return { format: 'ndjson', dialect: null, head, rows: rows() };
}

async function* jsonLines(text: AsyncIterable<string>) {
  let [rest, line] = ['', 0];
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      line += 1;
      if (each.trim() !== '') yield { line, object: objectOf(each, line) };
    }
    if (rest.length > ROW_CHARACTERS) throw new TableFault(`Line ${line + 1} has more than ${ROW_CHARACTERS} characters.`);
  }
  if (rest.trim() !== '') yield { line: line + 1, object: objectOf(rest, line + 1) };
}

function objectOf(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below, as for every other line that holds no object.
  }
  throw new TableFault(`Line ${line} must be a JSON object.`);
}
