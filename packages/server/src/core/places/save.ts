/** Stores locations and workspaces. All code that changes one calls this file. */
import { isDeepStrictEqual } from 'node:util';
import type { Location, Workspace } from '../../domain/place.ts';
import { updateLocation, updateWorkspace } from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';

/** Writes the location if `wanted` differs from `before`, and returns the stored object. */
export function saveLocation(edit: Edit, before: Location, wanted: Location): Location {
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Location = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  const { createdAt: _, ...stored } = after;
  edit.tx.send(updateLocation, { org: edit.org, ...stored });
  if (before.closedAt === null && after.closedAt !== null) record.locationClosed(edit, before, after);
  else if (before.closedAt !== null && after.closedAt === null) record.locationReopened(edit, before, after);
  else record.locationUpdated(edit, before, after);
  return after;
}

/** The same for a workspace. Closing it ends what it holds. */
export async function saveWorkspace(edit: Edit, before: Workspace, wanted: Workspace): Promise<Workspace> {
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Workspace = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  const { createdAt: _, ...stored } = after;
  edit.tx.send(updateWorkspace, { org: edit.org, ...stored });
  if (before.closedAt === null && after.closedAt !== null) {
    record.workspaceClosed(edit, before, after);
    const reason = edit.write.reason ?? 'the workspace was closed';
    await tell(edit, 'owner closed', { owner: { kind: 'workspace', id: after.id }, reason });
  } else if (before.closedAt !== null && after.closedAt === null) record.workspaceReopened(edit, before, after);
  else record.workspaceUpdated(edit, before, after);
  return after;
}
