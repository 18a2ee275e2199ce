/** Statements on the holders of a device, now and in the past, with all names. */
import { query } from '../sql/statement.ts';
import { ASSIGNMENT_NAMES } from './assignment-names.ts';
import { ASSIGNMENT_COLUMNS, HELD_AT, type NamedAssignmentRow, WITH_ACTIVITY } from './assignments.ts';
import { ownerInReach, type Reach } from './reach.ts';

const HOLDERS = `select ${ASSIGNMENT_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  left join person p on p.org_id = :org and p.id = a.owner_id
  left join workspace w on w.org_id = :org and w.id = a.owner_id
  where a.org_id = :org and a.device_id = :deviceId
    and ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')}`;

/** The holders within reach at an instant, oldest first. */
export const selectNamedHolders = query<{ org: number; deviceId: string; at: number } & Reach, NamedAssignmentRow>(`
  ${HOLDERS} and ${HELD_AT} order by a.created_at, a.number`);

/** All assignments of the device, ever, with holders within reach, oldest first. */
export const selectDeviceHistory = query<
  { org: number; deviceId: string; at: number; after: number; limit: number } & Reach,
  NamedAssignmentRow
>(`
  ${HOLDERS} and (a.created_at > :at or (a.created_at = :at and a.number > :after)) order by a.created_at, a.number limit :limit`);
