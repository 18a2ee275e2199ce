/** Statements on desk phones and room devices with their owners. */
import { DESK_KINDS } from '../../domain/device.ts';
import { literals, query } from '../sql/statement.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';

/** A desk phone or room device with the owner of its primary line. The last five members are null if nobody has that line. */
export interface DeskDeviceRow extends DeviceRow {
  readonly activationState: string;
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
  readonly sipUserName: string;
  readonly ownerKind: string | null;
  readonly ownerId: string | null;
  /** Where the owner belongs. */
  readonly ownerLocationId: string | null;
  /** Where the owner is called. */
  readonly callingLocationId: string | null;
  readonly port: number | null;
}

export const DESK_DEVICE = `${DEVICE_COLUMNS}, t.activation_state as "activationState", t.ip as "ip", t.software as "software",
  t.first_seen_at as "firstSeenAt", t.last_seen_at as "lastSeenAt", t.sip_user_name as "sipUserName",
  m.owner_kind as "ownerKind", m.owner_id as "ownerId", m.port as "port",
  coalesce(p.location_id, w.location_id) as "ownerLocationId", c.location_id as "callingLocationId"`;

/**
 * The planned end of the line's assignment is not due. The assignment is found by its id only: with its owner as a second condition,
 * PostgreSQL estimates one row for the whole organization and then reads every line for each page.
 */
const isHeld = (line: 'm' | 'o') => `exists (
    select 1 from assignment a where a.org_id = :org and a.id = ${line}.assignment_id and (a.expires_at is null or a.expires_at > :now))`;

const PRIMARY = `left join line m on m.org_id = :org and m.device_id = d.id and m.kind = 'primary' and m.until is null
    and ${isHeld('m')}`;

/** A device without lines counts as removed. */
export const IN_USE = `d.kind in ${literals(DESK_KINDS)} and (m.device_id is not null or exists (
    select 1 from line o where o.org_id = :org and o.device_id = d.id and o.until is null and ${isHeld('o')}))`;

/** The holder of the primary line owns the device. If they gave it up, others may still have shared lines. */
export const WITH_OWNER = `join desk_phone t on t.org_id = :org and t.device_id = d.id
  ${PRIMARY}
  left join calling c on c.org_id = :org and c.owner_id = m.owner_id
  left join person p on p.org_id = :org and p.id = m.owner_id
  left join workspace w on w.org_id = :org and w.id = m.owner_id`;

/** In the order in which they were added. */
export const selectDeskDevices = query<{ org: number; after: number; now: number; limit: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.number > :after and ${IN_USE} order by d.number limit :limit`);

/** The number of the first device on a page that is requested by offset. */
export const selectDeskNumberAt = query<{ org: number; now: number; offset: number }, { number: number }>(`
  select d.number as "number" from device d ${PRIMARY}
  where d.org_id = :org and ${IN_USE} order by d.number limit 1 offset :offset`);

export const selectDeskDevice = query<{ org: number; id: string; now: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.id = :id and ${IN_USE}`);

/** The device's own location, or its owner's if it has none. For use with `WITH_OWNER`. */
export const DESK_LOCATION = 'coalesce(d.location_id, c.location_id, p.location_id, w.location_id)';
