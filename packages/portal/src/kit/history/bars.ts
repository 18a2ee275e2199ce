/** Where the bars of intervals lie on an axis of time. */

export interface Interval {
  readonly from: string;
  /** Null while it lasts. */
  readonly until: string | null;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Bar {
  /** Shares of the axis, 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
}

export interface Tick {
  readonly at: number;
  readonly time: number;
}

const DAY_MS = 86_400_000;
/** An axis is never shorter, so that a device that was given today has a bar. */
const LEAST_MS = 7 * DAY_MS;
const LEAST_SHARE = 0.004;
const MOST_TICKS = 8;

/** From the first beginning to now. */
export function spanOf(intervals: readonly Interval[], now: number): Span {
  const first = Math.min(now - LEAST_MS, ...intervals.map(({ from }) => Date.parse(from)));
  return { from: first, to: now };
}

export function barOf({ from, until }: Interval, span: Span): Bar {
  const share = (time: number) => Math.max(0, Math.min(1, (time - span.from) / (span.to - span.from)));
  const start = Math.min(share(Date.parse(from)), 1 - LEAST_SHARE);
  const end = until === null ? 1 : share(Date.parse(until));
  return { start, end: Math.max(end, start + LEAST_SHARE), open: until === null || Date.parse(until) > span.to };
}

/** The first days of months or years, as many as are easily read. */
export function ticksOf(span: Span): Tick[] {
  const months = monthsIn(span);
  const step = [1, 2, 3, 6, 12, 24, 60].find(each => months.length / each <= MOST_TICKS) ?? 120;
  return months
    .filter(time => (new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth()) % step === 0)
    .map(time => ({ time, at: (time - span.from) / (span.to - span.from) }));
}

function monthsIn({ from, to }: Span): number[] {
  const start = new Date(from);
  const months: number[] = [];
  for (let month = start.getUTCMonth() + 1; ; month += 1) {
    const time = Date.UTC(start.getUTCFullYear(), month, 1);
    if (time > to) return months;
    months.push(time);
  }
}
