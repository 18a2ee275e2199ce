/** Stores the locations that a location administrator is responsible for. */
import type { LocationId, PersonId } from '../../domain/ids.ts';
import {
  deleteAdministeredLocations,
  insertAdministeredLocation,
  selectAdministeredLocations,
} from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';
import { record } from '../record.ts';
import { requireRight } from '../rights.ts';

/** For who may give the role that goes with the locations. Returns whether the set has changed. */
export async function giveAdministered(edit: Edit, personId: PersonId, locations: readonly LocationId[]): Promise<boolean> {
  requireRight(edit.actor, 'give administrator roles');
  return replaceAdministered(edit, personId, locations);
}

/** Returns whether the set has changed. */
export async function replaceAdministered(edit: Edit, personId: PersonId, locations: readonly LocationId[]): Promise<boolean> {
  const { tx, org, actor } = edit;
  const wanted = [...new Set(locations)].toSorted();
  for (const id of wanted) await requireKnownLocation(tx, actor, id, 'administers');
  const before = (await tx.all(selectAdministeredLocations, { org, personId })).map(row => row.locationId);
  if (before.length === wanted.length && wanted.every(id => before.includes(id))) return false;
  tx.send(deleteAdministeredLocations, { org, personId });
  for (const locationId of wanted) tx.send(insertAdministeredLocation, { org, personId, locationId });
  record.locationsSet(edit, personId, before, wanted);
  return true;
}
