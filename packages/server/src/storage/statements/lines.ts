/** Statements on lines, and on the devices on which an owner has one. */
import type { OwnerKind } from '../../domain/owner.ts';
import type { Appearance, Line } from '../../domain/telephony.ts';
import { command, heldQuery, query } from '../sql/statement.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface LineRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly deviceId: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly port: number;
  readonly kind: string;
  readonly appearance: string;
  readonly weight: number;
  readonly label: string | null;
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: number;
  readonly t38Fax: number;
  readonly revision: number;
}

export function toLine(row: LineRow): Line {
  const { ownerKind, ownerId, kind, appearance, allowCallDecline, t38Fax, ...rest } = row;
  return {
    ...rest,
    owner: { kind: ownerKind as OwnerKind, id: ownerId },
    kind: kind as Appearance,
    appearance: appearance as Appearance,
    allowCallDecline: allowCallDecline === 1,
    t38Fax: t38Fax === 1,
  };
}

export function fromLine(line: Line): LineRow {
  const { owner, allowCallDecline, t38Fax, ...rest } = line;
  return {
    ...rest,
    ownerKind: owner.kind,
    ownerId: owner.id,
    allowCallDecline: allowCallDecline ? 1 : 0,
    t38Fax: t38Fax ? 1 : 0,
  };
}

export const LINE_COLUMNS = `l.id as "id", l.assignment_id as "assignmentId", l.device_id as "deviceId", l.owner_kind as "ownerKind",
  l.owner_id as "ownerId", l.port as "port", l.kind as "kind", l.appearance as "appearance", l.weight as "weight",
  l.label as "label", l.hotline_destination as "hotlineDestination", l.allow_call_decline as "allowCallDecline",
  l.t38_fax as "t38Fax", l.revision as "revision"`;

/** The open lines of a device, by port. */
export const selectLinesOf = query<{ org: number; deviceId: string; now: number }, LineRow>(`
  select ${LINE_COLUMNS} from line l
  join assignment a on a.org_id = :org and a.owner_id = l.owner_id and a.id = l.assignment_id
    and (a.expires_at is null or a.expires_at > :now)
  where l.org_id = :org and l.device_id = :deviceId and l.until is null order by l.port`);

/** The open lines of an owner on every device. */
export const selectOpenLinesOf = query<{ org: number; ownerId: string }, LineRow>(`
  select ${LINE_COLUMNS} from line l
  where l.org_id = :org and l.owner_id = :ownerId and l.until is null order by l.device_id, l.port`);

/** The lines that ended together with an assignment, by port. */
export const selectLinesEndedWith = query<{ org: number; deviceId: string; assignmentId: string; until: number }, LineRow>(`
  select ${LINE_COLUMNS} from line l
  where l.org_id = :org and l.device_id = :deviceId and l.assignment_id = :assignmentId and l.until >= :until order by l.port`);

export const insertLine = command<LineRow & { org: number; now: number }>(`
  insert into line (org_id, id, assignment_id, device_id, owner_kind, owner_id, port, kind, appearance, weight, label,
    hotline_destination, allow_call_decline, t38_fax, created_at, until, revision)
  values (:org, :id, :assignmentId, :deviceId, :ownerKind, :ownerId, :port, :kind, :appearance, :weight, :label,
    :hotlineDestination, :allowCallDecline, :t38Fax, :now, null, :revision)`);

/** Updates everything except the owner, the device and the port. */
export const updateLine = command<LineRow & { org: number }>(`
  update line set appearance = :appearance, weight = :weight, label = :label, hotline_destination = :hotlineDestination,
    allow_call_decline = :allowCallDecline, t38_fax = :t38Fax, revision = :revision
  where org_id = :org and id = :id and device_id = :deviceId and until is null`);

export const endLine = command<{ org: number; id: string; deviceId: string; until: number }>(`
  update line set until = case when :until > created_at then :until else created_at end, revision = revision + 1
  where org_id = :org and id = :id and device_id = :deviceId and until is null`);

export const selectOpenLineOfAssignment = query<{ org: number; assignmentId: string }, { id: string }>(`
  select l.id as "id" from line l where l.org_id = :org and l.assignment_id = :assignmentId and l.until is null limit 1`);

/** The open lines of an assignment, with the instant at which each was added. */
export const selectOpenLinesOfAssignment = query<{ org: number; assignmentId: string }, { id: string; createdAt: number }>(`
  select l.id as "id", l.created_at as "createdAt" from line l
  where l.org_id = :org and l.assignment_id = :assignmentId and l.until is null`);

/** Ends the lines of an assignment. */
export const endLinesOfAssignment = command<{ org: number; assignmentId: string; until: number }, { id: string }>(`
  update line set until = case when :until > created_at then :until else created_at end, revision = revision + 1
  where org_id = :org and assignment_id = :assignmentId and until is null returning id as "id"`);

