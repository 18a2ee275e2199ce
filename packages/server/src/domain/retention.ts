/** How long what is over is kept, by an organization's policy. */
import type { Instant } from '../lib/instant.ts';
import type { Policy } from './organization.ts';

/** What was removed since it was last told, and up to which event. */
export interface Removed {
  /** The last event that is removed; 0 if none is. */
  readonly removedUpTo: number;
  /** Its chain; empty if none is. */
  readonly chain: Uint8Array;
  readonly events: number;
  readonly assignments: number;
  readonly credentials: number;
  readonly people: number;
}

/** What is older than these instants is not kept. Null keeps all. */
export interface Limits {
  readonly events: Instant | null;
  readonly assignments: Instant | null;
  readonly credentials: Instant | null;
  readonly people: Instant | null;
}

const DAY_MICROS = 24 * 3_600_000_000;

export function limitsOf(policy: Policy, now: Instant): Limits {
  const before = (days: number | undefined) => (days === undefined ? null : now - days * DAY_MICROS);
  return {
    events: before(policy.keepEventsDays),
    assignments: before(policy.keepEndedAssignmentsDays),
    credentials: before(policy.keepSpentCredentialsDays),
    people: before(policy.eraseLeaversDays),
  };
}
