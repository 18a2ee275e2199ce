/** Dates, numbers and durations in words, by the person's language and zone. */
import { DAY_MS, dayOf } from './local-time.ts';
import { presentMs } from './present.ts';

export interface Format {
  readonly zone: string;
  /** `12 May 2026, 09:30`. */
  readonly dateTime: (instant: string) => string;
  /** `12 May 2026`. Takes an instant, or a day as `2026-05-12`. */
  readonly date: (instant: string) => string;
  /** `12 May`, with the year where it is another one than now. For charts and narrow columns. */
  readonly shortDate: (instant: string) => string;
  readonly time: (instant: string) => string;
  /** `just now`, `2 min. ago`, `yesterday`; from a month on the date. */
  readonly relative: (instant: string, now?: number) => string;
  readonly number: (value: number) => string;
  /** `12.3k`, for axes. */
  readonly shortNumber: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly list: (texts: readonly string[]) => string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Beyond it a date says more. */
const RELATIVE_DAYS = 30;

export function createFormat({ locale, zone }: { readonly locale?: string | undefined; readonly zone: string }): Format {
  const dates = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const full = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const dateTime = dates({ ...full, ...clock });
  const [date, day] = [dates(full), dates(full, 'UTC')];
  const [short, shortDay] = [dates({ month: 'short', day: 'numeric' }), dates({ month: 'short', day: 'numeric' }, 'UTC')];
  const time = dates(clock);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale);
  const sayDate = (instant: string) => (isDay(instant) ? day : date).format(new Date(instant));
  return {
    zone,
    dateTime: instant => dateTime.format(new Date(instant)),
    date: sayDate,
    shortDate: instant =>
      sameYear(instant, zone) ? (isDay(instant) ? shortDay : short).format(new Date(instant)) : sayDate(instant),
    time: instant => time.format(new Date(instant)),
    relative: (instant, now = presentMs()) => sayRelative(relative, instant, now, zone) ?? sayDate(instant),
    number: value => number.format(value),
    shortNumber: value => compact.format(value),
    percent: share => percent.format(share),
    list: texts => list.format(texts),
  };
}

/** By the browser's language and zone. */
export const format = createFormat({
  locale: globalThis.navigator?.language,
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});

function sayRelative(words: Intl.RelativeTimeFormat, instant: string, now: number, zone: string): string | undefined {
  const ms = Date.parse(instant) - now;
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return words.format(0, 'second');
  if (size < HOUR_MS) return words.format(Math.trunc(ms / MINUTE_MS), 'minute');
  const days = daysBetween(dayOf(now, zone), dayOf(instant, zone));
  if (days === 0 || size < 6 * HOUR_MS) return words.format(Math.trunc(ms / HOUR_MS), 'hour');
  return Math.abs(days) <= RELATIVE_DAYS ? words.format(days, 'day') : undefined;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function isDay(text: string): boolean {
  return text.length === 10;
}

/** A day is in its own year wherever somebody reads it. */
function sameYear(instant: string, zone: string): boolean {
  return (isDay(instant) ? instant : dayOf(instant, zone)).slice(0, 4) === dayOf(presentMs(), zone).slice(0, 4);
}
