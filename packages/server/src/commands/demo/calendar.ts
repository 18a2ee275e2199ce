/** The demo's two years: days are counted from the first, and people work from Monday to Friday. */
import type { Instant } from '../../lib/instant.ts';
import type { Chance } from './chance.ts';

export const MINUTE = 60_000_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Two years, of which the last day is today. */
export const DAYS = 730;

const FIRST_HOUR = 7;
const WORKING_MINUTES = 10 * 60;
const [FRIDAY, SATURDAY] = [5, 6];

export interface Calendar {
  readonly start: Instant;
  readonly now: Instant;
  /** Some time of a working day, this day or the next that is one. Never later than `now`. */
  readonly worktime: (day: number) => Instant;
  /** The date of a day of the story, as YYYY-MM-DD. */
  readonly dateOf: (day: number) => string;
  /** The end of work on the next Friday that is not today. */
  readonly nextFriday: Instant;
}

export function createCalendar(now: Instant, chance: Chance): Calendar {
  const today = Math.floor(now / DAY) * DAY;
  const start = today - DAYS * DAY;
  const weekdayOf = (instant: Instant) => new Date(instant / 1000).getUTCDay();
  const worktime = (day: number) => {
    let morning = start + Math.floor(day) * DAY;
    while (weekdayOf(morning) % SATURDAY === 0) morning += DAY;
    return Math.min(morning + FIRST_HOUR * HOUR + chance.below(WORKING_MINUTES) * MINUTE, now);
  };
  const daysToFriday = (FRIDAY - weekdayOf(today) + 7) % 7 || 7;
  return {
    start,
    now,
    worktime,
    dateOf: day => new Date((start + day * DAY) / 1000).toISOString().slice(0, 10),
    nextFriday: today + daysToFriday * DAY + 17 * HOUR,
  };
}