/**
 * A device on which an owner who can be called has a line or is a guest, with the device's primary line and its holder. The owner's
 * calling and host settings are repeated in every row.
 */
export interface LineDeviceRow extends DeviceRow {
  readonly role: string;
  readonly port: number | null;
  readonly lineKind: string | null;
  readonly appearance: string | null;
  readonly activationState: string;
  readonly ip: string | null;
  readonly primaryKind: string | null;
  readonly primaryId: string | null;
  /** The planned end of the primary line's assignment. */
  readonly primaryExpiresAt: number | null;
  readonly primaryFirstName: string;
  readonly primaryLastName: string;
  readonly primaryLocationId: string | null;
  readonly primaryLocationName: string | null;
  readonly callingLocationId: string;
  readonly enabled: number | null;
  readonly limitGuestUse: number | null;
  readonly guestHoursLimit: number | null;
}

/** Guests have an assignment without a line. An expired guest or loan counts as ended. */
export const selectLineDevicesOf = heldQuery<{ org: number; ownerId: string; ownerKind: string; now: number }, LineDeviceRow>(
  `
  select ${DEVICE_COLUMNS}, a.role as "role", l.port as "port", l.kind as "lineKind", l.appearance as "appearance",
    t.activation_state as "activationState", t.ip as "ip", m.owner_kind as "primaryKind", m.owner_id as "primaryId",
    q.expires_at as "primaryExpiresAt",
    coalesce(p.first_name, w.name, v.first_name, '') as "primaryFirstName",
    coalesce(p.last_name, v.last_name, '.') as "primaryLastName",
    c.location_id as "primaryLocationId", o.name as "primaryLocationName", k.location_id as "callingLocationId",
    h.enabled as "enabled", h.limit_guest_use as "limitGuestUse", h.guest_hours_limit as "guestHoursLimit"
  from calling k
  join assignment a on a.org_id = :org and a.owner_id = :ownerId
  join device d on d.org_id = :org and d.id = a.device_id
  join desk_phone t on t.org_id = :org and t.device_id = a.device_id
  left join hoteling h on h.org_id = :org and h.owner_id = :ownerId
  left join line l on l.org_id = :org and l.assignment_id = a.id and l.until is null
  left join line m on m.org_id = :org and m.device_id = a.device_id and m.kind = 'primary' and m.until is null
  left join assignment q on q.org_id = :org and q.id = m.assignment_id
  left join person p on p.org_id = :org and p.id = m.owner_id
  left join workspace w on w.org_id = :org and w.id = m.owner_id
  left join virtual_line v on v.org_id = :org and v.id = m.owner_id
  left join calling c on c.org_id = :org and c.owner_id = m.owner_id and m.owner_kind = 'virtual_line'
  left join location o on o.org_id = :org and o.id = c.location_id
  where k.org_id = :org and k.owner_id = :ownerId and k.owner_kind = :ownerKind
    and a.until is null and (a.expires_at is null or a.expires_at > :now) and (l.id is not null or a.role = 'guest')
  order by a.created_at, a.number, l.port`,
  {
    assignment: ['primaryId'],
    person: ['primaryId'],
    workspace: ['primaryId'],
    virtual_line: ['primaryId'],
    calling: ['primaryId'],
    location: ['primaryLocationId'],
  },
);

/** The owners within reach of the desk phones on which an owner has a line or is a guest. */
export const selectPrimariesInReach = query<{ org: number; ownerId: string } & Reach, { ownerId: string }>(`
  select m.owner_id as "ownerId" from assignment a
  join line m on m.org_id = :org and m.device_id = a.device_id and m.kind = 'primary' and m.until is null
  left join person p on p.org_id = :org and p.id = m.owner_id
  left join workspace w on w.org_id = :org and w.id = m.owner_id
  where a.org_id = :org and a.owner_id = :ownerId and a.until is null
    and ${ownerInReach('m.owner_id', 'coalesce(p.location_id, w.location_id)')}`);

/** How many devices the owner has a line on, and how many of them they own. */
export const countLineDevices = query<{ org: number; ownerId: string; now: number }, { total: number; owned: number }>(`
  select count(distinct l.device_id) as "total",
    count(distinct case when l.kind = 'primary' then l.device_id end) as "owned"
  from line l join assignment a on a.org_id = :org and a.owner_id = :ownerId and a.id = l.assignment_id
  where l.org_id = :org and l.owner_id = :ownerId and l.until is null and (a.expires_at is null or a.expires_at > :now)`);

export const countOpenLines = query<{ org: number; deviceId: string }, { total: number }>(`
  select count(*) as "total" from line where org_id = :org and device_id = :deviceId and until is null`);
