/** Values that several of Webex' objects have in common. Pure. */
import type { Device } from '../../../domain/device.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { Owner, OwnerKind } from '../../../domain/owner.ts';
import type { Appearance } from '../../../domain/telephony.ts';
import type { Instant } from '../../../lib/instant.ts';
import { type IdType, renderId } from '../ids.ts';
import { displayModel, webexModel } from '../models/catalogue.ts';

const OWNER_IDS: Readonly<Record<OwnerKind, IdType>> = {
  person: 'PEOPLE',
  workspace: 'PLACE',
  virtual_line: 'VIRTUAL_LINE',
  // Applications have no lines, so that this dialect never shows their devices.
  application: 'PEOPLE',
};
const OWNER_TYPES: Readonly<Record<OwnerKind, string>> = {
  person: 'PEOPLE',
  workspace: 'PLACE',
  virtual_line: 'VIRTUAL_LINE',
  application: 'PEOPLE',
};

export function ownerId(owner: Owner): string {
  return renderId(OWNER_IDS[owner.kind], owner.id);
}

export function ownerType(owner: Owner): string {
  return OWNER_TYPES[owner.kind];
}

export const LINE_TYPES: Readonly<Record<Appearance, string>> = { primary: 'PRIMARY', shared: 'SHARED_CALL_APPEARANCE' };

/** ISO 8601 with milliseconds (contract webex §1). */
export function timestamp(instant: Instant): string {
  return new Date(instant / 1000).toISOString();
}

/** What stands for the model of a device that has none. */
export const UNKNOWN_MODEL = 'unknown';

export function modelOf(device: Device): string {
  return device.model ?? UNKNOWN_MODEL;
}

export function productOf(device: Device): string {
  return displayModel(modelOf(device));
}

export function modelTypeOf(device: Device, policy: Policy): string {
  if (device.kind === 'room_device') return 'ROOM_OS';
  return webexModel(device.model, policy)?.family.type ?? 'MPP';
}

export function linePort(device: Device, port: number): string {
  return `l${port}@${device.id}`;
}

/** Members whose value is null are left out: clients crash on null (contract webex §0, item 3). */
export function present<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as never;
}
