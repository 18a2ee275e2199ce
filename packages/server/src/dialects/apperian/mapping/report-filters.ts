/** Which rows of a report a request wants: by column, by a word in any column, by creation date. Pure. */
import { type Fault, Problem } from '../../../domain/problem.ts';
import { hasLostPlus, type Instant, parseAsOf, WRITE_PLUS } from '../../../lib/instant.ts';
import { parseDate } from './dates.ts';

export type ReportRow = Readonly<Record<string, string | number | null>>;

interface Filters {
  readonly columns: readonly (readonly [column: string, value: string])[];
  readonly word: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

const FILTER = 'filter-';

/** `columns` are the report's. The query may hold parameters that mean nothing here. */
export function rowFilter(query: Readonly<Record<string, unknown>>, columns: readonly string[]): (row: ReportRow) => boolean {
  const filters = filtersOf(query, columns);
  return row => fits(row, filters);
}

function filtersOf(query: Readonly<Record<string, unknown>>, columns: readonly string[]): Filters {
  const chosen: [string, string][] = [];
  for (const [name, value] of Object.entries(query)) {
    if (!name.startsWith(FILTER)) continue;
    const column = name.slice(FILTER.length);
    if (!columns.includes(column)) throw refused(name, `named after one of the columns ${columns.join(', ')}`, value);
    chosen.push([column, key(String(value))]);
  }
  return {
    columns: chosen,
    word: query.search === undefined ? undefined : key(String(query.search)),
    from: dateIn(query, 'start_date', parseDate) ?? Number.NEGATIVE_INFINITY,
    to: dateIn(query, 'end_date', endOf) ?? Number.POSITIVE_INFINITY,
  };
}

function fits(row: ReportRow, { columns, word, from, to }: Filters): boolean {
  const created = parseDate(String(row.created)) ?? 0;
  if (created < from || created > to) return false;
  if (columns.some(([column, value]) => key(String(row[column] ?? '')) !== value)) return false;
  return word === undefined || Object.values(row).some(value => typeof value === 'string' && key(value).includes(word));
}

/** A date without a time includes the whole day. */
function endOf(text: string): Instant | undefined {
  return parseAsOf(text) ?? parseDate(text);
}

const DATE = 'a date such as 2017-01-12 or 2017-01-12T08:00:00';

function dateIn(
  query: Readonly<Record<string, unknown>>,
  name: 'start_date' | 'end_date',
  parse: (text: string) => Instant | undefined,
): Instant | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const instant = parse(String(given));
  if (instant === undefined) throw refused(name, hasLostPlus(String(given)) ? `${DATE}; ${WRITE_PLUS}` : DATE, given);
  return instant;
}

/** Case-insensitive, like every search of this dialect. */
function key(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function refused(field: string, expected: string, value: unknown): Problem {
  const fault: Fault = { where: 'query', field, kind: 'format', expected, value: String(value) };
  return new Problem('invalid', `${field} must be ${expected}.`, { faults: [fault] });
}
