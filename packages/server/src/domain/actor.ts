/** The actor of a request: the person or application of a credential, or the system for the command line. */
import type { ApplicationId, CredentialId, LocationId, OrganizationId, OrgId, OwnerId } from './ids.ts';
import type { Policy } from './organization.ts';
import type { Owner } from './owner.ts';
import type { Role } from './role.ts';
import { EVERY_SCOPE, type ScopeMask } from './scope.ts';
import type { TokenLimits } from './token-limits.ts';

export interface Actor {
  readonly org: OrgId;
  readonly organizationId: OrganizationId;
  readonly kind: 'person' | 'application' | 'system';
  /** The person or application; for the system the organization. */
  readonly id: OwnerId;
  readonly name: string;
  readonly role: Role;
  readonly scopes: ScopeMask;
  /** What the presented token is limited to beside its scopes; null for nothing. */
  readonly limits: TokenLimits | null;
  /** The settings of the actor's organization. */
  readonly policy: Policy;
  /** The locations of a location administrator; empty for everybody else. */
  readonly locations: ReadonlySet<LocationId>;
  /** Null for the system, which presents no credential. */
  readonly credentialId: CredentialId | null;
  /** The sign-in that the token comes from, if any. */
  readonly grantId: string | null;
  /** The OAuth client that the token was issued to, if any. */
  readonly applicationId: ApplicationId | null;
  /** The number of the assignment on whose device the holder signed in, if any. Each call updates its last use. */
  readonly assignmentNumber: number | null;
  /** The number of the assignment of the phone that the token's app registered last, if any. Each call updates its last use. */
  readonly appAssignmentNumber: number | null;
}

/** The operator on the machine itself: the command line, the first start, the demo. */
export function systemActor(org: OrgId, organizationId: OrganizationId): Actor {
  return {
    org,
    organizationId,
    kind: 'system',
    id: organizationId,
    name: 'system',
    role: 'full',
    scopes: EVERY_SCOPE,
    limits: null,
    policy: {},
    locations: new Set(),
    credentialId: null,
    grantId: null,
    applicationId: null,
    assignmentNumber: null,
    appAssignmentNumber: null,
  };
}

/** The actor as an owner of devices; undefined for the system, which holds none. */
export function asOwner(actor: Actor): Owner | undefined {
  return actor.kind === 'system' ? undefined : { kind: actor.kind, id: actor.id };
}
