/** Applications: OAuth clients, their secrets, and the access tokens that they get for themselves. */
import type { Actor } from '../domain/actor.ts';
import { type Application, clientSecretPresented } from '../domain/credential.ts';
import type { Owner } from '../domain/owner.ts';
import { invalid, Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import type { Scope } from '../domain/scope.ts';
import { randomSecret } from '../lib/crypto.ts';
import {
  insertApplication,
  insertClientIndex,
  locateClient,
  selectApplications,
  toApplication,
} from '../storage/statements/credentials.ts';
import { selectOrganization } from '../storage/statements/organizations.ts';
import type { AuthenticatedClient } from './authentication.ts';
import type { Core, Page, PageRequest } from './core.ts';
import { type Issued, issueWithin, requireTokenAdministrator, storeWithin } from './credentials.ts';
import { pageById } from './paging.ts';
import { change, type Write } from './write.ts';

export interface ApplicationInput {
  readonly name: string;
  /** The application's id when left out. Holds no colon (RFC 7617 §2). */
  readonly clientId?: string;
  /** Made here, with 256 random bits, when left out. */
  readonly secret?: string;
  readonly role?: Role;
}

export interface IssuedApplication {
  readonly application: Application;
  readonly secret: string;
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
      requireTokenAdministrator(write.actor);
      if (input.clientId?.includes(':')) throw invalid('clientId', 'text without a colon', input.clientId);
      return change(core, write, 'applications.create', null, async edit => {
        const id = edit.newId();
        const clientId = input.clientId ?? id;
        if ((await edit.tx.one(locateClient, { clientId })) !== undefined) {
          throw new Problem('conflict', `The client id ${clientId} is taken.`);
        }
        const application: Application = { id, clientId, name: input.name, role: input.role ?? 'member', createdAt: edit.now };
        await edit.tx.run(insertApplication, { org: edit.org, ...application });
        await edit.tx.run(insertClientIndex, { org: edit.org, clientId, id });
        edit.record({ type: 'application.created', subject: id, owner: { kind: 'application', id }, after: application });
        const secret = input.secret ?? randomSecret();
        const subject: Owner = { kind: 'application', id };
        const wanted = { subject, scopes: SCOPES_OF_ROLE[application.role], label: input.name, expiresAt: null };
        await storeWithin(edit, 'client_secret', wanted, clientSecretPresented(clientId, secret));
        return { application, secret };
      });
    },
    list: async (actor, page) => {
      requireTokenAdministrator(actor);
      return pageById(page, (after, limit) => storage.all(selectApplications, { org: actor.org, after, limit }), toApplication);
    },
    issueToken: async ({ org, application }, lifetimeSeconds) => {
      const organization = await storage.one(selectOrganization, { org });
      const subject: Owner = { kind: 'application', id: application.id };
      const actor: Actor = {
        org,
        organizationId: organization?.id ?? '',
        ...subject,
        kind: 'application',
        name: application.name,
        role: application.role,
        scopes: 0,
        policy: {},
        locations: new Set(),
        credentialId: null,
        applicationId: application.id,
      };
      return change(core, { actor }, 'applications.issueToken', null, async edit =>
        issueWithin(edit, 'access_token', {
          subject,
          scopes: SCOPES_OF_ROLE[application.role],
          label: 'client credentials',
          expiresAt: edit.now + lifetimeSeconds * 1_000_000,
          applicationId: application.id,
        }),
      );
    },
  };
}
