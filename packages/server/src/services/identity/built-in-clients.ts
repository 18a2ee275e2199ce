/** The OAuth clients that heldby brings itself: which organization a sign-in to one is for, and its application there. */
import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireOrganizationHere } from '../../core/here.ts';
import { storeBuiltIn } from '../../core/identity/built-in.ts';
import { organizationAt, type Place, requireOrganization } from '../../core/organization/find.ts';
import { systemActor } from '../../domain/actor.ts';
import type { Application } from '../../domain/credential.ts';
import { INSTALLATION, type OrgId } from '../../domain/ids.ts';
import { digest } from '../../lib/crypto.ts';
import { selectApplication, toApplication } from '../../storage/statements/applications.ts';
import { locateCredential } from '../../storage/statements/credentials.ts';
import type { AuthenticatedClient } from './authentication.ts';

export interface BuiltInClients {
  /** The organization that a request is for: that of the host, the named one, or the only one. Undefined where nothing says. */
  readonly organizationAt: (place: Place) => Promise<OrgId | undefined>;
  /** The client in an organization; undefined if it is disabled there. Without an organization nobody can sign in with it. */
  readonly of: (client: Application, org: OrgId | undefined) => Promise<AuthenticatedClient | undefined>;
  /** The same in the organization of a code or token. */
  readonly ofSecret: (client: Application, secret: string) => Promise<AuthenticatedClient | undefined>;
  /** Stores the application. It is needed before a consent or a sign-in is stored, which refers to it. */
  readonly store: (client: Application, org: OrgId) => Promise<void>;
}

export function createBuiltInClients(core: Core): BuiltInClients {
  const { storage } = core;
  const find = (org: OrgId, { id }: Application) => storage.one(selectApplication, { org, id });
  const of: BuiltInClients['of'] = async (client, org) => {
    const row = org === undefined ? undefined : await find(org, client);
    if (row !== undefined && row.disabledReason !== null) return undefined;
    return { org: org ?? INSTALLATION, application: row === undefined ? client : toApplication(row), credentialId: null };
  };
  return {
    organizationAt: place => organizationAt(storage, place),
    of,
    ofSecret: async (client, secret) => {
      const place = await storage.one(locateCredential, { digest: digest(secret) });
      if (place !== undefined) await requireOrganizationHere(storage, place.org);
      return of(client, place?.org);
    },
    store: async (client, org) => {
      if ((await find(org, client)) !== undefined) return;
      const { id } = await requireOrganization(storage, org);
      const write = { actor: systemActor(org, id) };
      await change(core, write, { name: 'applications.storeBuiltIn', needs: null }, null, edit => storeBuiltIn(edit, client));
    },
  };
}
