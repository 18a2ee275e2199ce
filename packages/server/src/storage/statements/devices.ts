/** Statements on devices. */
import type { DeviceDetails } from '../../domain/details.ts';
import {
  CATALOG_KINDS,
  type Device,
  type DeviceKind,
  type DeviceNow,
  type Platform,
  type SetLifecycle,
} from '../../domain/device.ts';
import { command, literals, query } from '../sql/statement.ts';

export interface DeviceRow extends Omit<Device, 'kind' | 'platform' | 'tags' | 'extras' | 'details' | 'lifecycle' | 'disabled'> {
  readonly kind: string;
  readonly platform: string | null;
  readonly tags: string;
  readonly extras: string;
  readonly details: string | null;
  readonly lifecycle: string | null;
  readonly disabledReason: string | null;
  readonly disabledBy: string | null;
  readonly disabledAt: number | null;
}

export function toDevice(row: DeviceRow): Device {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as DeviceKind,
    name: row.name,
    make: row.make,
    model: row.model,
    platform: row.platform as Platform | null,
    osVersion: row.osVersion,
    serial: row.serial,
    mac: row.mac,
    udid: row.udid,
    locationId: row.locationId,
    tags: row.tags === '[]' ? [] : (JSON.parse(row.tags) as string[]),
    extras: row.extras === '{}' ? {} : (JSON.parse(row.extras) as Record<string, unknown>),
    details: row.details === null ? null : (JSON.parse(row.details) as DeviceDetails),
    lifecycle: row.lifecycle as SetLifecycle | null,
    disabled:
      row.disabledReason === null || row.disabledAt === null
        ? null
        : { reason: row.disabledReason, by: row.disabledBy, at: row.disabledAt },
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
    revision: row.revision,
  };
}

export function fromDevice(device: Device): DeviceRow {
  const { disabled, tags, extras, details, ...plain } = device;
  return {
    ...plain,
    tags: JSON.stringify(tags),
    extras: JSON.stringify(extras),
    details: details === null ? null : JSON.stringify(details),
    disabledReason: disabled?.reason ?? null,
    disabledBy: disabled?.by ?? null,
    disabledAt: disabled?.at ?? null,
  };
}

/** The columns of a device, with the alias `d`. Also for joins. */
export const DEVICE_COLUMNS = `d.id as "id", d.number as "number", d.kind as "kind", d.name as "name", d.make as "make",
  d.model as "model", d.platform as "platform", d.os_version as "osVersion", d.serial as "serial", d.mac as "mac",
  d.udid as "udid", d.location_id as "locationId", d.tags as "tags", d.extras as "extras",
  d.details as "details", d.lifecycle as "lifecycle",
  d.disabled_reason as "disabledReason", d.disabled_by as "disabledBy", d.disabled_at as "disabledAt",
  d.created_at as "createdAt", d.modified_at as "modifiedAt", d.revision as "revision"`;

/** Whether anybody holds the device `d` at an instant. Comparing its number keeps PostgreSQL from hashing all assignments. */
export const isHeld = (at: ':at' | ':now') => `case when exists (
    select 1 from assignment x where x.org_id = :org and x.device_id = d.id and d.number > 0
      and x.until is null and (x.expires_at is null or x.expires_at > ${at})) then 1 else 0 end as "isHeld"`;

export interface DeviceNowRow extends DeviceRow {
  readonly isHeld: number;
}

export function toDeviceNow(row: DeviceNowRow): DeviceNow {
  return { ...toDevice(row), isHeld: row.isHeld === 1 };
}

export const selectDevice = query<{ org: number; id: string }, DeviceRow>(`
  select ${DEVICE_COLUMNS} from device d where d.org_id = :org and d.id = :id`);

/** Whether anybody holds the device. */
export const selectIsHeld = query<{ org: number; id: string; at: number }, { isHeld: number }>(`
  select ${isHeld(':at')} from device d where d.org_id = :org and d.id = :id`);

