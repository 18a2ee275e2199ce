/** Times as people type them: a duration from now, a day, a date-time, or never. */
import { Problem } from '../../domain/problem.ts';
import { parseAsOf, toIso } from '../../lib/instant.ts';

const DURATION = /^(\d{1,6})([smhdw])$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** As the API takes it; null for `never` where there may be none. */
export function timeOf(text: string, flag: string, mayBeNever: boolean, nowMs: number = Date.now()): string | null {
  if (text === 'never' && mayBeNever) return null;
  const [, count, unit] = DURATION.exec(text) ?? [];
  const seconds = UNIT_SECONDS[unit ?? ''];
  const instant = seconds === undefined ? parseAsOf(text) : nowMs * 1_000 + Number(count) * seconds * 1_000_000;
  if (instant !== undefined) return toIso(instant);
  const never = mayBeNever ? ', or never' : '';
  throw new Problem(
    'invalid',
    `${flag} must be a duration such as 12h or 30d, a day or a date-time${never}, not ${JSON.stringify(text)}.`,
  );
}

/** To the second, for a column. */
export function shortTime(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/, '$1Z');
}
