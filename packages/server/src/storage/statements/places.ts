/** Locations and workspaces. */
import type { Location, Workspace } from '../../domain/place.ts';
import { command, query } from '../sql/statement.ts';

const LOCATION = 'id as "id", name as "name", created_at as "createdAt"';
const WORKSPACE = 'id as "id", name as "name", location_id as "locationId", created_at as "createdAt"';

export const selectLocation = query<{ org: number; id: string }, Location>(`
  select ${LOCATION} from location where org_id = :org and id = :id`);

export const selectLocations = query<{ org: number; after: string; limit: number }, Location>(`
  select ${LOCATION} from location where org_id = :org and id > :after order by id limit :limit`);

export const insertLocation = command<Location & { org: number }>(`
  insert into location (org_id, id, name, created_at) values (:org, :id, :name, :createdAt)`);

export const selectWorkspace = query<{ org: number; id: string }, Workspace>(`
  select ${WORKSPACE} from workspace where org_id = :org and id = :id`);

export const selectWorkspaces = query<{ org: number; after: string; limit: number }, Workspace>(`
  select ${WORKSPACE} from workspace where org_id = :org and id > :after order by id limit :limit`);

export const insertWorkspace = command<Workspace & { org: number }>(`
  insert into workspace (org_id, id, name, location_id, created_at) values (:org, :id, :name, :locationId, :createdAt)`);
