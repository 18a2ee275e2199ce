/** Statements that read the rows of what was found, and filter them by what the actor may see. */
import { query, type SqlValue } from '../sql/statement.ts';
import { ownerName } from './assignment-names.ts';
import { HELD_AT } from './assignments.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { deviceInReach, ownerInReach, type Reach } from './reach.ts';
import { slotsOf } from './slots.ts';

/** With the values of the slots. */
type Key = { readonly org: number; readonly at: number } & Reach & Readonly<Record<string, SqlValue>>;

export interface FoundPersonRow extends PersonRow {
  readonly removedAt: number | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly deviceCount: number;
}

/** People by number, also those who have left. */
export const selectFoundPeople = query<Key, FoundPersonRow>(`
  select ${PERSON_COLUMNS}, p.removed_at as "removedAt", c.extension as "extension", c.phone_number as "phoneNumber",
    (select count(*) from assignment a where a.org_id = :org and a.owner_id = p.id and ${HELD_AT}) as "deviceCount"
  from person p left join calling c on c.org_id = :org and c.owner_id = p.id
  where p.org_id = :org and p.number in ${slotsOf('number')} and ${ownerInReach('p.id', 'p.location_id')}`);

export const selectFoundDevices = query<Key, DeviceRow>(`
  select ${DEVICE_COLUMNS} from device d
  where d.org_id = :org and d.number in ${slotsOf('number')} and ${deviceInReach(':at')}`);

export interface FoundHolderRow {
  readonly deviceId: string;
  readonly ownerId: string;
  readonly ownerKind: string;
  readonly role: string;
  readonly ownerName: string | null;
}

/** The first holders of each of the devices, as far as they are within reach. */
export const selectFoundHolders = query<Key & { readonly most: number }, FoundHolderRow>(`
  select h.device_id as "deviceId", h.owner_id as "ownerId", h.owner_kind as "ownerKind", h.role as "role",
    ${ownerName('h.owner_id')} as "ownerName"
  from (
    select a.device_id, a.owner_id, a.owner_kind, a.role, row_number() over (partition by a.device_id order by a.created_at, a.number) as place
    from assignment a
    left join person p on p.org_id = :org and p.id = a.owner_id
    left join workspace w on w.org_id = :org and w.id = a.owner_id
    where a.org_id = :org and a.device_id in ${slotsOf('device')} and ${HELD_AT}
      and ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')}) h
  where h.place <= :most order by h.device_id, h.place`);
