/**
 * Reads who acts and with which rights at this moment: when a credential is first presented, and again in the transaction of
 * each write. In between, the token can be revoked, or the person demoted, disabled or off-boarded. Both read one row by its
 * key.
 */
import type { Actor } from '../domain/actor.ts';
import { disabledReasonAt, holdsAt } from '../domain/assignment.ts';
import { ACCESS_KINDS, type CredentialKind, isOver } from '../domain/credential.ts';
import { requireHere } from '../domain/elsewhere.ts';
import type { CredentialId, LocationId, OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import { type Scope, scopeMask } from '../domain/scope.ts';
import { formatLimits, parseLimits } from '../domain/token-limits.ts';
import type { Instant } from '../lib/instant.ts';
import { selectOrganization, toOrganization } from '../storage/statements/organizations.ts';
import { selectAdministeredLocations } from '../storage/statements/people.ts';
import {
  type PresentCredentialRow,
  type PresentHoldingRow,
  type PresentRow,
  selectPresentCredential,
  selectPresentRights,
  selectPresentSubject,
} from '../storage/statements/present.ts';
import type { Reader } from '../storage/storage.ts';
import type { Authenticated } from './actor-cache.ts';
import { requireOrganizationHere } from './here.ts';
import { isBoundToLocations } from './rights.ts';

/** A credential by its id, which the directory returns for a digest. */
export interface CredentialRef {
  readonly org: OrgId;
  readonly credentialId: CredentialId;
}

/**
 * The actor of the credential. Throws `unauthenticated` if the credential or its holder is not valid, and `unavailable` if the
 * organization lives elsewhere.
 */
export async function actorOf(reader: Reader, { org, credentialId }: CredentialRef, now: Instant): Promise<Authenticated> {
  const row = await reader.one(selectPresentCredential, { org, id: credentialId });
  const organization = await reader.one(selectOrganization, { org });
  requireHere(organization?.elsewhere ?? null);
  if (row === undefined || organization === undefined || !ACCESS_KINDS.has(row.kind as CredentialKind)) {
    throw new Problem('unauthenticated', UNKNOWN);
  }
  const { role, limits } = requirePresent(row, now);
  const who = { org, ...subjectOf(row), role };
  const actor: Actor = {
    ...who,
    name: row.name ?? '',
    organizationId: organization.id,
    policy: toOrganization(organization).policy,
    scopes: scopeMask(row.scopes === '' ? [] : (row.scopes.split(' ') as Scope[])),
    limits,
    locations: await locationsOf(reader, { ...who, limits }),
    credentialId,
    grantId: row.grantId,
    applicationId: row.applicationId,
    assignmentNumber: row.heldNumber,
    appAssignmentNumber: row.appNumber,
  };
  // Nobody trusts a cached actor after a planned end or disabling of the device that they signed in on.
  const ends = [row.expiresAt, row.heldExpiresAt, row.heldDisableAt].filter(end => end !== null);
  return { actor, expiresAt: ends.length === 0 ? null : Math.min(...ends) };
}

/** The actor with their present rights: the same object if nothing has changed. Throws as `actorOf` does if they have none. */
export async function presentActor(reader: Reader, actor: Actor, now: Instant): Promise<Actor> {
  if (actor.kind === 'system') return actor;
  const row = await readPresent(reader, actor, actor.kind);
  // One that has moved is closed, too. Only then it costs a statement.
  if (row !== undefined && row.closedAt !== null) {
    await requireOrganizationHere(reader, actor.org);
  }
  const { role, limits } = requirePresent(row, now);
  const isSame = role === actor.role && sameLimits(limits, actor.limits);
  if (isSame && !isBoundToLocations(actor)) return actor;
  const locations = await locationsOf(reader, { ...actor, role, limits });
  return isSame && sameLocations(locations, actor.locations) ? actor : { ...actor, role, limits, locations };
}

/** Uses the narrowest statement that is enough, because it runs in every write. */
function readPresent(reader: Reader, actor: Actor, kind: 'person' | 'application'): Promise<AnyPresentRow | undefined> {
  const { org, id: subjectId, credentialId, assignmentNumber } = actor;
  if (credentialId === null) return reader.one(selectPresentSubject[kind], { org, id: subjectId });
  if (assignmentNumber !== null) return reader.one(selectPresentCredential, { org, id: credentialId });
  return reader.one(selectPresentRights[kind], { org, id: credentialId, subjectId });
}

/** Whether the credential, of any kind, is valid at this moment. */
export async function isPresent(reader: Reader, { org, credentialId }: CredentialRef, now: Instant): Promise<boolean> {
  return refusalOf(await reader.one(selectPresentCredential, { org, id: credentialId }), now) === null;
}

/** The locations that a location administrator is responsible for; empty for everybody else. */
export async function locationsOf(
  reader: Reader,
  actor: Pick<Actor, 'org' | 'id' | 'role' | 'kind'> & Partial<Pick<Actor, 'limits'>>,
): Promise<Actor['locations']> {
  const limited = actor.limits?.locationIds ?? null;
  if (limited !== null) return new Set(limited);
  if (actor.kind !== 'person' || !isBoundToLocations(actor)) return NOWHERE;
  const rows = await reader.all(selectAdministeredLocations, { org: actor.org, personId: actor.id });
  return new Set(rows.map(row => row.locationId));
}

const NOWHERE: ReadonlySet<LocationId> = new Set();

function subjectOf({ subjectKind, subjectId }: PresentCredentialRow): Pick<Actor, 'kind' | 'id'> {
  return { kind: subjectKind === 'application' ? 'application' : 'person', id: subjectId };
}

/** With the holding of a device if the statement reads it. */
type AnyPresentRow = PresentRow & Partial<PresentHoldingRow>;

function requirePresent(row: AnyPresentRow | undefined, now: Instant): Pick<Actor, 'role' | 'limits'> {
  const refusal = refusalOf(row, now);
  if (refusal !== null) throw new Problem('unauthenticated', refusal);
  const role = row?.role as Role;
  const limits = parseLimits(row?.limits ?? null);
  if (limits === null || limits.locationIds === null) return { role, limits };
  // Everything that holds for a location administrator holds for the token then, on every face.
  if (role === 'full') return { role: 'location_admin', limits };
  throw new Problem('unauthenticated', 'The token is limited to locations, and its holder is no full administrator any more.');
}

const UNKNOWN = 'The credential is unknown, expired or revoked.';

/** Why the credential is refused; null if it is valid. */
function refusalOf(row: AnyPresentRow | undefined, now: Instant): string | null {
  if (row === undefined || isOver(row, now)) return UNKNOWN;
  if (row.closedAt !== null) return 'The organization is closed.';
  if (row.role === null || row.removedAt !== null) return 'The holder of the credential was removed.';
  const isDisabled = row.disabledReason !== null || !isUsable(row, now);
  return isDisabled ? 'The holder of the credential is disabled.' : null;
}

/** A token from a sign-in on a device is valid while its holder holds that device and is not disabled on it. */
function isUsable(row: AnyPresentRow, now: Instant): boolean {
  const { assignmentId = null, heldSince = null } = row;
  if (heldSince === null) return assignmentId === null;
  const { heldUntil = null, heldExpiresAt = null, heldDisabledReason = null, heldDisableAt = null } = row;
  const isHeld = holdsAt({ createdAt: heldSince, until: heldUntil, expiresAt: heldExpiresAt }, now);
  return isHeld && disabledReasonAt({ disabledReason: heldDisabledReason, disableAt: heldDisableAt }, now) === null;
}

function sameLimits(one: Actor['limits'], other: Actor['limits']): boolean {
  return one === other || formatLimits(one) === formatLimits(other);
}

function sameLocations(one: ReadonlySet<LocationId>, other: ReadonlySet<LocationId>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}
