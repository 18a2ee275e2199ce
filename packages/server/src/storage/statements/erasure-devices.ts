/** Statements on the devices of a person who is erased. */
import { command, query } from '../sql/statement.ts';
import { ERASED } from './erasure.ts';

export interface HeldOnceRow {
  readonly id: string;
  /** JSON */
  readonly details: string | null;
  /** 1 if nobody else ever held it. */
  readonly alone: number;
}

/** Every device that the person ever held. */
export const selectHeldEver = query<{ org: number; personId: string }, HeldOnceRow>(`
  select d.id as "id", d.details as "details", case when exists (
    select 1 from assignment o where o.org_id = :org and o.device_id = d.id and o.owner_id <> :personId) then 0 else 1 end as "alone"
  from device d where d.org_id = :org
    and d.id in (select a.device_id from assignment a where a.org_id = :org and a.owner_id = :personId) order by d.id`);

/** The registrations that were merged into a device. */
export const selectMergedIds = query<{ org: number; keptId: string }, { id: string }>(`
  select m.merged_id as "id" from device_merge m where m.org_id = :org and m.kept_id = :keptId and m.closed_at is null order by m.number`);

/** Somebody else's assignments are in it, too: a merge cannot be undone once a part of that is erased. */
export const forgetUnmerging = command<{ org: number; deviceId: string }>(`
  update device_merge set restore = null where org_id = :org and kept_id = :deviceId and restore is not null`);

interface Device {
  readonly org: number;
  readonly deviceId: string;
}

/** `hardware`: also what tells it apart from others. Its kind, make, model, number and place stay: devices are counted by them. */
export const eraseDeviceRow = command<Device & { details: string | null; hardware: 0 | 1; now: number }>(`
  update device set name = null, tags = '[]', extras = '{}', details = :details,
    disabled_reason = case when disabled_reason is null then null else '${ERASED}' end,
    os_version = case when :hardware = 1 then null else os_version end, serial = case when :hardware = 1 then null else serial end,
    mac = case when :hardware = 1 then null else mac end, udid = case when :hardware = 1 then null else udid end,
    hardware_key = case when :hardware = 1 then null else hardware_key end, modified_at = :now, revision = revision + 1
  where org_id = :org and id = :deviceId`);

const of = (sql: string) => command<Device & { hardware: 0 | 1 }>(sql);

/** What other rows hold of the device: addresses, settings, reasons. */
export const FORGET_OF_DEVICE = [
  of(`update desk_phone set ip = null, customizations = null, custom_enabled = 0,
    software = case when :hardware = 1 then null else software end where org_id = :org and device_id = :deviceId`),
  of(`update device_merge set reason = null, restore = null, evidence = case when :hardware = 1 then '[]' else evidence end
    where org_id = :org and (kept_id = :deviceId or merged_id = :deviceId)`),
  of(`update policy_exemption set reason = null where org_id = :org and kind = 'device' and target = :deviceId`),
  of('update device_lifecycle set reason = null, end_reason = null where org_id = :org and device_id = :deviceId'),
  of(`update block set reason = '${ERASED}' where org_id = :org and device_id = :deviceId and reason is not null`),
] as const;
