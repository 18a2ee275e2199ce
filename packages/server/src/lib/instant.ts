/** Instants as whole microseconds since 1970-01-01T00:00:00Z, in UTC. Exact in a JavaScript number until the year 2255. */

/** Microseconds since the Unix epoch. */
export type Instant = number & { readonly brand?: 'Instant' };

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ]((?:[01]\d|2[0-3]):\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-05-04T06:43:44.000001Z`: RFC 3339 with six fractional digits. Every answer and event spells some. */
export function toIso(instant: Instant): string {
  const seconds = Math.floor(instant / 1_000_000);
  const days = Math.floor(seconds / DAY_SECONDS);
  const inDay = seconds - days * DAY_SECONDS;
  const [hours, minutes] = [Math.floor(inDay / 3_600), Math.floor(inDay / 60) % 60];
  const micros = String(instant - seconds * 1_000_000).padStart(6, '0');
  return `${dateOf(days)}T${two(hours)}:${two(minutes)}:${two(inDay % 60)}.${micros}Z`;
}

const DAY_SECONDS = 86_400;
/** More than eleven years: further days push the others out. */
const DATES_LIMIT = 4_096;
const dates = new Map<number, string>();

/** The date of a day counted from 1970-01-01. Few days are asked for, again and again. */
function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_SECONDS * 1_000).toISOString().slice(0, 10);
  if (dates.size >= DATES_LIMIT) dates.clear();
  dates.set(day, date);
  return date;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

export function toIsoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

/**
 * Reads an RFC 3339 date-time; digits beyond the microsecond are cut off. Undefined for other text, and outside the years 1684
 * to 2255, where a JavaScript number cannot hold the microseconds exactly.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return undefined;
  const [, date, time, fraction = '', offset = 'Z'] = parts;
  const ms = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(ms) || !isRealDay(`${date}`)) return undefined;
  return exact(ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)));
}

/** What a text that is no instant should have been, to end a sentence with. `parse`: which of the readers below refused it. */
export function wantedInstant(text: string, parse: (text: string) => Instant | undefined = parseInstant): string {
  const mayBeDay = parse !== parseInstant;
  const wanted = mayBeDay ? 'an RFC 3339 date-time or a date' : 'an RFC 3339 date-time';
  const [, date = '', time, offset] = NEARLY.exec(text) ?? [];
  if (hasLostPlus(text)) return `${wanted}: ${WRITE_PLUS}`;
  if (date !== '' && !isRealDay(date)) return `a day that exists: ${date} does not`;
  if (date !== '' && (time === undefined ? mayBeDay : DATE_TIME.test(text))) return 'between the years 1684 and 2255';
  if (time !== undefined && offset === '') return `${wanted} with its offset from UTC, such as ${text}Z`;
  return `${wanted}, such as 2026-05-04T06:43:44Z${mayBeDay ? ' or 2026-05-04' : ''}`;
}

/** Whether the text has a blank where an offset begins, as it comes out of a URL in which the plus was not escaped. */
export function hasLostPlus(text: string): boolean {
  return /:\d{2}(?:\.\d+)? \d{2}:?\d{2}$/.test(text);
}

export const WRITE_PLUS = 'in a URL, + means a blank, so write it as %2B';

/** A date with a time and an offset, each as far as it can be told. */
const NEARLY = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(.*))?$/;

/**
 * Reads the instant that a query asks about: a date-time is itself, a bare date `2026-05-04` is the last microsecond of that day
 * in UTC, since "on that day" means how the day ended.
 */
export function parseAsOf(text: string): Instant | undefined {
  if (!DATE.test(text)) return parseInstant(text);
  return isRealDay(text) ? exact(Date.parse(`${text}T00:00:00Z`) * 1000 + 86_400_000_000 - 1) : undefined;
}

/** The same for what is to be before an instant: a bare date is the first microsecond of that day in UTC. */
export function parseStartOf(text: string): Instant | undefined {
  return DATE.test(text) ? parseInstant(`${text}T00:00:00Z`) : parseInstant(text);
}

/** The first microsecond of its day in UTC. */
export function startOfDay(instant: Instant): Instant {
  return instant - (instant % (DAY_SECONDS * 1_000_000));
}

function exact(instant: number): Instant | undefined {
  return Number.isSafeInteger(instant) ? instant : undefined;
}

/** `Date.parse` reads 31 February as 3 March. */
function isRealDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
