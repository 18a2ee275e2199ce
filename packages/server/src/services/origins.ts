/** From which origins browsers may call into an organization: its policy says so, and a directory finds it by the origin. */
import type { OrgId } from '../domain/ids.ts';
import { deleteOrigin, insertOrigin, locateOrigin } from '../storage/statements/organizations.ts';
import type { Core } from './core.ts';
import { organizationOfHost } from './hosts.ts';
import type { Change } from './write.ts';

export interface Origins {
  /** Whether the organization of this host lists the origin; at a host that is nobody's, whether any organization does. */
  readonly isListedAt: (host: string, origin: string) => Promise<boolean>;
}

export function createOrigins({ storage }: Core): Origins {
  return {
    isListedAt: async (host, origin) => {
      const places = await storage.all(locateOrigin, { origin });
      const org = places.length === 0 ? undefined : await organizationOfHost(storage, host);
      return places.some(place => org === undefined || place.org === org);
    },
  };
}

/** Brings the directory to what the policy of the organization says now. */
export async function replaceOrigins(edit: Change, before: readonly string[], after: readonly string[]): Promise<void> {
  const key = (origin: string): { origin: string; org: OrgId } => ({ origin, org: edit.org });
  for (const origin of new Set(before)) if (!after.includes(origin)) await edit.tx.run(deleteOrigin, key(origin));
  for (const origin of new Set(after)) if (!before.includes(origin)) await edit.tx.run(insertOrigin, key(origin));
}
