/** Statements on locations and workspaces. */
import type { Location, Workspace } from '../../domain/place.ts';
import { command, query } from '../sql/statement.ts';
import { locationInReach, ownerInReach, type Reach } from './reach.ts';

const LOCATION = 'l.id as "id", l.name as "name", l.created_at as "createdAt"';
const WORKSPACE = 'w.id as "id", w.name as "name", w.location_id as "locationId", w.created_at as "createdAt"';

export const selectLocation = query<{ org: number; id: string }, Location>(`
  select ${LOCATION} from location l where l.org_id = :org and l.id = :id`);

/** The locations within reach. An organization has few, so one statement can read all of them. */
export const selectLocations = query<{ org: number; after: string; limit: number } & Reach, Location>(`
  select ${LOCATION} from location l where l.org_id = :org and l.id > :after and ${locationInReach('l.id')}
  order by l.id limit :limit`);

export const insertLocation = command<Location & { org: number }>(`
  insert into location (org_id, id, name, created_at) values (:org, :id, :name, :createdAt)`);

export const selectWorkspace = query<{ org: number; id: string }, Workspace>(`
  select ${WORKSPACE} from workspace w where w.org_id = :org and w.id = :id`);

export const selectWorkspaces = query<{ org: number; after: string; limit: number } & Reach, Workspace>(`
  select ${WORKSPACE} from workspace w where w.org_id = :org and w.id > :after and ${ownerInReach('w.id', 'w.location_id')}
  order by w.id limit :limit`);

/** A workspace with its calling. */
export interface CalledWorkspaceRow extends Workspace {
  readonly callingLocationId: string | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

const CALLED = `${WORKSPACE}, c.location_id as "callingLocationId", c.extension as "extension",
  c.phone_number as "phoneNumber" from workspace w left join calling c on c.org_id = :org and c.owner_id = w.id`;

export const selectCalledWorkspace = query<{ org: number; id: string }, CalledWorkspaceRow>(`
  select ${CALLED} where w.org_id = :org and w.id = :id`);

/** Null matches every workspace. The parameter comes after the column, from which PostgreSQL infers its type. */
export const selectCalledWorkspaces = query<
  { org: number; after: string; limit: number; name: string | null; locationId: string | null } & Reach,
  CalledWorkspaceRow
>(`
  select ${CALLED} where w.org_id = :org and w.id > :after and (w.name = :name or :name is null)
    and (w.location_id = :locationId or c.location_id = :locationId or :locationId is null)
    and ${ownerInReach('w.id', 'w.location_id')}
  order by w.id limit :limit`);

export const insertWorkspace = command<Workspace & { org: number }>(`
  insert into workspace (org_id, id, name, location_id, created_at) values (:org, :id, :name, :locationId, :createdAt)`);
