/** Sets and lifts a block, together with what it disables. */
import type { Block } from '../../domain/block.ts';
import type { Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import { BY_ADMINISTRATOR, blocker } from '../blocking.ts';
import { devicesOf, keepBlock, removeBlock, requireBlockOn } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { disableDevice, enableDevice } from '../devices/change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { disableAssignment, freeAssignment } from '../holding/change.ts';

/** Blocks the owner, or every holder (null), on the device, whether or not anybody holds it now. Returns the block that counts. */
export async function setBlock(edit: Edit, device: Device, owner: Owner | null, reason: string | null): Promise<Block> {
  if (owner === null) await disableDevice(edit, device, reason);
  else if (!(await disableOpen(edit, device, owner, reason))) {
    const restriction = { reason: reason ?? BY_ADMINISTRATOR, by: blocker(edit), at: edit.now, disableAt: null, expiresAt: null };
    await keepBlock(edit, device, owner, restriction);
  }
  return requireBlockOn(edit, device, owner);
}

/** Lifts the block, also where it was only planned, and enables what it disabled. */
export async function liftBlock(edit: Edit, block: Block): Promise<void> {
  const { owner } = block;
  const ids = await devicesOf(edit, block);
  // Removed first, so that what is enabled below finds no block to lift.
  removeBlock(edit, block);
  for (const id of ids) {
    if (owner === null) await enableDevice(edit, await requireDeviceBy(edit.tx, edit.actor, { id }));
    else for (const open of await openOf(edit, id, owner)) await freeAssignment(edit, open);
  }
}

async function disableOpen(edit: Edit, { id }: Device, owner: Owner, reason: string | null): Promise<boolean> {
  const open = await openOf(edit, id, owner);
  for (const each of open) await disableAssignment(edit, each, reason);
  return open.length > 0;
}

async function openOf({ tx, org }: Edit, deviceId: string, owner: Owner) {
  return (await tx.all(selectOpenAssignments, { org, ownerId: owner.id, deviceId })).map(toAssignment);
}