export const selectDeviceByNumber = query<{ org: number; number: number }, DeviceRow>(`
  select ${DEVICE_COLUMNS} from device d where d.org_id = :org and d.number = :number`);

/** Of any interface. */
export const selectDeviceByMac = query<{ org: number; mac: string }, DeviceRow>(`
  select ${DEVICE_COLUMNS} from device d where d.org_id = :org and d.id = coalesce(
    (select m.id from device m where m.org_id = :org and m.mac = :mac),
    (select i.object_id from identifier i where i.org_id = :org and i.noun = 'device' and i.kind = 'mac' and i.value = :mac))`);

export const selectCatalogDevice = query<{ org: number; hardwareKey: string; kind: string }, DeviceRow>(`
  select ${DEVICE_COLUMNS} from device d
  where d.org_id = :org and d.hardware_key = :hardwareKey and d.kind = :kind and d.kind in ${literals(CATALOG_KINDS)}`);

/** The first device at or behind a number, with the instant at which it was added. */
export const selectDevicesCreatedFrom = query<{ org: number; start: number }, { number: number; createdAt: number }>(`
  select number as "number", coalesce(entered_at, created_at) as "createdAt" from device where org_id = :org and number >= :start order by number limit 1`);

export const insertDevice = command<DeviceRow & { org: number; hardwareKey: string | null }>(`
  insert into device (org_id, id, number, kind, name, make, model, platform, os_version, serial, mac, udid, hardware_key, location_id,
    tags, extras, details, lifecycle, disabled_reason, disabled_by, disabled_at, created_at, modified_at, revision)
  values (:org, :id, :number, :kind, :name, :make, :model, :platform, :osVersion, :serial, :mac, :udid, :hardwareKey, :locationId,
    :tags, :extras, :details, :lifecycle, :disabledReason, :disabledBy, :disabledAt, :createdAt, :modifiedAt, :revision)`);

/** Updates everything except what identifies the device. */
export const updateDevice = command<DeviceRow & { org: number }>(`
  update device set name = :name, make = :make, model = :model, platform = :platform, os_version = :osVersion,
    serial = :serial, mac = :mac, location_id = :locationId, tags = :tags, extras = :extras,
    details = :details, lifecycle = :lifecycle,
    disabled_reason = :disabledReason, disabled_by = :disabledBy, disabled_at = :disabledAt, modified_at = :modifiedAt,
    revision = :revision
  where org_id = :org and id = :id`);

/** Updates only the members that a phone's app reports, because SQLite writes every index whose columns are named, changed or not. */
export const updateAppFacts = command<
  Pick<DeviceRow, 'id' | 'name' | 'make' | 'model' | 'platform' | 'modifiedAt' | 'revision'> & { org: number }
>(`
  update device set name = :name, make = :make, model = :model, platform = :platform, modified_at = :modifiedAt,
    revision = :revision
  where org_id = :org and id = :id`);

/** Updates only the name. An app reports a new name more often than another model, which is in an index. */
export const updateDeviceName = command<Pick<DeviceRow, 'id' | 'name' | 'modifiedAt' | 'revision'> & { org: number }>(`
  update device set name = :name, modified_at = :modifiedAt, revision = :revision where org_id = :org and id = :id`);

const NAME: readonly (keyof Device)[] = ['name', 'modifiedAt', 'revision'];
const WRITTEN_BY_APPS: readonly (keyof Device)[] = [...NAME, 'make', 'model', 'platform'];

type DeviceUpdate = typeof updateDevice | typeof updateAppFacts | typeof updateDeviceName;

/** The narrowest statement that writes the differences between two states of a device. */
export function deviceUpdate(before: Device, after: Device): DeviceUpdate {
  let narrowest: DeviceUpdate = updateDeviceName;
  for (const member in after) {
    const name = member as keyof Device;
    if (before[name] === after[name] || NAME.includes(name)) continue;
    if (!WRITTEN_BY_APPS.includes(name)) return updateDevice;
    narrowest = updateAppFacts;
  }
  return narrowest;
}
