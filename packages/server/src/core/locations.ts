/** The location that something is put into. Every noun with a location asks here. */
import type { Actor } from '../domain/actor.ts';
import type { LocationId } from '../domain/ids.ts';
import { invalid } from '../domain/problem.ts';
import { selectLocation } from '../storage/statements/places.ts';
import type { Reader } from '../storage/storage.ts';
import { requireLocation, seesLocation } from './rights.ts';

/** It must exist and be within the actor's reach; null only for an actor who is not bound to locations. */
export async function requireKnownLocation(reader: Reader, actor: Actor, id: LocationId | null): Promise<void> {
  if (id === null) {
    requireLocation(actor, null, 'location');
    return;
  }
  const location = await reader.one(selectLocation, { org: actor.org, id });
  if (location === undefined || !seesLocation(actor, id)) throw invalid('locationId', 'the id of a location', id);
}
