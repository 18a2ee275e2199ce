/** Places as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import type { Location, Workspace } from '../../../domain/place.ts';
import { toIso } from '../../../lib/instant.ts';

export function toLocation(location: Location): api.Location {
  return { ...location, createdAt: toIso(location.createdAt) };
}

export function toWorkspace(workspace: Workspace): api.Workspace {
  return { ...workspace, createdAt: toIso(workspace.createdAt) };
}
