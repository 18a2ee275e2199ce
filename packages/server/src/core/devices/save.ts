/** Stores devices. All code that creates or changes a device calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS } from '@heldby/contract';
import { type Device, NO_FACTS } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { isByStalePolicy } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import { deviceUpdate, fromDevice, insertDevice, selectDevice, toDevice } from '../../storage/statements/devices.ts';
import { setDeviceSince } from '../../storage/statements/past.ts';
import { extendBlocks, keepBlock, liftBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { requireJsonLength } from '../lengths.ts';
import { record } from '../record.ts';

/** Stores a new device. `hardwareKey`: by which a catalog is found again; null for other kinds. */
export function insertNewDevice(edit: Edit, device: Device, hardwareKey: string | null): void {
  if (device.extras !== NO_FACTS.extras) requireJsonLength('extras', device.extras, LENGTHS.extras);
  edit.tx.send(insertDevice, { org: edit.org, hardwareKey, ...fromDevice(device) });
  record.deviceCreated(edit, device);
}

/**
 * Writes the device if `wanted` differs from `before`, and returns the stored object.
 * `elsewhere`: a part of the device in another table has changed, so the revision goes up even if the row is equal.
 */
export async function saveDevice(edit: Edit, before: Device, wanted: Device, elsewhere = false): Promise<Device> {
  if (!elsewhere && isDeepStrictEqual(wanted, before)) return before;
  const after: Device = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  if (after.extras !== before.extras) requireJsonLength('extras', after.extras, LENGTHS.extras);
  if (after.details !== before.details) await saveIdentifiers(edit, 'device', after.id, before.details, after.details);
  edit.tx.send(deviceUpdate(before, after), { org: edit.org, ...fromDevice(after) });
  if (isNewlyDisabled(before, after)) {
    record.deviceDisabled(edit, before, after);
    await blockDevice(edit, after);
    await tell(edit, 'device disabled', { device: after });
  } else if (before.disabled !== null && after.disabled === null) {
    record.deviceEnabled(edit, before, after);
    await enableElsewhere(edit, await liftBlocks(edit, after.id, null));
    await tell(edit, 'device enabled', { device: after });
  } else {
    if (before.lifecycle === after.lifecycle) record.deviceUpdated(edit, before, after);
    else record.deviceLifecycleChanged(edit, before, after);
    await extendBlocks(edit, before, after);
  }
  return after;
}

/** It was there earlier than it was registered. */
export function backdateDevice(edit: Edit, before: Device, createdAt: Instant): Device {
  const after: Device = { ...before, createdAt, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(setDeviceSince, { org: edit.org, ...sinceOf(after) });
  record.deviceUpdated(edit, before, after);
  return after;
}

function sinceOf({ id, createdAt, modifiedAt, revision }: Device) {
  return { id, createdAt, modifiedAt, revision };
}

/** Somebody disables what only the stale policy had disabled, which would end by itself: from now on it is their disabling. */
function isNewlyDisabled(before: Device, after: Device): boolean {
  if (after.disabled === null) return false;
  return before.disabled === null || (isByStalePolicy(before.disabled) && !isByStalePolicy(after.disabled));
}

/** The block of a disabled device, which stays when nobody holds the device any more. The stale policy sets none. */
export async function blockDevice(edit: Edit, device: Device): Promise<void> {
  if (device.disabled === null || isByStalePolicy(device.disabled)) return;
  await keepBlock(edit, device, null, { ...device.disabled, disableAt: null, expiresAt: null });
}

/** The same hardware may have been registered as several devices. */
async function enableElsewhere(edit: Edit, ids: readonly DeviceId[]): Promise<void> {
  for (const id of ids) {
    const row = await edit.tx.one(selectDevice, { org: edit.org, id });
    if (row === undefined || row.disabledReason === null) continue;
    const other = toDevice(row);
    await saveDevice(edit, other, { ...other, disabled: null });
  }
}
