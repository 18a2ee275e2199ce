/** Days, instants and ages, as the API takes them. */

const AGE = /^(\d{1,4})([dwmy])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/**
 * `2026-05-04` and an instant as they are; `90d`, `12w`, `6m`, `2y` as the day that long ago. Undefined for anything else.
 * A day and no instant, so that a list keeps its address and its cursor while the clock runs.
 */
export function resolveTime(text: string, now: Date): string | undefined {
  const age = AGE.exec(text);
  if (age !== null) return daysAgo(now, Number(age[1]), age[2] ?? 'd');
  if (Number.isNaN(Date.parse(text))) return undefined;
  if (DAY.test(text)) return new Date(text).toISOString().startsWith(text) ? text : undefined;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text : undefined;
}

/** In the calendar, as the server counts: a month before 31 March is the last day of February. */
function daysAgo(now: Date, count: number, unit: string): string | undefined {
  const then = new Date(now);
  if (unit === 'd' || unit === 'w') then.setTime(now.getTime() - count * (unit === 'w' ? 7 : 1) * DAY_MS);
  else {
    then.setUTCMonth(now.getUTCMonth() - count * (unit === 'y' ? 12 : 1));
    // A month that has no such day gave one of the month after it, and day 0 is the last day before that.
    if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  }
  return then.getUTCFullYear() < 1 ? undefined : then.toISOString().slice(0, 10);
}
