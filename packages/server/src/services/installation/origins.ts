/** From which origins browsers may call into an organization: its policy says so, and a directory finds it by the origin. */

import { TRUSTED_MICROS } from '../../core/actor-cache.ts';
import type { Change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import type { OrgId } from '../../domain/ids.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import { deleteOrigin, insertOrigin, locateOrigin } from '../../storage/statements/organizations.ts';
import { organizationOfHost } from './hosts.ts';

export interface Origins {
  /** Whether the organization of this host lists the origin; at a host that is nobody's, whether any organization does. */
  readonly isListedAt: (host: string, origin: string) => Promise<boolean>;
  /** Whether it was so within the last seconds, which costs no question to the store. */
  readonly wasListedAt: (host: string, origin: string) => boolean;
}

const REMEMBERED_LIMIT = 1_000;

export function createOrigins({ storage, clock, actors }: Core): Origins {
  const listed = createBoundedMap<string, { readonly ticket: number; readonly checkedAt: number }>(REMEMBERED_LIMIT);
  const keyOf = (host: string, origin: string) => digest(`${host} ${origin}`);
  return {
    isListedAt: async (host, origin) => {
      const [ticket, checkedAt] = [actors.ticket(), clock.now()];
      const places = await storage.all(locateOrigin, { origin });
      const org = places.length === 0 ? undefined : await organizationOfHost(storage, host);
      const isListed = places.some(place => org === undefined || place.org === org);
      if (isListed) listed.set(keyOf(host, origin), { ticket, checkedAt });
      return isListed;
    },
    wasListedAt: (host, origin) => {
      const seen = listed.get(keyOf(host, origin));
      // Like credentials, it stops at once where a list is changed, and elsewhere within seconds.
      return seen !== undefined && seen.ticket === actors.ticket() && clock.now() - seen.checkedAt < TRUSTED_MICROS;
    },
  };
}

/** Brings the directory to what the policy of the organization says now. */
export async function replaceOrigins(edit: Change, before: readonly string[], after: readonly string[]): Promise<void> {
  const key = (origin: string): { origin: string; org: OrgId } => ({ origin, org: edit.org });
  for (const origin of new Set(before)) if (!after.includes(origin)) edit.tx.send(deleteOrigin, key(origin));
  for (const origin of new Set(after)) if (!before.includes(origin)) edit.tx.send(insertOrigin, key(origin));
}
