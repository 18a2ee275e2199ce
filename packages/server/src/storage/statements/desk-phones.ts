/** Statements on the telephony part of desk phones and room devices, and on their settings. */
import type { ActivationState, Customizations, DeskPhone } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';

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

export const DESK_PHONE_COLUMNS = `t.device_id as "deviceId", t.activation_state as "activationState", t.activated_by as "activatedBy",
  t.ip as "ip", t.software as "software", t.first_seen_at as "firstSeenAt", t.last_seen_at as "lastSeenAt",
  t.sip_user_name as "sipUserName"`;

export const selectDeskPhone = query<{ org: number; deviceId: string }, DeskPhoneRow>(`
  select ${DESK_PHONE_COLUMNS} from desk_phone t where t.org_id = :org and t.device_id = :deviceId`);

export const insertDeskPhone = command<DeskPhoneRow & { org: number; sipPasswordDigest: string | null }>(`
  insert into desk_phone (org_id, device_id, activation_state, activated_by, ip, software, first_seen_at, last_seen_at,
    sip_user_name, sip_password_digest, custom_enabled, customizations, customized_at, changes_applied_at)
  values (:org, :deviceId, :activationState, :activatedBy, :ip, :software, :firstSeenAt, :lastSeenAt,
    :sipUserName, :sipPasswordDigest, 0, null, null, null)`);

/** Resets a phone that is added again. */
export const resetDeskPhone = command<DeskPhoneRow & { org: number; sipPasswordDigest: string | null }>(`
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

/** Whether it has settings of its own, and when it was last told to apply what it has. */
export const selectApplied = query<
  { org: number; deviceId: string },
  { readonly enabled: number; readonly appliedAt: number | null }
>(`
  select t.custom_enabled as "enabled", t.changes_applied_at as "appliedAt" from desk_phone t
  where t.org_id = :org and t.device_id = :deviceId`);

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
