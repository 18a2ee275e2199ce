/** Creates, reads, lists, renames and closes locations, and the workspaces in them that own devices. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { closeLocation } from '../../core/composed/close-location.ts';
import type { Core } from '../../core/core.ts';
import {
  changeLocation,
  changeWorkspace,
  closeWorkspace,
  type LocationWish,
  reopenLocation,
  reopenWorkspace,
  type WorkspaceWish,
} from '../../core/places/change.ts';
import { createLocation, createWorkspace, type LocationInput, type WorkspaceInput } from '../../core/places/create.ts';
import { reachesOwner } from '../../core/reach.ts';
import { requireRight, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, WorkspaceId } from '../../domain/ids.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { notFound } from '../../domain/problem.ts';
import { selectLocationEver, selectWorkspaceEver } from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';
import type { ListPage } from '../lists.ts';
import { type LocationRequest, listLocations, listWorkspaces, type WorkspaceRequest } from './listed.ts';

export interface Places {
  readonly createLocation: (write: Write, input: LocationInput) => Promise<Location>;
  /** Also a closed one. */
  readonly getLocation: (actor: Actor, id: LocationId) => Promise<Location>;
  readonly listLocations: (actor: Actor, request: LocationRequest) => Promise<ListPage<Location>>;
  readonly updateLocation: (write: Write, id: LocationId, wish: LocationWish) => Promise<Location>;
  /** Refused with what stands against it, unless everything moves to another location. */
  readonly closeLocation: (write: Write, id: LocationId, moveTo?: LocationId | null) => Promise<Location>;
  readonly reopenLocation: (write: Write, id: LocationId) => Promise<Location>;
  readonly createWorkspace: (write: Write, input: WorkspaceInput) => Promise<Workspace>;
  /** Also a closed one. */
  readonly getWorkspace: (actor: Actor, id: WorkspaceId) => Promise<Workspace>;
  readonly listWorkspaces: (actor: Actor, request: WorkspaceRequest) => Promise<ListPage<Workspace>>;
  readonly updateWorkspace: (write: Write, id: WorkspaceId, wish: WorkspaceWish) => Promise<Workspace>;
  /** Ends what it holds. */
  readonly closeWorkspace: (write: Write, id: WorkspaceId) => Promise<Workspace>;
  readonly reopenWorkspace: (write: Write, id: WorkspaceId) => Promise<Workspace>;
}

export function createPlaces(core: Core): Places {
  return { ...locationsOf(core), ...workspacesOf(core) };
}

type Locations = Pick<
  Places,
  'createLocation' | 'getLocation' | 'listLocations' | 'updateLocation' | 'closeLocation' | 'reopenLocation'
>;

function locationsOf(core: Core): Locations {
  const needs = 'write locations';
  const edit = (
    write: Write,
    name: string,
    request: { readonly id: LocationId },
    verb: (edit: Edit, before: Location) => Promise<Location> | Location,
  ) =>
    change(core, write, { name, needs }, request, async each => {
      const before = await requireLocation(each.tx, each.actor, request.id);
      checkRevision(each, before);
      return verb(each, before);
    });
  return {
    createLocation: (write, input) =>
      change(core, write, { name: 'locations.create', needs }, input, each => createLocation(each, input)),
    getLocation: async (actor, id) => {
      requireRight(actor, 'read locations');
      return requireLocation(core.storage, actor, id);
    },
    listLocations: (actor, request) => listLocations(core.storage, actor, request),
    updateLocation: (write, id, wish) =>
      edit(write, 'locations.update', { id, ...wish }, (each, before) => changeLocation(each, before, wish)),
    closeLocation: (write, id, moveTo = null) => {
      const request = { id, moveTo };
      return edit(write, 'locations.close', request, (each, before) => closeLocation(each, before, moveTo));
    },
    reopenLocation: (write, id) => edit(write, 'locations.reopen', { id }, reopenLocation),
  };
}

function workspacesOf(core: Core): Omit<Places, keyof Locations> {
  const needs = 'write devices';
  const edit = (
    write: Write,
    name: string,
    request: { readonly id: WorkspaceId },
    verb: (edit: Edit, before: Workspace) => Promise<Workspace>,
  ) =>
    change(core, write, { name, needs }, request, async each => {
      const before = await requireWorkspace(each.tx, each.actor, request.id);
      checkRevision(each, before);
      return verb(each, before);
    });
  return {
    createWorkspace: (write, input) =>
      change(core, write, { name: 'workspaces.create', needs }, input, each => createWorkspace(each, input)),
    getWorkspace: async (actor, id) => {
      requireRight(actor, 'read devices');
      return requireWorkspace(core.storage, actor, id);
    },
    listWorkspaces: (actor, request) => listWorkspaces(core.storage, actor, request),
    updateWorkspace: (write, id, wish) =>
      edit(write, 'workspaces.update', { id, ...wish }, (each, before) => changeWorkspace(each, before, wish)),
    closeWorkspace: (write, id) => edit(write, 'workspaces.close', { id }, closeWorkspace),
    reopenWorkspace: (write, id) => edit(write, 'workspaces.reopen', { id }, reopenWorkspace),
  };
}

async function requireLocation(reader: Reader, actor: Actor, id: LocationId): Promise<Location> {
  const location = await reader.one(selectLocationEver, { org: actor.org, id });
  if (location === undefined || !seesLocation(actor, location.id)) throw notFound('location');
  return { ...location };
}

async function requireWorkspace(reader: Reader, actor: Actor, id: WorkspaceId): Promise<Workspace> {
  const workspace = await reader.one(selectWorkspaceEver, { org: actor.org, id });
  if (workspace === undefined || !(await reachesOwner(reader, actor, workspace))) throw notFound('workspace');
  return { ...workspace };
}
