/** Stores the locations that a location administrator is responsible for. */
import type { LocationId, PersonId } from '../../domain/ids.ts';
import {
  deleteAdministeredLocations,
  insertAdministeredLocation,
  selectAdministeredLocations,
} from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';

/** Returns whether the set has changed. */
export async function replaceAdministered(edit: Edit, personId: PersonId, locations: readonly LocationId[]): Promise<boolean> {
  const { tx, org, actor } = edit;
  const wanted = new Set(locations);
  for (const id of wanted) await requireKnownLocation(tx, actor, id);
  const before = await tx.all(selectAdministeredLocations, { org, personId });
  if (before.length === wanted.size && before.every(({ locationId }) => wanted.has(locationId))) return false;
  tx.send(deleteAdministeredLocations, { org, personId });
  for (const locationId of wanted) tx.send(insertAdministeredLocation, { org, personId, locationId });
  return true;
}
