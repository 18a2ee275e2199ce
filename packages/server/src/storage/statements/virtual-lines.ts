/** Statements on virtual lines. */
import type { VirtualLine } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';
import { inBothOrders } from './ordered.ts';
import type { InState } from './places.ts';
import { ownerInReach, type Reach } from './reach.ts';

const COLUMNS = `v.id as "id", v.first_name as "firstName", v.last_name as "lastName", v.created_at as "createdAt",
  v.modified_at as "modifiedAt", v.closed_at as "closedAt", v.extras as "extras", v.revision as "revision"`;

/** An owner of lines as long as it is open. */
export const selectVirtualLine = query<{ org: number; id: string }, VirtualLine>(`
  select ${COLUMNS} from virtual_line v where v.org_id = :org and v.id = :id and v.closed_at is null`);

/** Also a closed one. */
export const selectVirtualLineEver = query<{ org: number; id: string }, VirtualLine>(`
  select ${COLUMNS} from virtual_line v where v.org_id = :org and v.id = :id`);

/** A virtual line is where it is called. A closed one is called nowhere. */
export const selectVirtualLines = inBothOrders(({ beyond, word }) =>
  query<{ org: number; after: string; limit: number; locationId: string | null } & InState & Reach, VirtualLine>(`
  select ${COLUMNS} from virtual_line v left join calling c on c.org_id = :org and c.owner_id = v.id
  where v.org_id = :org and v.id ${beyond} :after and (case when v.closed_at is null then 0 else 1 end) = :isClosed
    and (c.location_id = :locationId or :locationId is null) and ${ownerInReach('v.id', 'c.location_id')}
  order by v.id ${word} limit :limit`),
);

export const insertVirtualLine = command<VirtualLine & { org: number }>(`
  insert into virtual_line (org_id, id, first_name, last_name, created_at, modified_at, closed_at, extras, revision)
  values (:org, :id, :firstName, :lastName, :createdAt, :modifiedAt, :closedAt, :extras, :revision)`);

export const updateVirtualLine = command<Omit<VirtualLine, 'createdAt'> & { org: number }>(`
  update virtual_line set first_name = :firstName, last_name = :lastName, modified_at = :modifiedAt, closed_at = :closedAt,
    extras = :extras, revision = :revision
  where org_id = :org and id = :id`);

/** A virtual line that is open, with how it is called and on how many devices it is. */
export interface CalledLineRow extends VirtualLine {
  readonly locationId: string;
  readonly locationName: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly devices: number;
}

const CALLED = `${COLUMNS}, c.location_id as "locationId", coalesce(l.name, '') as "locationName", c.extension as "extension",
  c.phone_number as "phoneNumber",
  (select count(distinct m.device_id) from line m where m.org_id = :org and m.owner_id = v.id and m.until is null) as "devices"
  from virtual_line v join calling c on c.org_id = :org and c.owner_id = v.id
  left join location l on l.org_id = :org and l.id = c.location_id`;

export const selectCalledLine = query<{ org: number; id: string }, CalledLineRow>(`
  select ${CALLED} where v.org_id = :org and v.id = :id and v.closed_at is null`);

type CalledLinePage = { org: number; after: string; limit: number; locationId: string | null } & Reach;

const linesWhere = <P extends object>(condition: string) =>
  query<CalledLinePage & P, CalledLineRow>(`
  select ${CALLED} where v.org_id = :org and ${condition} and v.closed_at is null
    and (c.location_id = :locationId or :locationId is null) and ${ownerInReach('v.id', 'c.location_id')}
  order by v.id limit :limit`);

export const selectCalledLines = linesWhere<object>('v.id > :after');

/** The one with this id, if it is behind the position. */
export const selectCalledLinesOf = linesWhere<{ id: string }>('v.id = :id and v.id > :after');
