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

function daysAgo(now: Date, count: number, unit: string): string | undefined {
  const then = new Date(now);
  if (unit === 'd' || unit === 'w') then.setTime(now.getTime() - count * (unit === 'w' ? 7 : 1) * DAY_MS);
  if (unit === 'm') then.setUTCMonth(now.getUTCMonth() - count);
  if (unit === 'y') then.setUTCFullYear(now.getUTCFullYear() - count);
  return then.getUTCFullYear() < 1 ? undefined : then.toISOString().slice(0, 10);
}
