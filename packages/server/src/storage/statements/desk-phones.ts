/** Desk phones and room devices, and the codes by which they are activated. */
import { DESK_KINDS } from '../../domain/device.ts';
import type { ActivationState, Customizations, DeskPhone } from '../../domain/telephony.ts';
import { command, literals, query } from '../sql/statement.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';

export interface DeskPhoneRow extends Omit<DeskPhone, 'activationState' | 'activatedBy'> {
  readonly activationState: string;
  readonly activatedBy: string;
}

export function toDeskPhone(row: DeskPhoneRow): DeskPhone {
  return {
    deviceId: row.deviceId,
    activationState: row.activationState as ActivationState,
    activatedBy: row.activatedBy as DeskPhone['activatedBy'],
    ip: row.ip,
    software: row.software,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    sipUserName: row.sipUserName,
  };
}

const PHONE = `t.device_id as "deviceId", t.activation_state as "activationState", t.activated_by as "activatedBy",
  t.ip as "ip", t.software as "software", t.first_seen_at as "firstSeenAt", t.last_seen_at as "lastSeenAt",
  t.sip_user_name as "sipUserName"`;

export const selectDeskPhone = query<{ org: number; deviceId: string }, DeskPhoneRow>(`
  select ${PHONE} from desk_phone t where t.org_id = :org and t.device_id = :deviceId`);

export const insertDeskPhone = command<DeskPhoneRow & { org: number; sipPasswordDigest: string | null }>(`
  insert into desk_phone (org_id, device_id, activation_state, activated_by, ip, software, first_seen_at, last_seen_at,
    sip_user_name, sip_password_digest, custom_enabled, customizations, customized_at, changes_applied_at)
  values (:org, :deviceId, :activationState, :activatedBy, :ip, :software, :firstSeenAt, :lastSeenAt,
    :sipUserName, :sipPasswordDigest, 0, null, null, null)`);

/** A phone that is added again starts anew. */
export const restartDeskPhone = command<DeskPhoneRow & { org: number; sipPasswordDigest: string | null }>(`
  update desk_phone set activation_state = :activationState, activated_by = :activatedBy, ip = :ip, software = :software,
    first_seen_at = :firstSeenAt, last_seen_at = :lastSeenAt, sip_user_name = :sipUserName,
    sip_password_digest = :sipPasswordDigest, custom_enabled = 0, customizations = null, customized_at = null
  where org_id = :org and device_id = :deviceId`);

export const updateDeskPhone = command<DeskPhoneRow & { org: number }>(`
  update desk_phone set activation_state = :activationState, ip = :ip, software = :software, first_seen_at = :firstSeenAt,
    last_seen_at = :lastSeenAt
  where org_id = :org and device_id = :deviceId`);

export const updateSipPassword = command<{ org: number; deviceId: string; sipPasswordDigest: string }>(`
  update desk_phone set sip_password_digest = :sipPasswordDigest where org_id = :org and device_id = :deviceId`);

export const updateChangesApplied = command<{ org: number; deviceId: string; now: number }>(`
  update desk_phone set changes_applied_at = :now where org_id = :org and device_id = :deviceId`);

interface CustomizationsRow {
  readonly enabled: number;
  readonly customizations: string | null;
  readonly modifiedAt: number | null;
}

export function toCustomizations(row: CustomizationsRow): Customizations {
  const values = row.customizations === null ? null : (JSON.parse(row.customizations) as Record<string, unknown>);
  return { enabled: row.enabled === 1, values, modifiedAt: row.modifiedAt };
}

export const selectCustomizations = query<{ org: number; deviceId: string }, CustomizationsRow>(`
  select custom_enabled as "enabled", customizations as "customizations", customized_at as "modifiedAt" from desk_phone
  where org_id = :org and device_id = :deviceId`);

export const updateCustomizations = command<{
  org: number;
  deviceId: string;
  enabled: number;
  customizations: string;
  now: number;
}>(`
  update desk_phone set custom_enabled = :enabled, customizations = :customizations, customized_at = :now
  where org_id = :org and device_id = :deviceId`);

/** A desk phone or room device with whom its primary line belongs to; the last four are null where that is nobody. */
export interface DeskDeviceRow extends DeviceRow {
  readonly activationState: string;
  readonly ip: string | null;
  readonly software: string | null;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
  readonly sipUserName: string;
  readonly ownerKind: string | null;
  readonly ownerId: string | null;
  readonly ownerLocationId: string | null;
  readonly port: number | null;
}

