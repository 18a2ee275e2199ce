/** Applications: OAuth clients, their secrets, and the access tokens that they get for themselves. */

import { change, changeShownOnce, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Application, clientSecretPresented, type GrantKind } from '../../domain/credential.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { faultOfRedirectUri } from '../../domain/redirect-uri.ts';
import type { Role } from '../../domain/role.ts';
import type { Scope } from '../../domain/scope.ts';
import { randomSecret } from '../../lib/crypto.ts';
import {
  fromApplication,
  insertApplication,
  insertClientIndex,
  locateClient,
  selectApplications,
  toApplication,
} from '../../storage/statements/credentials.ts';
import { pageById } from '../paging.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { type Issued, issueWithin, requireTokenAdministrator, storeWithin } from './credentials.ts';

export interface ApplicationInput {
  readonly name: string;
  /** The application's id when left out. Holds no colon (RFC 7617 §2). */
  readonly clientId?: string;
  /** Made here, with 256 random bits, when left out. */
  readonly secret?: string;
  readonly role?: Role;
  /** Left out: for itself, or with redirect URIs for people who sign in. */
  readonly grants?: readonly GrantKind[];
  readonly redirectUris?: readonly string[];
  /** It cannot keep a secret, and gets none. */
  readonly public?: boolean;
  readonly firstParty?: boolean;
}

export interface IssuedApplication {
  readonly application: Application;
  /** Null for a public client. */
  readonly secret: string | null;
}

export interface Applications {
  readonly create: (write: Write, input: ApplicationInput) => Promise<IssuedApplication>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Application>>;
  /** A new access token with which the client acts for itself. */
  readonly issueToken: (client: AuthenticatedClient, lifetimeSeconds: number) => Promise<Issued>;
}

/** What a token allows where nobody said: its holder's own devices, and as far as the role reaches the organization's. */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  full: ['org:admin'],
  read_only: ['devices:write', 'devices.org:read', 'people.org:read', 'telephony:read', 'events:read'],
  user_admin: ['devices:write', 'devices.org:read', 'people.org:write'],
  location_admin: ['devices:write', 'devices.org:write', 'people.org:read', 'telephony:write'],
  member: ['devices:write'],
};

export function createApplications(core: Core): Applications {
  const { storage } = core;

  return {
    create: async (write, input) => {
      requireRight(write.actor, 'write tokens of others');
      if (input.clientId?.includes(':')) throw invalid('clientId', 'text without a colon', input.clientId);
      const registration = registrationOf(input);
      return changeShownOnce(core, write, { name: 'applications.create', needs: null }, input, async edit => {
        const id = edit.newId();
        const clientId = input.clientId ?? id;
        if ((await edit.tx.one(locateClient, { clientId })) !== undefined) {
          throw new Problem('conflict', `The client id ${clientId} is taken.`);
        }
        const plain = { id, clientId, name: input.name, role: input.role ?? 'member', createdAt: edit.now };
        const application: Application = { ...plain, ...registration };
        edit.tx.send(insertApplication, { org: edit.org, ...fromApplication(application) });
        edit.tx.send(insertClientIndex, { org: edit.org, clientId, id });
        edit.record({ type: 'application.created', subject: id, owner: { kind: 'application', id }, after: application });
        if (application.public) return { application, secret: null };
        const secret = input.secret ?? randomSecret();
        const subject: Owner = { kind: 'application', id };
        const wanted = { subject, scopes: SCOPES_OF_ROLE[application.role], label: input.name, expiresAt: null };
        await storeWithin(edit, 'client_secret', wanted, clientSecretPresented(clientId, secret));
        return { application, secret };
      });
    },
    list: async (actor, page) => {
      requireRight(actor, 'write tokens of others');
      return pageById(page, (after, limit) => storage.all(selectApplications, { org: actor.org, after, limit }), toApplication);
    },
    issueToken: async ({ org, application }, lifetimeSeconds) => {
      const { id, name, role } = application;
      const subject: Owner = { kind: 'application', id };
      const actor = await selfActor(storage, org, { kind: 'application', id, name, role, applicationId: id });
      return change(core, { actor }, { name: 'applications.issueToken', needs: null }, null, async edit =>
        issueWithin(edit, 'access_token', {
          subject,
          scopes: SCOPES_OF_ROLE[role],
          label: 'client credentials',
          expiresAt: edit.now + lifetimeSeconds * 1_000_000,
          applicationId: id,
        }),
      );
    },
  };
}

type Registration = Pick<Application, 'grants' | 'redirectUris' | 'public' | 'firstParty'>;

/** What the client may do as an OAuth client; a combination that could not work, or not safely, is refused. */
function registrationOf(input: ApplicationInput): Registration {
  const redirectUris = [...new Set(input.redirectUris ?? [])];
  const byDefault: readonly GrantKind[] =
    redirectUris.length > 0 ? ['authorization_code', 'refresh_token'] : ['client_credentials'];
  const grants = [...new Set(input.grants ?? byDefault)];
  for (const uri of redirectUris) {
    const fault = faultOfRedirectUri(uri);
    if (fault !== undefined) throw invalid('redirectUris', `a redirect URI ${fault}`, uri);
  }
  const signsPeopleIn = grants.includes('authorization_code') || grants.includes('implicit');
  if (signsPeopleIn !== redirectUris.length > 0) {
    throw invalid('redirectUris', 'given exactly where people sign in: with the grant authorization_code or implicit');
  }
  const isPublic = input.public ?? false;
  if (isPublic && grants.includes('client_credentials')) {
    throw invalid('grants', 'without client_credentials, because a public client has no secret', 'client_credentials');
  }
  if (isPublic && input.secret !== undefined) throw invalid('secret', 'left out, because the client is public');
  return { grants, redirectUris, public: isPublic, firstParty: input.firstParty ?? false };
}
