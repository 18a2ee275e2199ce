/** Creates locations, and the workspaces in them that own devices. */
import type { LocationId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { insertLocation, insertWorkspace } from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { type Extras, mergeStoredExtras } from '../extras.ts';
import { requireKnownLocation } from '../locations.ts';
import { record } from '../record.ts';

export interface LocationInput {
  readonly name: string;
  /** What dialects keep with it, by dialect. */
  readonly extras?: Extras | undefined;
}

export interface WorkspaceInput extends LocationInput {
  readonly locationId: LocationId | null;
}

export async function createLocation(edit: Edit, { name, extras }: LocationInput): Promise<Location> {
  const location: Location = { id: edit.newId(), name: tidyName('name', name), ...newIn(edit, extras) };
  edit.tx.send(insertLocation, { org: edit.org, ...location });
  record.locationCreated(edit, location);
  return location;
}

export async function createWorkspace(edit: Edit, { name, locationId, extras }: WorkspaceInput): Promise<Workspace> {
  await requireKnownLocation(edit.tx, edit.actor, locationId);
  const workspace: Workspace = { id: edit.newId(), name: tidyName('name', name), locationId, ...newIn(edit, extras) };
  edit.tx.send(insertWorkspace, { org: edit.org, ...workspace });
  record.workspaceCreated(edit, workspace);
  return workspace;
}

function newIn({ now }: Edit, extras: Extras | undefined) {
  return { createdAt: now, modifiedAt: now, closedAt: null, extras: mergeStoredExtras(null, extras), revision: 1 };
}
