/** Reads the dates that people and spreadsheets write. Pure. */
import { type Instant, parseAsOf } from '../../lib/instant.ts';

/** Which number comes first in dates such as 03/05/2024. */
export type DateOrder = 'dmy' | 'mdy';

const PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
const BY_YEAR = /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?$/;
/** Excel ends a date with a time that nobody typed. */
const MIDNIGHT = /[ T]0{1,2}:00(?::00(?:\.0+)?)?$/;

/** The day as YYYY-MM-DD; undefined for what is none. Dots mean that the day comes first. */
export function dayOf(given: string, order: DateOrder): string | undefined {
  const text = given.trim().replace(MIDNIGHT, '');
  const [, year, month, day] = BY_YEAR.exec(text) ?? [];
  if (year !== undefined) return real(Number(year), Number(month), Number(day));
  const [, one, separator, other, written = ''] = PARTS.exec(text) ?? [];
  if (one === undefined) return undefined;
  const full = written.length === 2 ? 2000 + Number(written) : Number(written);
  const isDayFirst = separator === '.' || order === 'dmy';
  return isDayFirst ? real(full, Number(other), Number(one)) : real(full, Number(one), Number(other));
}

/** A date-time, or a day: its end, as everywhere in heldby. */
export function instantOf(given: string, order: DateOrder): { readonly at: Instant; readonly day: string | null } | undefined {
  const day = dayOf(given, order);
  if (day !== undefined) {
    const at = parseAsOf(day);
    return at === undefined ? undefined : { at, day };
  }
  const at = parseAsOf(given.trim());
  return at === undefined ? undefined : { at, day: null };
}

/** By the dates of a file: a number above 12 is no month. */
export function orderOf(texts: Iterable<string>): DateOrder | null {
  for (const text of texts) {
    const [, one, separator, other] = PARTS.exec(text.trim()) ?? [];
    if (one === undefined || separator === '.') continue;
    if (Number(one) > 12) return 'dmy';
    if (Number(other) > 12) return 'mdy';
  }
  return null;
}

function real(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
