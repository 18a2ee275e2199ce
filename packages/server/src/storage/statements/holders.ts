/** Statements on the holders of a device, now and in the past, with their names. */
import { query } from '../sql/statement.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, HELD_AT, WITH_ACTIVITY } from './assignments.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface HolderRow extends AssignmentRow {
  /** Also for people who have left; null if there is no such owner. */
  readonly holderName: string | null;
}

/** A name of two parts may begin or end with a space. */
const NAME = `coalesce(p.display_name, w.name, n.name, v.first_name || ' ' || v.last_name)`;

/** Joins owners of every kind. Ids are unique over all kinds, so only one join finds a row. */
const HOLDERS = `${WITH_ACTIVITY}
  left join person p on p.org_id = :org and p.id = a.owner_id
  left join workspace w on w.org_id = :org and w.id = a.owner_id
  left join application n on n.org_id = :org and n.id = a.owner_id
  left join virtual_line v on v.org_id = :org and v.id = a.owner_id
  where a.org_id = :org and a.device_id = :deviceId
    and ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')}`;

/** The holders within reach at an instant, oldest first. */
export const selectNamedHolders = query<{ org: number; deviceId: string; at: number } & Reach, HolderRow>(`
  select ${ASSIGNMENT_COLUMNS}, ${NAME} as "holderName" from ${HOLDERS} and ${HELD_AT} order by a.created_at, a.number`);

/** All assignments of the device, ever, with holders within reach, oldest first. */
export const selectDeviceHistory = query<{ org: number; deviceId: string; after: number; limit: number } & Reach, HolderRow>(`
  select ${ASSIGNMENT_COLUMNS}, ${NAME} as "holderName" from ${HOLDERS} and a.number > :after order by a.number limit :limit`);
