/** A statement that says of devices who holds them, who held them last, and when they were last used. */
import { query } from '../sql/statement.ts';
import { ownerName } from './assignment-names.ts';
import { ownerInReach, type Reach } from './reach.ts';
import { slotsOf } from './slots.ts';

export interface ReportedHoldingRow {
  readonly deviceId: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly role: string;
  /** When it ended or was planned to; null for those who hold it without a planned end. */
  readonly until: number | null;
  readonly isOpen: 0 | 1;
  /** Of the device, by any of its holders. */
  readonly lastActiveAt: number | null;
  /** 0 for a holder out of reach: nothing but the last use is said. */
  readonly isSeen: 0 | 1;
}

const IS_OPEN = '(a.until is null and (a.expires_at is null or a.expires_at > :now))';
const END = 'case when a.until is null then a.expires_at else a.until end';

/** Of each device the present holders, and the one whose assignment was made last among those that are over. */
export const selectReportedHoldings = query<
  { org: number; now: number } & Reach & Record<string, string | number>,
  ReportedHoldingRow
>(`
  select a.device_id as "deviceId", a.owner_kind as "ownerKind", a.owner_id as "ownerId", ${ownerName('a.owner_id')} as "ownerName",
    a.role as "role", ${END} as "until", case when ${IS_OPEN} then 1 else 0 end as "isOpen",
    (select max(t.last_active_at) from assignment u join activity t on t.org_id = :org and t.assignment_number = u.number
      where u.org_id = :org and u.device_id = a.device_id) as "lastActiveAt",
    case when ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')} then 1 else 0 end as "isSeen"
  from assignment a
  left join person p on p.org_id = :org and p.id = a.owner_id
  left join workspace w on w.org_id = :org and w.id = a.owner_id
  where a.org_id = :org and a.device_id in ${slotsOf('id')} and (${IS_OPEN} or a.number = (
    select max(b.number) from assignment b where b.org_id = :org and b.device_id = a.device_id
      and (b.until is not null or b.expires_at <= :now)))
  order by a.number`);
