/** Reads how long ago something was: `P90D`, `P6M`, `P1Y`, and as people type it, `90d` or `12w`. */
import { type Instant, toIso } from './instant.ts';

/** Years, months, weeks, days of ISO 8601. */
const ISO = /^P(?=\d)(?:(\d{1,2})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;
const SHORT = /^(\d{1,5})([dw])$/i;

const WEEK_DAYS = 7;

/** The instant so long before now; undefined for a text that is no such time. */
export function instantAgo(text: string, now: Instant): Instant | undefined {
  const short = SHORT.exec(text);
  if (short !== null) return before(now, 0, Number(short[1]) * (short[2]?.toLowerCase() === 'w' ? WEEK_DAYS : 1));
  const iso = ISO.exec(text.toUpperCase());
  if (iso === null) return undefined;
  const [years, months, weeks, days] = iso.slice(1).map(part => Number(part ?? 0)) as [number, number, number, number];
  return before(now, years * 12 + months, weeks * WEEK_DAYS + days);
}

/** In the calendar: a month before 31 March is the last day of February. */
function before(now: Instant, months: number, days: number): Instant {
  const date = new Date(toIso(now));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay) - days);
  return date.getTime() * 1_000;
}
