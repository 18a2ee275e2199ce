/** Ends what an owner holds, what a device is held by, and what was planned to end. */
import { type Assignment, holdsAt } from '../../domain/assignment.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import { selectOpenHoldersOf, selectOpenOf, toAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { endAssignment } from './save.ts';

/** Everybody who has not been taken off the device, in whatever role. */
export async function openHoldersOf({ tx, org }: Edit, deviceId: DeviceId): Promise<Assignment[]> {
  return (await tx.all(selectOpenHoldersOf, { org, deviceId })).map(toAssignment);
}

/** Takes the device from everybody who holds it. */
export async function endAllOfDevice(edit: Edit, deviceId: DeviceId, reason: string): Promise<void> {
  for (const holder of await openHoldersOf(edit, deviceId)) await endAssignment(edit, holder, reason);
}

/** Takes everything from the owner. */
export async function endAllOfOwner(edit: Edit, ownerId: OwnerId, reason: string): Promise<void> {
  const held = await edit.tx.all(selectOpenOf, { org: edit.org, ownerId });
  for (const row of held) await endAssignment(edit, toAssignment(row), reason);
}

/** Makes it a fact that a planned end has come: lines and ports of the past are free for the next holder. */
export async function endExpired(edit: Edit, deviceId: DeviceId): Promise<void> {
  for (const holder of await openHoldersOf(edit, deviceId)) {
    if (!holdsAt(holder, edit.now)) await endAssignment(edit, holder, 'expired');
  }
}
