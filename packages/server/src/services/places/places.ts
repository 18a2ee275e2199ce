/** Creates, reads and lists locations, and the workspaces in them that own devices. */
import { change, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { createLocation, createWorkspace, type LocationInput, type WorkspaceInput } from '../../core/places/create.ts';
import { reachesOwner } from '../../core/reach.ts';
import { reachOf, requireRight, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, WorkspaceId } from '../../domain/ids.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { notFound } from '../../domain/problem.ts';
import { selectLocation, selectLocations, selectWorkspace, selectWorkspaces } from '../../storage/statements/places.ts';
import { pageById } from '../paging.ts';

export interface Places {
  readonly createLocation: (write: Write, input: LocationInput) => Promise<Location>;
  readonly getLocation: (actor: Actor, id: LocationId) => Promise<Location>;
  readonly listLocations: (actor: Actor, page: PageRequest) => Promise<Page<Location>>;
  readonly createWorkspace: (write: Write, input: WorkspaceInput) => Promise<Workspace>;
  readonly getWorkspace: (actor: Actor, id: WorkspaceId) => Promise<Workspace>;
  readonly listWorkspaces: (actor: Actor, page: PageRequest) => Promise<Page<Workspace>>;
}

const needs = 'write devices';

export function createPlaces(core: Core): Places {
  const { storage } = core;

  return {
    createLocation: (write, input) =>
      change(core, write, { name: 'locations.create', needs: 'write locations' }, input, edit => createLocation(edit, input)),
    getLocation: async (actor, id) => {
      requireRight(actor, 'read locations');
      const location = await storage.one(selectLocation, { org: actor.org, id });
      if (location === undefined || !seesLocation(actor, location.id)) throw notFound('location');
      return { ...location };
    },
    listLocations: async (actor, page) => {
      requireRight(actor, 'read locations');
      const key = { org: actor.org, ...reachOf(actor) };
      const read = (after: string, limit: number) => storage.all(selectLocations, { ...key, after, limit });
      return pageById(page, read, row => row);
    },
    createWorkspace: (write, input) =>
      change(core, write, { name: 'workspaces.create', needs }, input, edit => createWorkspace(edit, input)),
    getWorkspace: async (actor, id) => {
      requireRight(actor, 'read devices');
      const workspace = await storage.one(selectWorkspace, { org: actor.org, id });
      if (workspace === undefined || !(await reachesOwner(storage, actor, workspace))) throw notFound('workspace');
      return { ...workspace };
    },
    listWorkspaces: async (actor, page) => {
      requireRight(actor, 'read devices');
      const key = { org: actor.org, ...reachOf(actor) };
      const read = (after: string, limit: number) => storage.all(selectWorkspaces, { ...key, after, limit });
      return pageById(page, read, row => row);
    },
  };
}
