/** Creates locations, and the workspaces in them that own devices. */
import type { LocationId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { insertLocation, insertWorkspace } from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';
import { record } from '../record.ts';

export interface LocationInput {
  readonly name: string;
}

export interface WorkspaceInput {
  readonly name: string;
  readonly locationId: LocationId | null;
}

export async function createLocation(edit: Edit, { name }: LocationInput): Promise<Location> {
  const location: Location = { id: edit.newId(), name: tidyName('name', name), ...newIn(edit) };
  edit.tx.send(insertLocation, { org: edit.org, ...location });
  record.locationCreated(edit, location);
  return location;
}

export async function createWorkspace(edit: Edit, { name, locationId }: WorkspaceInput): Promise<Workspace> {
  await requireKnownLocation(edit.tx, edit.actor, locationId);
  const workspace: Workspace = { id: edit.newId(), name: tidyName('name', name), locationId, ...newIn(edit) };
  edit.tx.send(insertWorkspace, { org: edit.org, ...workspace });
  record.workspaceCreated(edit, workspace);
  return workspace;
}

function newIn({ now }: Edit) {
  return { createdAt: now, modifiedAt: now, closedAt: null, revision: 1 };
}