const DESK_DEVICE = `${DEVICE_COLUMNS}, t.activation_state as "activationState", t.ip as "ip", t.software as "software",
  t.first_seen_at as "firstSeenAt", t.last_seen_at as "lastSeenAt", t.sip_user_name as "sipUserName",
  m.owner_kind as "ownerKind", m.owner_id as "ownerId", m.port as "port",
  coalesce(c.location_id, p.location_id, w.location_id) as "ownerLocationId"`;

/** That the assignment which a line comes from has not ended yet by its plan. */
const isHeld = (line: 'm' | 'o') => `exists (
    select 1 from assignment a where a.org_id = :org and a.owner_id = ${line}.owner_id and a.id = ${line}.assignment_id
      and (a.expires_at is null or a.expires_at > :now))`;

const PRIMARY = `left join line m on m.org_id = :org and m.device_id = d.id and m.kind = 'primary' and m.until is null
    and ${isHeld('m')}`;

/** A device on which nobody has a line was removed. */
const IN_USE = `d.kind in ${literals(DESK_KINDS)} and (m.device_id is not null or exists (
    select 1 from line o where o.org_id = :org and o.device_id = d.id and o.until is null and ${isHeld('o')}))`;

/** Whoever holds the primary line owns the device. Where he gave it up, those who share it may still have their lines. */
const WITH_OWNER = `join desk_phone t on t.org_id = :org and t.device_id = d.id
  ${PRIMARY}
  left join calling c on c.org_id = :org and c.owner_id = m.owner_id
  left join person p on p.org_id = :org and p.id = m.owner_id
  left join workspace w on w.org_id = :org and w.id = m.owner_id`;

/** In the order in which they were added. */
export const selectDeskDevices = query<{ org: number; after: number; now: number; limit: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.number > :after and ${IN_USE} order by d.number limit :limit`);

/** The number of the first device on a page that is asked for by its offset. */
export const selectDeskNumberAt = query<{ org: number; now: number; offset: number }, { number: number }>(`
  select d.number as "number" from device d ${PRIMARY}
  where d.org_id = :org and ${IN_USE} order by d.number limit 1 offset :offset`);

export const selectDeskDevice = query<{ org: number; id: string; now: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.id = :id and ${IN_USE}`);

export const selectDeskDevicesOf = query<{ org: number; ownerId: string; now: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from line l
  join device d on d.org_id = :org and d.id = l.device_id and d.kind in ${literals(DESK_KINDS)}
  ${WITH_OWNER}
  where l.org_id = :org and l.owner_id = :ownerId and l.kind = 'primary' and l.until is null and m.owner_id = :ownerId
  order by d.number`);

export const selectDeskDevicesByMac = query<{ org: number; mac: string; now: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.mac = :mac and ${IN_USE}`);

export interface ActivationRow {
  readonly id: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly model: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export const locateActivation = query<{ digest: string }, { org: number; activationId: string }>(`
  select org_id as "org", activation_id as "activationId" from activation_index where digest = :digest`);

export const insertActivationIndex = command<{ digest: string; org: number; id: string }>(`
  insert into activation_index (digest, org_id, activation_id) values (:digest, :org, :id)`);

export const deleteActivationIndex = command<{ digest: string }>(`delete from activation_index where digest = :digest`);

export const insertActivation = command<ActivationRow & { org: number }>(`
  insert into activation_code (org_id, id, owner_kind, owner_id, model, created_at, expires_at, redeemed_at, device_id)
  values (:org, :id, :ownerKind, :ownerId, :model, :createdAt, :expiresAt, null, null)`);

export const selectActivation = query<{ org: number; id: string; now: number }, ActivationRow>(`
  select id as "id", owner_kind as "ownerKind", owner_id as "ownerId", model as "model", created_at as "createdAt",
    expires_at as "expiresAt"
  from activation_code where org_id = :org and id = :id and redeemed_at is null and expires_at > :now`);

export const redeemActivation = command<{ org: number; id: string; deviceId: string; now: number }>(`
  update activation_code set redeemed_at = :now, device_id = :deviceId
  where org_id = :org and id = :id and redeemed_at is null`);

/** Whoever leaves takes his codes with him. */
export const expireActivationsOf = command<{ org: number; ownerId: string; now: number }>(`
  update activation_code set expires_at = :now
  where org_id = :org and owner_id = :ownerId and redeemed_at is null and expires_at > :now`);

/** Codes that wait to be redeemed count as devices: each may become one. */
export const countOpenActivations = query<{ org: number; ownerId: string; now: number }, { open: number }>(`
  select count(*) as "open" from activation_code
  where org_id = :org and owner_id = :ownerId and redeemed_at is null and expires_at > :now`);
