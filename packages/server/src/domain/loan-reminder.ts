/** When the holder of a loan is reminded, by an organization's policy. */
import { type Instant, startOfDay } from '../lib/instant.ts';
import type { Policy } from './organization.ts';
import { DAY_MICROS } from './policies.ts';

/** Days around the due day at which holders are reminded; below 0 before it. In order, each once. */
export function reminderDays(policy: Policy): readonly number[] {
  const before = (policy.loanRemindBeforeDays ?? []).map(days => -days);
  return [...new Set([...before, ...(policy.loanRemindAfterDays ?? [])])].toSorted((one, other) => one - other);
}

export interface Lent {
  readonly lentAt: Instant;
  readonly dueAt: Instant;
  /** The last reminder of this due time; null if there was none. */
  readonly remindedDays: number | null;
}

export interface Reminder {
  /** How many days after the due day; below 0 before it. */
  readonly days: number;
  readonly at: Instant;
}

/** The reminder that is to be sent now, or the next one to come; null if none is. */
export function nextReminder(lent: Lent, days: readonly number[], now: Instant): Reminder | null {
  const { lentAt, dueAt } = lent;
  const due = reminderDue(lent, days, now);
  if (due !== null) return { days: due, at: now };
  const next = days.find(day => remindedFrom(dueAt, day) > now && remindedFrom(dueAt, day) >= lentAt);
  return next === undefined ? null : { days: next, at: remindedFrom(dueAt, next) };
}

/**
 * Reminders go by the days of the calendar, in UTC. Most loans are due at the end of a day: counted from that instant, what is for the day
 * before would come with the run of the due day, and what is for the day itself when it is over.
 */
function remindedFrom(dueAt: Instant, day: number): Instant {
  return startOfDay(dueAt) + day * DAY_MICROS;
}

/**
 * Which reminder is to be sent now; null for none. Only the latest whose time has come, so that nobody gets several at once, and none whose
 * time had come before the device was lent.
 */
export function reminderDue({ lentAt, dueAt, remindedDays }: Lent, days: readonly number[], now: Instant): number | null {
  const latest = days.findLast(day => remindedFrom(dueAt, day) <= now);
  if (latest === undefined || remindedFrom(dueAt, latest) < lentAt) return null;
  return remindedDays === null || latest > remindedDays ? latest : null;
}
