/** Checks whether browsers may call an organization from an origin. Its policy lists the origins, and an index finds them. */
import { TRUSTED_MICROS } from '../../core/actor-cache.ts';
import type { Core } from '../../core/core.ts';
import { organizationOfHost } from '../../core/organization/find.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import { locateOrigin } from '../../storage/statements/organizations.ts';

export interface Origins {
  /** Whether the organization of this host lists the origin. For a host of no organization: whether any organization does. */
  readonly isListedAt: (host: string, origin: string) => Promise<boolean>;
  /** The same from the cache; false if the pair is not in it. */
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
      // As with credentials, a change takes effect at once on this node and within seconds on others.
      return seen !== undefined && seen.ticket === actors.ticket() && clock.now() - seen.checkedAt < TRUSTED_MICROS;
    },
  };
}
