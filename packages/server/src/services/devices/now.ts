/** Reads whether anybody holds a device, and who disabled it. */

import { nameDevice } from '../../core/disabled-by.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectIsHeld } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';

export async function deviceNow(reader: Reader, { org }: Actor, device: Device, at: Instant): Promise<NamedDevice<DeviceNow>> {
  const row = await reader.one(selectIsHeld, { org, id: device.id, at });
  return nameDevice(reader, org, { ...device, isHeld: row?.isHeld === 1 });
}
