/** Locations, and the workspaces in them that own devices. */

import { change, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireAdministrator, requireLocation, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, WorkspaceId } from '../../domain/ids.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { invalid, notFound } from '../../domain/problem.ts';
import { readsOthers } from '../../domain/role.ts';
import { hasScope } from '../../domain/scope.ts';
import {
  insertLocation,
  insertWorkspace,
  selectLocation,
  selectLocations,
  selectWorkspace,
  selectWorkspaces,
} from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageById } from '../paging.ts';

export interface Places {
  readonly createLocation: (write: Write, input: { name: string }) => Promise<Location>;
  readonly getLocation: (actor: Actor, id: LocationId) => Promise<Location>;
  readonly listLocations: (actor: Actor, page: PageRequest) => Promise<Page<Location>>;
  readonly createWorkspace: (write: Write, input: { name: string; locationId: LocationId | null }) => Promise<Workspace>;
  readonly getWorkspace: (actor: Actor, id: WorkspaceId) => Promise<Workspace>;
  readonly listWorkspaces: (actor: Actor, page: PageRequest) => Promise<Page<Workspace>>;
}

export function createPlaces(core: Core): Places {
  return {
    createLocation: async (write, input) => {
      requireAdministrator(write.actor, 'write devices');
      return change(core, write, 'locations.create', input, async ({ tx, org, now, newId, record }) => {
        const location: Location = { id: newId(), name: input.name, createdAt: now };
        tx.send(insertLocation, { org, ...location });
        record({ type: 'location.created', subject: location.id, after: location });
        return location;
      });
    },
    getLocation: async (actor, id) => {
      requireReader(actor);
      const location = await core.storage.one(selectLocation, { org: actor.org, id });
      if (location === undefined || !seesLocation(actor, location.id)) throw notFound('location');
      return { ...location };
    },
    listLocations: async (actor, page) => {
      requireReader(actor);
      const all = await pageById(
        page,
        (after, limit) => core.storage.all(selectLocations, { org: actor.org, after, limit }),
        row => row,
      );
      return { ...all, items: all.items.filter(location => seesLocation(actor, location.id)) };
    },
    createWorkspace: async (write, input) => {
      requireAdministrator(write.actor, 'write devices');
      return change(core, write, 'workspaces.create', input, async ({ tx, org, now, newId, record }) => {
        await requireKnownLocation(tx, write.actor, input.locationId);
        const workspace: Workspace = { id: newId(), name: input.name, locationId: input.locationId, createdAt: now };
        tx.send(insertWorkspace, { org, ...workspace });
        record({
          type: 'workspace.created',
          subject: workspace.id,
          owner: { kind: 'workspace', id: workspace.id },
          after: workspace,
        });
        return workspace;
      });
    },
    getWorkspace: async (actor, id) => {
      requireAdministrator(actor, 'read devices');
      const workspace = await core.storage.one(selectWorkspace, { org: actor.org, id });
      if (workspace === undefined) throw notFound('workspace');
      requireLocation(actor, workspace.locationId, 'workspace');
      return { ...workspace };
    },
    listWorkspaces: async (actor, page) => {
      requireAdministrator(actor, 'read devices');
      const all = await pageById(
        page,
        (after, limit) => core.storage.all(selectWorkspaces, { org: actor.org, after, limit }),
        row => row,
      );
      return { ...all, items: all.items.filter(workspace => seesLocation(actor, workspace.locationId)) };
    },
  };
}

/** Locations are where devices are, and where people can be called: either scope shows them. */
function requireReader(actor: Actor): void {
  if (readsOthers(actor.role) && hasScope(actor.scopes, 'telephony:read')) return;
  requireAdministrator(actor, 'read devices');
}

/** A location that something is put into: it must exist, and be one that the actor looks after. */
export async function requireKnownLocation(reader: Reader, actor: Actor, id: LocationId | null): Promise<void> {
  if (id === null) {
    requireLocation(actor, null, 'location');
    return;
  }
  const location = await reader.one(selectLocation, { org: actor.org, id });
  if (location === undefined || !seesLocation(actor, id)) throw invalid('locationId', 'the id of a location', id);
}
