/**
 * Asks an actor's rights again when the write happens. Between a request's headers and its turn to write, a token can be
 * revoked, a person demoted, disabled or off-boarded. One statement by keys reads all of that in the same transaction.
 */
import type { Actor } from '../domain/actor.ts';
import { disabledReasonAt, holdsAt } from '../domain/assignment.ts';
import type { LocationId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import type { Instant } from '../lib/instant.ts';
import { selectAdministeredLocations } from '../storage/statements/people.ts';
import { type PresentRow, selectPresentCredential, selectPresentSubject } from '../storage/statements/present.ts';
import type { Reader } from '../storage/storage.ts';
import { isBoundToLocations } from './rights.ts';

/** The actor as they are now: the same object where nothing has changed. Throws `unauthenticated` where they may act no more. */
export async function presentActor(reader: Reader, actor: Actor, now: Instant): Promise<Actor> {
  if (actor.kind === 'system') return actor;
  const { org, credentialId } = actor;
  const row =
    credentialId === null
      ? await reader.one(selectPresentSubject[actor.kind], { org, id: actor.id })
      : await reader.one(selectPresentCredential, { org, id: credentialId });
  const role = requirePresent(row, now);
  if (role === actor.role && !isBoundToLocations(actor)) return actor;
  const locations = await locationsOf(reader, { ...actor, role });
  return role === actor.role && sameLocations(locations, actor.locations) ? actor : { ...actor, role, locations };
}

/** The locations that a location administrator looks after; empty for everybody else. */
export async function locationsOf(
  reader: Reader,
  actor: Pick<Actor, 'org' | 'id' | 'role' | 'kind'>,
): Promise<Actor['locations']> {
  if (actor.kind !== 'person' || actor.role !== 'location_admin') return NOWHERE;
  const rows = await reader.all(selectAdministeredLocations, { org: actor.org, personId: actor.id });
  return new Set(rows.map(row => row.locationId));
}

const NOWHERE: ReadonlySet<LocationId> = new Set();

function requirePresent(row: PresentRow | undefined, now: Instant): Role {
  const isOver = row === undefined || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now);
  if (isOver) throw new Problem('unauthenticated', 'The credential is unknown, expired or revoked.');
  if (row.role === null || row.removedAt !== null) {
    throw new Problem('unauthenticated', 'The holder of the credential was removed.');
  }
  if (row.disabledReason !== null || !isUsable(row, now)) {
    throw new Problem('unauthenticated', 'The holder of the credential is disabled.');
  }
  return row.role as Role;
}

/** A token of a sign-in on a device is worth something while its holder holds that device and may use it. */
function isUsable(row: PresentRow, now: Instant): boolean {
  if (row.heldSince === null) return row.assignmentId === null;
  const held = { createdAt: row.heldSince, until: row.heldUntil, expiresAt: row.heldExpiresAt };
  const blocked = { disabledReason: row.heldDisabledReason, disableAt: row.heldDisableAt };
  return holdsAt(held, now) && disabledReasonAt(blocked, now) === null;
}

function sameLocations(one: ReadonlySet<LocationId>, other: ReadonlySet<LocationId>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}
