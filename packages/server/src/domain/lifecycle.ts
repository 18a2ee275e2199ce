/** The life of a device, in stretches: what somebody has set, and between these whether anybody held it. Pure. */
import type { Instant } from '../lib/instant.ts';
import type { Doer } from './assignment.ts';
import type { Lifecycle, SetLifecycle } from './device.ts';

export interface Stretch {
  readonly state: Lifecycle;
  readonly since: Instant;
  /** Null for the present one. */
  readonly until: Instant | null;
  /** Why it was set; null for what follows from the holders. */
  readonly reason: string | null;
  /** Who set it; null for what follows from the holders. */
  readonly setBy: Doer | null;
  /** Why it was ended, and who did it; null for the present one, and for what follows from the holders. */
  readonly endReason: string | null;
  readonly endedBy: Doer | null;
}

/** A stretch that somebody has set. */
export type SetStretch = Stretch & { readonly state: SetLifecycle };

/** When somebody held the device. */
export interface Held {
  readonly since: Instant;
  readonly until: Instant | null;
}

/** Oldest first, without gaps, from when the device was added. What was set and held may be in any order. */
export function stretchesOf(createdAt: Instant, set: readonly SetStretch[], held: readonly Held[]): Stretch[] {
  const byHand = set.toSorted((one, other) => one.since - other.since);
  const assigned = merged(held);
  const stretches: Stretch[] = [];
  let from: Instant = createdAt;
  for (const each of byHand) {
    stretches.push(...between(from, each.since, assigned), each);
    if (each.until === null) return stretches;
    from = each.until;
  }
  return [...stretches, ...between(from, null, assigned)];
}

/** Intervals that neither overlap nor touch. */
function merged(held: readonly Held[]): Held[] {
  const result: Held[] = [];
  for (const { since, until } of held.toSorted((one, other) => one.since - other.since)) {
    const last = result.at(-1);
    if (last === undefined || (last.until !== null && last.until < since)) result.push({ since, until });
    else if (last.until !== null)
      result.splice(-1, 1, { since: last.since, until: until === null ? null : Math.max(last.until, until) });
  }
  return result.filter(({ since, until }) => until === null || until > since);
}

/** What follows from the holders in [from, to). */
function between(from: Instant, to: Instant | null, assigned: readonly Held[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  for (const { since, until } of assigned) {
    if ((until !== null && until <= at) || (to !== null && since >= to)) continue;
    if (since > at) stretches.push(plain('in_stock', at, since));
    const end = until === null || (to !== null && until > to) ? to : until;
    stretches.push(plain('assigned', Math.max(since, at), end));
    if (end === null) return stretches;
    at = end;
  }
  if (to === null || at < to) stretches.push(plain('in_stock', at, to));
  return stretches;
}

function plain(state: Lifecycle, since: Instant, until: Instant | null): Stretch {
  return { state, since, until, reason: null, setBy: null, endReason: null, endedBy: null };
}
