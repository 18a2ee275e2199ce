/** Finds locations, and checks the one that a person, device or workspace is put into. */
import type { Actor } from '../domain/actor.ts';
import type { LocationId } from '../domain/ids.ts';
import type { Location } from '../domain/place.ts';
import { invalid, notFound } from '../domain/problem.ts';
import { selectLocation } from '../storage/statements/places.ts';
import type { Reader } from '../storage/storage.ts';
import { isBoundToLocations, requireLocation, seesLocation } from './rights.ts';

/** The location must exist and the actor must administer it. Null is refused for an actor who is bound to locations. */
export async function requireKnownLocation(
  reader: Reader,
  actor: Actor,
  id: LocationId | null,
  field = 'locationId',
): Promise<void> {
  if (id === null) {
    if (isBoundToLocations(actor)) throw invalid(field, 'the id of a location that you administer', null, 'missing');
    return;
  }
  const location = await reader.one(selectLocation, { org: actor.org, id });
  if (location === undefined || !seesLocation(actor, id)) throw invalid(field, 'the id of a location that you can see', id);
}

/** `not_found` for a closed one, and for one outside the actor's reach. */
export async function requireOpenLocation(reader: Reader, actor: Actor, id: LocationId): Promise<Location> {
  requireLocation(actor, id, 'location');
  const location = await reader.one(selectLocation, { org: actor.org, id });
  if (location === undefined) throw notFound('location');
  return location;
}
