/** The three forms in which Apperian writes instants (contract apperian §6): always UTC, always with six fractional digits. Pure. */
import { type Instant, parseInstant, toIso } from '../../../lib/instant.ts';

/** What "no end" is written as. Later than any instant that a number of microseconds can count: text only. */
export const NO_END = '9999-12-31T23:59:59.999999';

/** `2017-07-24T08:08:02.193675+00:00` */
export function withOffset(instant: Instant): string {
  return `${withoutOffset(instant)}+00:00`;
}

/** `2017-07-24T08:08:02.193675` */
export function withoutOffset(instant: Instant): string {
  return toIso(instant).slice(0, -1);
}

/** `2017-01-12`, the day in UTC. */
export function day(instant: Instant): string {
  return toIso(instant).slice(0, 10);
}

export function untilOf(instant: Instant | null): string {
  return instant === null ? NO_END : withoutOffset(instant);
}

const BARE = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?)?$/;

/** Reads each of the three forms: without an offset it is UTC, a day alone is its first instant. Undefined when it is none. */
export function parseDate(text: string): Instant | undefined {
  const parts = BARE.exec(text);
  if (parts === null) return parseInstant(text);
  return parseInstant(parts[1] === undefined ? `${text}T00:00:00Z` : `${text}Z`);
}
