/** Writes pages of a list as one CSV file (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../../../domain/problem.ts';
import { type CsvReply, prefersCsv, replyAsCsv } from '../../../http/dialect/csv-reply.ts';

/** The head of a column, and what it shows of an item. */
export type CsvColumn<T> = readonly [head: string, cellOf: (item: T) => string | number | boolean | null | undefined];

interface Asked {
  readonly query: {
    readonly format?: 'json' | 'csv';
    readonly limit?: number;
    readonly cursor?: string;
    readonly fields?: readonly string[];
  };
  readonly request: { readonly headers: { readonly accept?: string | undefined } };
}

export interface CsvPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Rows that are read at once. */
const PAGE_ROWS = 500;

/** Whether the caller wants a file. It has every row, so that a page of it makes no sense. */
export function wantsCsv({ query, request }: Asked): boolean {
  const wants = query.format === undefined ? prefersCsv(request.headers.accept) : query.format === 'csv';
  const paging = (['limit', 'cursor', 'fields'] as const).find(name => query[name] !== undefined);
  if (!wants || paging === undefined) return wants;
  const expected = 'left out where CSV is asked for: the file has every row and column';
  const fault = { where: 'query', field: paging, kind: 'format', expected, value: String(query[paging]) } as const;
  throw new Problem('invalid', `${paging} must be ${expected}.`, { faults: [fault] });
}

/** The first page is read before the answer begins, so that a refusal is answered as one. */
export async function csvReply<T>(
  name: string,
  columns: readonly CsvColumn<T>[],
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<CsvPage<T>>,
): Promise<CsvReply> {
  const first = await read({ limit: PAGE_ROWS });
  return replyAsCsv(name, fileOf(columns, first, read));
}

async function* fileOf<T>(
  columns: readonly CsvColumn<T>[],
  first: CsvPage<T>,
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<CsvPage<T>>,
): AsyncGenerator<string> {
  yield lines([columns.map(([head]) => head)]);
  for (let page = first; ; page = await read({ limit: PAGE_ROWS, cursor: page.nextCursor })) {
    if (page.items.length > 0) yield lines(page.items.map(item => columns.map(([, cellOf]) => textOf(cellOf(item)))));
    if (page.nextCursor === null) return;
  }
}

/** Rows as text, each with its end. */
export function lines(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });
}

function textOf(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
