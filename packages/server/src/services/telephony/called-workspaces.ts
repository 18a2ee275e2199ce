/** Reads and lists workspaces with how they are called. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachesOwner } from '../../core/reach.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, WorkspaceId } from '../../domain/ids.ts';
import type { Workspace } from '../../domain/place.ts';
import { notFound } from '../../domain/problem.ts';
import type { Calling } from '../../domain/telephony.ts';
import { type CalledWorkspaceRow, selectCalledWorkspace, selectCalledWorkspaces } from '../../storage/statements/places.ts';
import { pageById } from '../paging.ts';

export interface CalledWorkspace {
  readonly workspace: Workspace;
  /** Null for a workspace that cannot be called. */
  readonly calling: Pick<Calling, 'locationId' | 'extension' | 'phoneNumber'> | null;
}

/** All conditions must hold; null matches every workspace. */
export interface WorkspaceFilter {
  readonly name: string | null;
  /** Where it is, or is called. */
  readonly locationId: LocationId | null;
}

export interface CalledWorkspaces {
  readonly get: (actor: Actor, id: WorkspaceId) => Promise<CalledWorkspace>;
  readonly list: (actor: Actor, filter: WorkspaceFilter, page: PageRequest) => Promise<Page<CalledWorkspace>>;
}

export function createCalledWorkspaces({ storage }: Core): CalledWorkspaces {
  return {
    get: async (actor, id) => {
      requireRight(actor, 'read devices');
      const row = await storage.one(selectCalledWorkspace, { org: actor.org, id });
      if (row === undefined || !(await reachesOwner(storage, actor, row))) throw notFound('workspace');
      return toCalled(row);
    },
    list: async (actor, filter, page) => {
      requireRight(actor, 'read devices');
      const key = { org: actor.org, ...filter, ...reachOf(actor) };
      return pageById(page, (after, limit) => storage.all(selectCalledWorkspaces, { ...key, after, limit }), toCalled);
    },
  };
}

function toCalled({ callingLocationId, extension, phoneNumber, ...workspace }: CalledWorkspaceRow): CalledWorkspace {
  const calling = callingLocationId === null ? null : { locationId: callingLocationId, extension, phoneNumber };
  return { workspace, calling };
}
