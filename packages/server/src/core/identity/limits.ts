/** Limits tokens, and keeps those who have a limited token from making wider ones. */
import type { CredentialId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import { isWithin, limitsOf, type TokenLimits } from '../../domain/token-limits.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectApplication } from '../../storage/statements/applications.ts';
import { selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { deleteAdministeredLocations, insertAdministeredLocation, selectPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';

/** The limits of a new token: what is asked for, and what is not asked for as the issuer's own token has it. */
export async function requireLimits(
  edit: Edit,
  subject: Owner,
  wish: Partial<TokenLimits> | undefined,
): Promise<TokenLimits | null> {
  const own = edit.actor.limits;
  const { endpoints = null, locationIds = null, dryRunOnly = false } = wish ?? {};
  const limits = limitsOf({
    endpoints: endpoints ?? own?.endpoints ?? null,
    locationIds: locationIds ?? own?.locationIds ?? null,
    dryRunOnly: dryRunOnly || (own?.dryRunOnly ?? false),
  });
  if (!isWithin(limits, own)) throw new Problem('forbidden', 'A limited token makes no token that may do more than itself.');
  if (locationIds !== null) await requirePlaces(edit, subject, locationIds);
  return limits;
}

/** A token that is made with a limited one ends with it at the latest. */
export async function requireNotLonger(edit: Edit, expiresAt: Instant | null): Promise<void> {
  const { limits, credentialId } = edit.actor;
  if (limits === null || credentialId === null) return;
  const row = await edit.tx.one(selectCredential, { org: edit.org, id: credentialId });
  const end = row === undefined ? null : toCredential(row).expiresAt;
  if (end === null || (expiresAt !== null && expiresAt <= end)) return;
  throw invalid('expiresAt', `at most ${toIso(end)}, when your own limited token ends`, expiresAt && toIso(expiresAt), 'range');
}

/** Keeps the places of a token where the lists look for the places of an administrator. */
export function storePlaces({ tx, org }: Edit, id: CredentialId, limits: TokenLimits | null): void {
  for (const locationId of limits?.locationIds ?? []) tx.send(insertAdministeredLocation, { org, personId: id, locationId });
}

export function replacePlaces(edit: Edit, id: CredentialId, limits: TokenLimits | null): void {
  edit.tx.send(deleteAdministeredLocations, { org: edit.org, personId: id });
  storePlaces(edit, id, limits);
}

async function requirePlaces(edit: Edit, subject: Owner, locationIds: readonly string[]): Promise<void> {
  if ((await roleOf(edit, subject)) !== 'full') {
    throw invalid(
      'limits.locationIds',
      "left out: only a full administrator's token is limited to locations",
      locationIds,
      'enum',
    );
  }
  for (const id of locationIds) await requireKnownLocation(edit.tx, edit.actor, id, 'limits.locationIds');
}

async function roleOf({ tx, org }: Edit, { kind, id }: Owner): Promise<Role> {
  const row = kind === 'person' ? await tx.one(selectPerson, { org, id }) : await tx.one(selectApplication, { org, id });
  if (row === undefined) throw notFound(kind);
  return row.role as Role;
}
