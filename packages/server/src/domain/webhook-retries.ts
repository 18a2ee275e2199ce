/** When a delivery is tried again, and when heldby gives up. Pure. */
import type { Instant } from '../lib/instant.ts';

const SECOND_MICROS = 1_000_000;
const MINUTE_MICROS = 60 * SECOND_MICROS;
const HOUR_MICROS = 60 * MINUTE_MICROS;

/** Short at first, because most failures are restarts of the receiver. The last one repeats. */
const BACK_OFF_MICROS = [
  5 * SECOND_MICROS,
  30 * SECOND_MICROS,
  2 * MINUTE_MICROS,
  10 * MINUTE_MICROS,
  30 * MINUTE_MICROS,
  HOUR_MICROS,
  2 * HOUR_MICROS,
  4 * HOUR_MICROS,
  6 * HOUR_MICROS,
] as const;
const LONGEST_MICROS = 6 * HOUR_MICROS;

/** So much longer or shorter, by chance: receivers that come back are not met by everything at once. */
const JITTER = 0.2;

/** A long weekend. */
export const RETRIED_MICROS = 72 * HOUR_MICROS;
/** A webhook to which nothing could be delivered for as long as a delivery is retried is switched off. */
export const SWITCHED_OFF_AFTER_MICROS = RETRIED_MICROS;
/** A receiver that asks for more time than this is asked again. */
const RETRY_AFTER_LIMIT_MICROS = HOUR_MICROS;

/** `chance`: from 0 to 1. Null: it is not tried again. */
export function nextTry(
  { attempts, since }: { readonly attempts: number; readonly since: Instant },
  now: Instant,
  retryAfterMicros: number | null,
  chance: number,
): Instant | null {
  const backOff = BACK_OFF_MICROS[attempts - 1] ?? LONGEST_MICROS;
  const jittered = Math.round(backOff * (1 + JITTER * (2 * chance - 1)));
  const next = now + Math.max(jittered, retryAfterMicros ?? 0);
  return next - since > RETRIED_MICROS ? null : next;
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); null for none, and for any other text. */
export function retryAfterOf(header: string | null, now: Instant): number | null {
  if (header === null) return null;
  const micros = /^\d{1,9}$/.test(header) ? Number(header) * SECOND_MICROS : Date.parse(header) * 1_000 - now;
  return Number.isNaN(micros) ? null : Math.min(Math.max(0, micros), RETRY_AFTER_LIMIT_MICROS);
}
