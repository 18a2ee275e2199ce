/** Reads where owners and devices are, and asks the rule of `rights.ts` whether that is in the actor's locations. */
import type { Actor } from '../domain/actor.ts';
import type { Device } from '../domain/device.ts';
import type { LocationId, OwnerId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import type { Instant } from '../lib/instant.ts';
import { selectCalling } from '../storage/statements/calling.ts';
import { type HolderPlaceRow, selectHolderPlaces } from '../storage/statements/reach.ts';
import type { Reader } from '../storage/storage.ts';
import type { Edit } from './change.ts';
import { isBoundToLocations, type Places, reaches, reachesDevice, reachesWholeDevice } from './rights.ts';

/** Whether a person or workspace belongs to, or is called in, one of the actor's locations. Costs nothing for other roles. */
export async function reachesOwner(
  reader: Reader,
  actor: Actor,
  { id, locationId }: { readonly id: OwnerId; readonly locationId: LocationId | null },
): Promise<boolean> {
  if (reaches(actor, [locationId])) return true;
  const calling = await reader.one(selectCalling, { org: actor.org, ownerId: id });
  return reaches(actor, [calling?.locationId ?? null]);
}

/** Whether the device or one of its holders is in the actor's locations, or the actor holds it. */
export async function findsDevice(reader: Reader, actor: Actor, { id, locationId }: Device, now: Instant): Promise<boolean> {
  if (reaches(actor, [locationId])) return true;
  const holders = await holdersOf(reader, actor, id, now);
  return (
    holders.some(({ ownerId }) => ownerId === actor.id) || reachesDevice(actor, { own: null, holders: holders.map(placesOf) })
  );
}

/** Refuses a change to a device that is, or is held, outside of the actor's locations as well. */
export async function requireWholeDevice(edit: Edit, device: Device): Promise<void> {
  if (await controlsDevice(edit, device)) return;
  throw new Problem('forbidden', 'The device, or somebody who holds it, is outside your locations.');
}

/** Whether the actor may change the device. Guests are not asked about. */
export async function controlsDevice({ tx, actor, now }: Edit, { id, locationId }: Device): Promise<boolean> {
  if (!isBoundToLocations(actor)) return true;
  const holders = (await holdersOf(tx, actor, id, now)).filter(({ role }) => role !== 'guest');
  return reachesWholeDevice(actor, { own: locationId, holders: holders.map(placesOf) });
}

function holdersOf(reader: Reader, { org }: Actor, deviceId: string, at: Instant): Promise<readonly HolderPlaceRow[]> {
  return reader.all(selectHolderPlaces, { org, deviceId, at });
}

function placesOf({ locationId, callingLocationId }: HolderPlaceRow): Places {
  return [locationId, callingLocationId];
}
