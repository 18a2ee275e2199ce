/** Changes a device for all of its holders: its facts, and whether it is disabled. */
import { type Block, disablingOf } from '../../domain/block.ts';
import type { Device, DeviceFacts } from '../../domain/device.ts';
import { isByStalePolicy } from '../../domain/stale.ts';
import { BY_ADMINISTRATOR, blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { checkedFacts } from './input.ts';
import { saveDevice } from './save.ts';

export async function changeDevice(edit: Edit, before: Device, input: DeviceFacts): Promise<Device> {
  return saveDevice(edit, before, { ...before, ...(await checkedFacts(edit, input, before)) });
}

/** Blocks every holder until it is enabled again. Takes over a disabling of the stale policy, which ends by itself. */
export async function disableDevice(edit: Edit, before: Device, reason: string | null): Promise<Device> {
  if (before.disabled !== null && !isByStalePolicy(before.disabled)) return before;
  const disabled = { reason: reason ?? BY_ADMINISTRATOR, by: blocker(edit), at: edit.now };
  return saveDevice(edit, before, { ...before, disabled });
}

/**
 * The same for a device that nobody uses, by the policy. No block stays with the hardware: where it is registered anew, it is in use.
 */
export async function suspendDevice(edit: Edit, before: Device, reason: string): Promise<Device> {
  if (before.disabled !== null) return before;
  return saveDevice(edit, before, { ...before, disabled: { reason, by: null, at: edit.now } });
}

/** Disables a device whose hardware turned out to be blocked for every holder. */
export async function disableAsBlocked(edit: Edit, before: Device, blocks: readonly Block[]): Promise<Device> {
  const disabled = disablingOf(blocks);
  return before.disabled !== null || disabled === null ? before : saveDevice(edit, before, { ...before, disabled });
}

/** Lifts the block, so that every device of the same hardware can be used again. */
export async function enableDevice(edit: Edit, before: Device): Promise<Device> {
  return saveDevice(edit, before, { ...before, disabled: null });
}
