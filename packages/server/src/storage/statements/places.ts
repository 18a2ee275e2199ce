/** Statements on locations and workspaces. */
import type { Location, Workspace } from '../../domain/place.ts';
import { command, query } from '../sql/statement.ts';
import { inBothOrders } from './ordered.ts';
import { locationInReach, ownerInReach, type Reach } from './reach.ts';

const changesOf = (table: string) => `${table}.created_at as "createdAt", ${table}.modified_at as "modifiedAt",
  ${table}.closed_at as "closedAt", ${table}.extras as "extras", ${table}.revision as "revision"`;
const LOCATION = `l.id as "id", l.name as "name", ${changesOf('l')}`;
const WORKSPACE = `w.id as "id", w.name as "name", w.location_id as "locationId", ${changesOf('w')}`;

/** Which of them a list shows. */
export interface InState {
  readonly isClosed: 0 | 1;
}

const inState = (table: string) => `(case when ${table}.closed_at is null then 0 else 1 end) = :isClosed`;

/** Nothing can be put into a closed one. */
export const selectLocation = query<{ org: number; id: string }, Location>(`
  select ${LOCATION} from location l where l.org_id = :org and l.id = :id and l.closed_at is null`);

/** Also a closed one. */
export const selectLocationEver = query<{ org: number; id: string }, Location>(`
  select ${LOCATION} from location l where l.org_id = :org and l.id = :id`);

export const updateLocation = command<Omit<Location, 'createdAt'> & { org: number }>(`
  update location set name = :name, modified_at = :modifiedAt, closed_at = :closedAt, extras = :extras,
    revision = :revision
  where org_id = :org and id = :id`);

/** What is in a location. */
export interface LocationContent {
  readonly people: number;
  readonly workspaces: number;
  readonly devices: number;
  readonly callings: number;
  readonly administrators: number;
}

export const countLocationContent = query<{ org: number; id: string }, LocationContent>(`
  select
    (select count(*) from person p where p.org_id = :org and p.location_id = :id and p.removed_at is null) as "people",
    (select count(*) from workspace w where w.org_id = :org and w.location_id = :id and w.closed_at is null) as "workspaces",
    (select count(*) from device d where d.org_id = :org and d.location_id = :id) as "devices",
    (select count(*) from calling c where c.org_id = :org and c.location_id = :id) as "callings",
    (select count(*) from location_administrator a join person q on q.org_id = :org and q.id = a.person_id
      where a.org_id = :org and a.location_id = :id) as "administrators"
  from location l where l.org_id = :org and l.id = :id`);

/** The ids of what is in a location, by kind. */
export const selectLocationContent = {
  people: query<{ org: number; locationId: string }, { id: string }>(`
    select id as "id" from person where org_id = :org and location_id = :locationId and removed_at is null order by number`),
  workspaces: query<{ org: number; locationId: string }, { id: string }>(`
    select id as "id" from workspace where org_id = :org and location_id = :locationId and closed_at is null order by id`),
  devices: query<{ org: number; locationId: string }, { id: string }>(`
    select id as "id" from device where org_id = :org and location_id = :locationId order by number`),
  callings: query<{ org: number; locationId: string }, { id: string; kind: string }>(`
    select owner_id as "id", owner_kind as "kind" from calling where org_id = :org and location_id = :locationId order by owner_id`),
  administrators: query<{ org: number; locationId: string }, { id: string }>(`
    select a.person_id as "id" from location_administrator a join person q on q.org_id = :org and q.id = a.person_id
    where a.org_id = :org and a.location_id = :locationId order by a.person_id`),
} as const;

/** The locations within reach. An organization has few, so one statement can read all of them. */
export const selectLocations = inBothOrders(({ beyond, word }) =>
  query<{ org: number; after: string; limit: number } & InState & Reach, Location>(`
  select ${LOCATION} from location l where l.org_id = :org and l.id ${beyond} :after and ${inState('l')} and ${locationInReach('l.id')}
  order by l.id ${word} limit :limit`),
);

export const insertLocation = command<Location & { org: number }>(`
  insert into location (org_id, id, name, created_at, modified_at, closed_at, extras, revision)
  values (:org, :id, :name, :createdAt, :modifiedAt, :closedAt, :extras, :revision)`);

/** An owner of devices as long as it is open. */
export const selectWorkspace = query<{ org: number; id: string }, Workspace>(`
  select ${WORKSPACE} from workspace w where w.org_id = :org and w.id = :id and w.closed_at is null`);

/** Also a closed one. */
export const selectWorkspaceEver = query<{ org: number; id: string }, Workspace>(`
  select ${WORKSPACE} from workspace w where w.org_id = :org and w.id = :id`);

export const updateWorkspace = command<Omit<Workspace, 'createdAt'> & { org: number }>(`
  update workspace set name = :name, location_id = :locationId, modified_at = :modifiedAt, closed_at = :closedAt,
    extras = :extras, revision = :revision
  where org_id = :org and id = :id`);

export const selectWorkspaces = inBothOrders(({ beyond, word }) =>
  query<{ org: number; after: string; limit: number; locationId: string | null } & InState & Reach, Workspace>(`
  select ${WORKSPACE} from workspace w where w.org_id = :org and w.id ${beyond} :after and ${inState('w')}
    and (w.location_id = :locationId or :locationId is null) and ${ownerInReach('w.id', 'w.location_id')}
  order by w.id ${word} limit :limit`),
);

/** A workspace with its calling. */
export interface CalledWorkspaceRow extends Workspace {
  readonly callingLocationId: string | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

const CALLED = `${WORKSPACE}, c.location_id as "callingLocationId", c.extension as "extension",
  c.phone_number as "phoneNumber" from workspace w left join calling c on c.org_id = :org and c.owner_id = w.id`;

export const selectCalledWorkspace = query<{ org: number; id: string }, CalledWorkspaceRow>(`
  select ${CALLED} where w.org_id = :org and w.id = :id and w.closed_at is null`);

/** Null matches every workspace. The parameter comes after the column, from which PostgreSQL infers its type. */
export const selectCalledWorkspaces = query<
  { org: number; after: string; limit: number; name: string | null; locationId: string | null; isCalled: 0 | 1 | null } & Reach,
  CalledWorkspaceRow
>(`
  select ${CALLED} where w.org_id = :org and w.id > :after and w.closed_at is null and (w.name = :name or :name is null)
    and (w.location_id = :locationId or c.location_id = :locationId or :locationId is null)
    and ((case when c.owner_id is null then 0 else 1 end) = :isCalled or :isCalled is null)
    and ${ownerInReach('w.id', 'w.location_id')}
  order by w.id limit :limit`);

export const insertWorkspace = command<Workspace & { org: number }>(`
  insert into workspace (org_id, id, name, location_id, created_at, modified_at, closed_at, extras, revision)
  values (:org, :id, :name, :locationId, :createdAt, :modifiedAt, :closedAt, :extras, :revision)`);
