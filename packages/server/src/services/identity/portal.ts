/** The portal's own OAuth client: which organization a sign-in to it is for, and its application there. */
import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { storePortal } from '../../core/identity/portal.ts';
import { organizationAt, type Place, requireOrganization } from '../../core/organization/find.ts';
import { systemActor } from '../../domain/actor.ts';
import { INSTALLATION, type OrgId } from '../../domain/ids.ts';
import { PORTAL } from '../../domain/portal.ts';
import { digest } from '../../lib/crypto.ts';
import { selectApplication, toApplication } from '../../storage/statements/applications.ts';
import { locateCredential } from '../../storage/statements/credentials.ts';
import type { AuthenticatedClient } from './authentication.ts';

export interface PortalClient {
  /** The organization that a request is for: that of the host, the named one, or the only one. Undefined where nothing says. */
  readonly organizationAt: (place: Place) => Promise<OrgId | undefined>;
  /** The client in an organization; undefined if it is disabled there. Without an organization nobody can sign in with it. */
  readonly of: (org: OrgId | undefined) => Promise<AuthenticatedClient | undefined>;
  /** The same in the organization of a code or token. */
  readonly ofSecret: (secret: string) => Promise<AuthenticatedClient | undefined>;
  /** Stores the application. It is needed before a sign-in is stored, which refers to it. */
  readonly store: (org: OrgId) => Promise<void>;
}

export function createPortalClient(core: Core): PortalClient {
  const { storage } = core;
  const find = (org: OrgId) => storage.one(selectApplication, { org, id: PORTAL.id });
  const of = async (org: OrgId | undefined): Promise<AuthenticatedClient | undefined> => {
    const row = org === undefined ? undefined : await find(org);
    if (row !== undefined && row.disabledReason !== null) return undefined;
    return { org: org ?? INSTALLATION, application: row === undefined ? PORTAL : toApplication(row), credentialId: null };
  };
  return {
    organizationAt: place => organizationAt(storage, place),
    of,
    ofSecret: async secret => of((await storage.one(locateCredential, { digest: digest(secret) }))?.org),
    store: async org => {
      if ((await find(org)) !== undefined) return;
      const { id } = await requireOrganization(storage, org);
      await change(core, { actor: systemActor(org, id) }, { name: 'portal.store', needs: null }, null, storePortal);
    },
  };
}
