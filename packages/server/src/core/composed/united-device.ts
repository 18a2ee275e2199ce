/** The members of a device that takes over what another registration of it has, and the way back. */
import { isDeepStrictEqual } from 'node:util';
import { DEVICE_DETAILS, type DeviceDetails, withoutCleared } from '../../domain/details.ts';
import type { Device } from '../../domain/device.ts';
import { identifiersOf } from '../../domain/identifier.ts';
import { selectIdentified } from '../../storage/statements/identifiers.ts';
import type { Edit } from '../change.ts';

const TAKEN = ['name', 'make', 'model', 'platform', 'osVersion', 'serial', 'mac', 'locationId'] as const;

/** What the kept device does not have, it takes from the other one. Where both have something, it keeps its own. */
export function unitedDevice(kept: Device, merged: Device): Device {
  const taken: Record<string, unknown> = {};
  for (const member of TAKEN) if (kept[member] === null && merged[member] !== null) taken[member] = merged[member];
  const tags = kept.tags.length === 0 ? merged.tags : kept.tags;
  return { ...kept, ...taken, tags, details: unitedDetails(kept.details, merged.details) };
}

function unitedDetails(kept: DeviceDetails | null, merged: DeviceDetails | null): DeviceDetails | null {
  if (merged === null) return kept;
  const [own, others] = [kept ?? {}, merged] as [Record<string, unknown>, Record<string, unknown>];
  const metadata = { ...(others.metadata as object), ...(own.metadata as object) };
  const united = { ...others, ...own, ...(Object.keys(metadata).length === 0 ? {} : { metadata }) };
  return withoutCleared<DeviceDetails>(united as DeviceDetails);
}

/** Gives back what the kept device took, where that has not been changed since. */
export function partedDevice(present: Device, before: Device, after: Device): Device {
  const back: Record<string, unknown> = {};
  for (const member of [...TAKEN, 'tags'] as const)
    if (isDeepStrictEqual(present[member], after[member])) back[member] = before[member];
  const [is, was, united] = [present.details ?? {}, before.details ?? {}, after.details ?? {}] as Record<string, unknown>[];
  const details: Record<string, unknown> = {};
  for (const member of DEVICE_DETAILS)
    details[member] = isDeepStrictEqual(is?.[member], united?.[member]) ? was?.[member] : is?.[member];
  return { ...present, ...back, details: withoutCleared<DeviceDetails>(details as DeviceDetails) };
}

/** The ids of the details that another device has by now. */
export async function takenBy(edit: Edit, device: Device): Promise<boolean> {
  for (const each of identifiersOf(device.details)) {
    const other = await edit.tx.one(selectIdentified, { org: edit.org, noun: 'device', ...each });
    if (other !== undefined && other.id !== device.id) return true;
  }
  return false;
}
