/** Finds where a process's clock must begin: after everything stored, even if the machine's clock was set back. */
import type { Instant } from '../../lib/instant.ts';
import { selectLatestInstant } from '../../storage/statements/events.ts';
import { selectOrganizations } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';

/** An instant further ahead came from a wrong clock and is ignored: with it, nobody could sign in until then. */
const BELIEVED_AHEAD_MICROS = 24 * 3_600_000_000;

/** The latest plausible instant of the history; 0 if there is none. */
export async function latestInstant(reader: Reader, now: Instant): Promise<Instant> {
  const organizations = await reader.all(selectOrganizations, {});
  const events = await Promise.all(organizations.map(({ org }) => reader.one(selectLatestInstant, { org })));
  return events.reduce((latest, event) => {
    const at = event?.at ?? 0;
    return at > now + BELIEVED_AHEAD_MICROS ? latest : Math.max(latest, at);
  }, 0);
}
