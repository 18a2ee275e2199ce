/** Checks what a caller may set on a device. */
import type { CheckedFacts, Device, DeviceColumns, DeviceFacts } from '../../domain/device.ts';
import { requireMac } from '../../domain/hardware.ts';
import { tidyNameOrNull } from '../../domain/names.ts';
import { Problem } from '../../domain/problem.ts';
import { selectDeviceByMac } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { changedDetails } from '../details.ts';
import { requireKnownLocation } from '../locations.ts';

/** The facts with the name tidied and the MAC address normalized, whatever its spelling. Refuses an address that another device has. */
export async function checkedFacts(edit: Edit, given: DeviceFacts, before: Device | undefined): Promise<CheckedFacts> {
  const { details, ...facts } = given;
  const checked = await checkedColumns(edit, facts, before);
  return details === undefined
    ? checked
    : { ...checked, details: await changedDetails(edit, 'devices', before?.details, details) };
}

async function checkedColumns(edit: Edit, given: DeviceColumns, before: Device | undefined): Promise<DeviceColumns> {
  const { name } = given;
  const input = name === undefined ? given : { ...given, name: tidyNameOrNull('name', name) };
  // A person's own phone has no location. Even a location administrator may register one, so undefined is not checked.
  if (input.locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  if (input.mac === undefined || input.mac === null) return input;
  const mac = requireMac(input.mac);
  const other = await edit.tx.one(selectDeviceByMac, { org: edit.org, mac });
  if (other !== undefined && other.id !== before?.id) throw new Problem('conflict', `The MAC address ${mac} is in use.`);
  return { ...input, mac };
}
