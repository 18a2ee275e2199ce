/** Maps what is asked of counts of devices, and what they show. */
import { type DailyDeviceCount, DEFAULT_PAGE_LIMIT } from '@heldby/contract';
import { Problem } from '../../../domain/problem.ts';
import { type Instant, toIsoOrNull } from '../../../lib/instant.ts';
import type { DailyCount } from '../../../services/reports/daily-counts.ts';
import type { CountedBy, CountRequest } from '../../../services/reports/device-counts.ts';

const DAY_MS = 86_400_000;
/** Ten years: each day of them is gone through. */
const DAYS_LIMIT = 3_660;

export function countRequest(query: {
  readonly by: CountedBy;
  readonly limit?: number;
  readonly cursor?: string;
  readonly total?: boolean;
}): CountRequest {
  const { by, limit = DEFAULT_PAGE_LIMIT, cursor = null, total = false } = query;
  return { by, limit, cursor, total };
}

/** Days as they are counted from 1970-01-01; null where they are left out. */
export function daysIn({ since, until }: { readonly since?: string; readonly until?: string }, nowMs: number) {
  const [first, last] = [since, until].map(day => (day === undefined ? null : Date.parse(`${day}T00:00:00Z`) / DAY_MS)) as [
    number | null,
    number | null,
  ];
  const end = last ?? nowMs / DAY_MS;
  if (first === null || (first <= end && end - first <= DAYS_LIMIT)) return { from: first, to: last };
  const expected = `a day up to ${DAYS_LIMIT.toLocaleString('en-US')} days before the last one`;
  const fault = { where: 'query', field: 'since', kind: 'format', expected, value: `${since}` } as const;
  throw new Problem('invalid', `since must be ${expected}.`, { faults: [fault] });
}

export function progressOf({
  total = null,
  isComplete,
  countedUpTo,
}: {
  readonly total?: number | null;
  readonly isComplete: boolean;
  readonly countedUpTo: Instant | null;
}) {
  return { ...(total === null ? {} : { total }), complete: isComplete, countedUpTo: toIsoOrNull(countedUpTo) };
}

export function toDailyCount({ day, ...count }: DailyCount): DailyDeviceCount {
  return { day: dayText(day), ...count };
}

/** A day that is counted from 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
