/** Changes a device for all of its holders: its facts, and whether it is disabled. */
import type { Device, DeviceFacts } from '../../domain/device.ts';
import { BY_ADMINISTRATOR, blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { checkedFacts } from './input.ts';
import { saveDevice } from './save.ts';

export async function changeDevice(edit: Edit, before: Device, input: DeviceFacts): Promise<Device> {
  return saveDevice(edit, before, { ...before, ...(await checkedFacts(edit, input, before)) });
}

/** Blocks every holder until it is enabled again. */
export async function disableDevice(edit: Edit, before: Device, reason: string | null): Promise<Device> {
  if (before.disabled !== null) return before;
  const disabled = { reason: reason ?? BY_ADMINISTRATOR, by: blocker(edit), at: edit.now };
  return saveDevice(edit, before, { ...before, disabled });
}

export async function enableDevice(edit: Edit, before: Device): Promise<Device> {
  return saveDevice(edit, before, { ...before, disabled: null });
}
