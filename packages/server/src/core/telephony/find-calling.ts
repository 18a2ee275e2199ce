/** Finds the calling of an owner: the location, extension and number under which they are called. */
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Calling } from '../../domain/telephony.ts';
import { selectCalling, toCalling } from '../../storage/statements/calling.ts';
import { selectLocations } from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';
import { findOwner, type OwnerFacts, outsideOfYours, requireAble } from '../owners.ts';
import { seesLocation } from '../rights.ts';

/** The resource of the `not_found` for an owner who exists but cannot be called. */
export const CALLING = 'calling';

/** Undefined for an owner who cannot be called. */
export async function findCalling(reader: Reader, org: OrgId, owner: Pick<Owner, 'id'>): Promise<Calling | undefined> {
  const row = await reader.one(selectCalling, { org, ownerId: owner.id });
  return row && toCalling(row);
}

/**
 * The owner's calling, for an actor whose role is checked already. An unknown owner is `not_found`, one who cannot be called is
 * `not_found` with the resource `calling`, and one in a location that the actor does not administer is `forbidden`.
 */
export async function requireCalling(reader: Reader, actor: Actor, owner: Owner): Promise<Calling> {
  const { calling } = await requireCalled(reader, actor.org, owner);
  requireCallingIn(actor, calling.locationId);
  return calling;
}

/** The same check when the location of the owner's calling is already known. */
export function requireCallingIn(actor: Actor, locationId: LocationId | null): void {
  if (!seesLocation(actor, locationId)) throw outsideOfYours();
}

/** The calling of an owner who will get a device: not disabled, and in a location that the actor administers. */
export async function requireAbleCalling(reader: Reader, actor: Actor, owner: Owner): Promise<Calling> {
  const { calling, facts } = await requireCalled(reader, actor.org, owner);
  requireCallingIn(actor, calling.locationId);
  requireAble(facts);
  return calling;
}

/**
 * The location of a phone that the owner will get: where they are called. A workspace that is not called yet gets its phone where
 * it is.
 */
export async function requirePhoneLocation(reader: Reader, actor: Actor, owner: Owner): Promise<LocationId> {
  const facts = await findOwner(reader, actor.org, owner);
  if (facts === undefined) throw notFound(owner.kind);
  const calling = await findCalling(reader, actor.org, owner);
  const locationId = calling?.locationId ?? (await phoneLocation(reader, actor.org, owner, facts));
  if (locationId === null) throw notCalled();
  requireCallingIn(actor, calling?.locationId ?? facts.locationId);
  requireAble(facts);
  return locationId;
}

/** Where an owner who is not called becomes callable with a first phone: a workspace where it is, or in the oldest location. */
export async function phoneLocation(
  reader: Reader,
  org: OrgId,
  owner: Owner,
  { locationId }: Pick<OwnerFacts, 'locationId'>,
): Promise<LocationId | null> {
  if (owner.kind !== 'workspace') return null;
  if (locationId !== null) return locationId;
  const [oldest] = await reader.all(selectLocations.ascending, {
    org,
    after: '',
    limit: 1,
    isClosed: 0,
    bound: 0,
    actor: '',
    self: '',
  });
  return oldest?.id ?? null;
}

/** The same for an owner in any location. */
export async function requireAbleCallingAnywhere(reader: Reader, org: OrgId, owner: Owner): Promise<Calling> {
  const { calling, facts } = await requireCalled(reader, org, owner);
  requireAble(facts);
  return calling;
}

async function requireCalled(reader: Reader, org: OrgId, owner: Owner): Promise<{ facts: OwnerFacts; calling: Calling }> {
  const facts = await findOwner(reader, org, owner);
  if (facts === undefined) throw notFound(owner.kind);
  const calling = await findCalling(reader, org, owner);
  if (calling === undefined) throw notCalled();
  return { facts, calling };
}

export function notCalled(): Problem {
  return new Problem('not_found', 'The owner cannot be called.', { resource: CALLING });
}
