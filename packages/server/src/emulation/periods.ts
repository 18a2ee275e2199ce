/** Lengths of time as tests write them. */
import { Problem } from '../domain/problem.ts';

const PERIOD = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const [WEEK, DAY, HOUR, MINUTE, SECOND] = [604_800_000_000, 86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000];

/** Microseconds of milliseconds, or of a period of ISO 8601 without months and years, whose length differs. */
export function periodOf(by: number | string): number {
  if (typeof by === 'number') {
    if (Number.isFinite(by) && by >= 0) return Math.round(by * 1_000);
  } else {
    const found = PERIOD.exec(by);
    if (found !== null && by !== 'P' && !by.endsWith('T')) {
      const [weeks, days, hours, minutes, seconds] = found.slice(1).map(part => Number(part ?? 0)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      return weeks * WEEK + days * DAY + hours * HOUR + minutes * MINUTE + Math.round(seconds * SECOND);
    }
  }
  throw new Problem('invalid', `${by} is no length of time: give milliseconds, or a period such as P30D or PT15M.`);
}
