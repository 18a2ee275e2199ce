/** From which origins browsers may call into an organization: its policy says so, and a directory finds it by the origin. */
import { TRUSTED_MICROS } from '../../core/actor-cache.ts';
import type { Core } from '../../core/core.ts';
import { organizationOfHost } from '../../core/organization/find.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import { locateOrigin } from '../../storage/statements/organizations.ts';

export interface Origins {
  /** Whether the organization of this host lists the origin; at a host of no organization, whether any organization does. */
  readonly isListedAt: (host: string, origin: string) => Promise<boolean>;
  /** Whether it was so within the last seconds, from memory. */
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
