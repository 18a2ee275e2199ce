/** The three forms in which Apperian writes instants (contract apperian §6): always UTC, always with six fractional digits. Pure. */
import { type Instant, parseInstant, toIso } from '../../../lib/instant.ts';

/** How the vendor writes "no end". Too late for an exact number of microseconds, so that it exists only as text. */
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

/** Reads all three forms. Without an offset the time is UTC; a date alone is its first instant. Undefined for other text. */
export function parseDate(text: string): Instant | undefined {
  const parts = BARE.exec(text);
  if (parts === null) return parseInstant(text);
  return parseInstant(parts[1] === undefined ? `${text}T00:00:00Z` : `${text}Z`);
}
