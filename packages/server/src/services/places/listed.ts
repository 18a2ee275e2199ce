/** Lists locations and workspaces: filtered, in either order, as far as the actor sees them. */
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { Location, Workspace } from '../../domain/place.ts';
import { selectLocations, selectWorkspaces } from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';
import { createMatch } from '../listing.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';

export interface LocationFilter {
  readonly state: 'open' | 'closed' | null;
  /** A part of the name. */
  readonly search: string | null;
}

export interface WorkspaceFilter extends LocationFilter {
  readonly locationId: LocationId | null;
}

export type LocationRequest = ListRequest<LocationFilter, 'createdAt'>;
export type WorkspaceRequest = ListRequest<WorkspaceFilter, 'createdAt'>;

export async function listLocations(reader: Reader, actor: Actor, request: LocationRequest): Promise<ListPage<Location>> {
  requireRight(actor, 'read locations');
  const { order, isClosed, matches, descending } = wantedOf(request);
  const key = { org: actor.org, isClosed, ...reachOf(actor) };
  const read = (after: string, limit: number) => reader.all(selectLocations[order], { ...key, after, limit });
  return pageOfList('locations', request, walkById<Location>({ descending, read, matches }), row => ({ ...row }));
}

export async function listWorkspaces(reader: Reader, actor: Actor, request: WorkspaceRequest): Promise<ListPage<Workspace>> {
  requireRight(actor, 'read devices');
  const { order, isClosed, matches, descending } = wantedOf(request);
  const key = { org: actor.org, isClosed, locationId: request.filter?.locationId ?? null, ...reachOf(actor) };
  const read = (after: string, limit: number) => reader.all(selectWorkspaces[order], { ...key, after, limit });
  return pageOfList('workspaces', request, walkById<Workspace>({ descending, read, matches }), row => ({ ...row }));
}

function wantedOf({ filter = {}, sort }: LocationRequest) {
  const descending = sort?.descending ?? false;
  const matches = createMatch(filter.search ?? null);
  return {
    descending,
    order: descending ? 'descending' : 'ascending',
    isClosed: filter.state === 'closed' ? 1 : 0,
    matches: ({ name }: { readonly name: string }) => matches([name]),
  } as const;
}
