/** Who presents this? Credentials are found by the digest of the whole presented string, the same way for every face. */

import type { Core } from '../../core/core.ts';
import { findOwner } from '../../core/owners.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Assignment, disabledReasonAt, holdsAt } from '../../domain/assignment.ts';
import { ACCESS_KINDS, type Application, type Credential, clientSecretPresented } from '../../domain/credential.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import { scopeMask } from '../../domain/scope.ts';
import { digest } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectAssignment, toAssignment } from '../../storage/statements/assignments.ts';
import {
  locateClient,
  locateCredential,
  selectApplication,
  selectCredential,
  toApplication,
  toCredential,
} from '../../storage/statements/credentials.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { selectAdministeredLocations, selectPerson } from '../../storage/statements/people.ts';
import { createThrottle } from './throttle.ts';

/** An OAuth client in the organization that it belongs to: one that has shown its secret, or has none to show. */
export interface AuthenticatedClient {
  readonly org: OrgId;
  readonly application: Application;
}

export interface Authentication {
  /** Who presents this token, or `unauthenticated`. */
  readonly authenticate: (token: string) => Promise<Actor>;
  /** The same from memory, where the token was seen in the last seconds. */
  readonly authenticateCached: (token: string) => Actor | undefined;
  /** The OAuth client that presents this id and secret; undefined when it does not, or has tried too often from there. */
  readonly authenticateClient: (clientId: string, secret: string, address: string) => Promise<AuthenticatedClient | undefined>;
  /** The OAuth client with this id, whoever says it: enough to ask people on its behalf, and for clients without a secret. */
  readonly findClient: (clientId: string) => Promise<AuthenticatedClient | undefined>;
}

export function createAuthentication(core: Core): Authentication {
  const { storage, clock, actors, touches } = core;
  const throttle = createThrottle();

  const touch = ({ org, credentialId, assignmentNumber }: Actor, now: Instant) => {
    if (credentialId !== null) touches.credential(org, credentialId, now);
    if (assignmentNumber !== null) touches.assignment(org, assignmentNumber, now);
  };
  const authenticateCached = (token: string) => {
    const now = clock.now();
    const known = actors.get(digest(token), now)?.actor;
    if (known !== undefined) touch(known, now);
    return known;
  };

  return {
    authenticateCached,
    authenticate: async token => {
      const cached = authenticateCached(token);
      if (cached !== undefined) return cached;
      const ticket = actors.ticket();
      const now = clock.now();
      const found = await lookUp(core, token, now);
      if (found === undefined || !ACCESS_KINDS.has(found.credential.kind)) {
        throw new Problem('unauthenticated', 'The credential is unknown, expired or revoked.');
      }
      const actor = await toActor(core, found.org, found.credential);
      if (actor === undefined) throw new Problem('unauthenticated', 'The holder of the credential is disabled.');
      actors.set(digest(token), { actor, expiresAt: found.credential.expiresAt }, now, ticket);
      touch(actor, now);
      return actor;
    },
    authenticateClient: async (clientId, secret, address) => {
      const now = clock.now();
      // Counted per address: whoever guesses from elsewhere must not lock the client itself out.
      const account = digest(`${clientId} ${address}`);
      return throttle.attempt(account, address, async () => {
        const found = await lookUp(core, clientSecretPresented(clientId, secret), now);
        if (found === undefined || found.credential.kind !== 'client_secret') return undefined;
        const row = await storage.one(selectApplication, { org: found.org, id: found.credential.subject.id });
        if (row === undefined || row.clientId !== clientId) return undefined;
        touches.credential(found.org, found.credential.id, now);
        return { org: found.org, application: toApplication(row) };
      });
    },
    findClient: async clientId => {
      const place = await storage.one(locateClient, { clientId });
      const row = place && (await storage.one(selectApplication, { org: place.org, id: place.applicationId }));
      return row && { org: place.org, application: toApplication(row) };
    },
  };
}

export interface LocatedCredential {
  readonly org: OrgId;
  readonly credential: Credential;
}

/** The credential that is this secret, of whatever kind, while it is valid. */
export async function lookUp(
  core: Core,
  secret: string,
  now: Instant = core.clock.now(),
): Promise<LocatedCredential | undefined> {
  const place = await core.storage.one(locateCredential, { digest: digest(secret) });
  if (place === undefined) return undefined;
  const row = await core.storage.one(selectCredential, { org: place.org, id: place.credentialId });
  if (row === undefined || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return undefined;
  return { org: place.org, credential: toCredential(row) };
}

/** The credential's holder as he is now: his role, his locations. Undefined when he may not act at all. */
async function toActor(core: Core, org: OrgId, credential: Credential): Promise<Actor | undefined> {
  const { subject } = credential;
  const owner = await findOwner(core.storage, org, subject);
  const organization = await core.storage.one(selectOrganization, { org });
  if (owner === undefined || owner.disabledReason !== null || organization === undefined) return undefined;
  const rights = await rightsOf(core, org, subject);
  if (rights === undefined) return undefined;
  const holding = await holdingOf(core, org, credential);
  if (holding === 'over') return undefined;
  return {
    org,
    organizationId: organization.id,
    kind: subject.kind === 'application' ? 'application' : 'person',
    id: subject.id,
    name: owner.name,
    ...rights,
    policy: toOrganization(organization).policy,
    scopes: scopeMask(credential.scopes),
    credentialId: credential.id,
    applicationId: credential.applicationId,
    assignmentNumber: holding?.number ?? null,
  };
}

/** The assignment whose device the credential was got on; `over` when its holder does not hold that device any more, or may not use it. */
async function holdingOf(core: Core, org: OrgId, { assignmentId }: Credential): Promise<Assignment | 'over' | undefined> {
  if (assignmentId === null) return undefined;
  const row = await core.storage.one(selectAssignment, { org, id: assignmentId });
  const now = core.clock.now();
  return row !== undefined && holdsAt(row, now) && disabledReasonAt(row, now) === null ? toAssignment(row) : 'over';
}

async function rightsOf(core: Core, org: OrgId, subject: Owner): Promise<Pick<Actor, 'role' | 'locations'> | undefined> {
  if (subject.kind === 'application') {
    const row = await core.storage.one(selectApplication, { org, id: subject.id });
    return row && { role: toApplication(row).role, locations: new Set() };
  }
  const row = await core.storage.one(selectPerson, { org, id: subject.id });
  if (row === undefined) return undefined;
  const role = row.role as Role;
  if (role !== 'location_admin') return { role, locations: new Set() };
  const rows = await core.storage.all(selectAdministeredLocations, { org, personId: subject.id });
  return { role, locations: new Set(rows.map(each => each.locationId)) };
}
