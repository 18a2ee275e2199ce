/**
 * Finds where in the history a time is. Sequences grow with time, so a few look-ups by key take the place of an index over all
 * events. Nodes that share a store have their own clocks; the bounds leave room for their difference, and the reader compares
 * each event exactly.
 */
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectCauseBefore } from '../../storage/statements/feed.ts';
import type { Reader } from '../../storage/storage.ts';

/** More than the clocks of synchronized machines differ by. */
const CLOCKS_DIFFER_MICROS = 300_000_000;

/** Sequences in `(after, upTo]`. */
export interface Bounds {
  readonly after: number;
  readonly upTo: number;
}

/** The part of `within` outside of which no event is between the instants. */
export async function boundsOf(
  reader: Reader,
  org: OrgId,
  within: Bounds,
  { since, until }: { readonly since: Instant | null; readonly until: Instant | null },
): Promise<Bounds> {
  const first = since === null ? within.after : (await firstAfter(reader, org, within, since - CLOCKS_DIFFER_MICROS)) - 1;
  const upTo = until === null ? within.upTo : (await firstAfter(reader, org, within, until + CLOCKS_DIFFER_MICROS)) - 1;
  return { after: Math.max(within.after, first), upTo: Math.min(within.upTo, upTo) };
}

/** The sequence from which on all changes are later than the instant: one beyond the last if none are. */
async function firstAfter(reader: Reader, org: OrgId, { after, upTo }: Bounds, instant: Instant): Promise<number> {
  let [low, high] = [after + 1, upTo + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const cause = await reader.one(selectCauseBefore, { org, sequence: middle });
    if (cause !== undefined && cause.at > instant) high = Math.max(low, cause.sequence);
    else low = middle + 1;
  }
  return low;
}
