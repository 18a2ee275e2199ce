/** Finds where a process's clock must begin: after everything stored, even if the machine's clock was set back. */
import { Problem } from '../../domain/problem.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectLatestInstant } from '../../storage/statements/events.ts';
import { selectOrganizations } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';

const HOUR_MICROS = 3_600_000_000;

/** Before heldby existed: a machine whose clock lost its battery says 1970. */
const EARLIEST_PLAUSIBLE: Instant = Date.UTC(2026, 0, 1) * 1_000;

/**
 * How far the store may be ahead of the machine. Clocks that are corrected move by seconds, and heldby's follows the store until the
 * machine's has caught up. A store that is hours ahead was written under a wrong clock, or the machine's is wrong now.
 */
const FOLLOWED_MICROS = HOUR_MICROS;

/**
 * The latest instant of the history that the clock goes on after; 0 if there is none. `conflict` for a store that is further ahead and for a clock that is years
 * back, unless the operator says that the machine's clock is right.
 */
export async function startingInstant(reader: Reader, now: Instant, trustsMachine: boolean): Promise<Instant> {
  if (now < EARLIEST_PLAUSIBLE && !trustsMachine) throw new Problem('conflict', tooEarly(now));
  const organizations = await reader.all(selectOrganizations, {});
  const events = await Promise.all(organizations.map(({ org }) => reader.one(selectLatestInstant, { org })));
  const instants = events.map(event => event?.at ?? 0);
  const latest = Math.max(0, ...instants);
  if (latest <= now + FOLLOWED_MICROS) return latest;
  if (!trustsMachine) throw new Problem('conflict', aheadOf(latest, now));
  return Math.max(0, ...instants.filter(at => at <= now + FOLLOWED_MICROS));
}

function tooEarly(now: Instant): string {
  return `This machine's clock says ${toIso(now)}, before heldby existed. Set the clock; or, if this is meant, start with --trust-clock on.`;
}

function aheadOf(latest: Instant, now: Instant): string {
  const hours = ((latest - now) / HOUR_MICROS).toFixed(1);
  return (
    `The last event of the store is of ${toIso(latest)}, and this machine's clock says ${toIso(now)}, ${hours} hours earlier. ` +
    'Set the clock; or, if it is right and the store was written under a wrong one, start with --trust-clock on.'
  );
}
