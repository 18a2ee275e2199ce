/** Ends assignments: all of an owner, all of a device, and those whose planned end is due. */
import { type Assignment, EXPIRED, holdsAt } from '../../domain/assignment.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import { selectOpenHoldersOf, selectOpenOf, toAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { endAssignment } from './save.ts';

/** The open assignments of the device in every role, also those whose planned end is due. */
export async function openHoldersOf({ tx, org }: Edit, deviceId: DeviceId): Promise<Assignment[]> {
  return (await tx.all(selectOpenHoldersOf, { org, deviceId })).map(toAssignment);
}

export async function endAllOfDevice(edit: Edit, deviceId: DeviceId, reason: string): Promise<void> {
  for (const holder of await openHoldersOf(edit, deviceId)) await endAssignment(edit, holder, reason);
}

export async function endAllOfOwner(edit: Edit, ownerId: OwnerId, reason: string): Promise<void> {
  const held = await edit.tx.all(selectOpenOf, { org: edit.org, ownerId });
  for (const row of held) await endAssignment(edit, toAssignment(row), reason);
}

/** The holder gives the device up for the next one. */
export function giveUp(edit: Edit, present: Assignment): Promise<Assignment> {
  return endAssignment(edit, present, edit.write.reason ?? 'handed over');
}

/** Ends the assignments whose planned end is due, so that their lines and ports are free for the next holder. */
export async function endExpired(edit: Edit, deviceId: DeviceId): Promise<void> {
  for (const holder of await openHoldersOf(edit, deviceId)) {
    if (!holdsAt(holder, edit.now)) await endAssignment(edit, holder, EXPIRED);
  }
}
