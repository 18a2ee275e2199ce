/** Ends the guests' assignments when their host gives up the device, because guests use the host's line. */
import type { Assignment } from '../../domain/assignment.ts';
import { DESK_KINDS, type DeviceKind } from '../../domain/device.ts';
import { selectDevice } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { openHoldersOf } from './end.ts';
import { endAssignment } from './save.ts';

export async function endGuestsOfHost(edit: Edit, { deviceId, role }: Assignment): Promise<void> {
  if (role !== 'owner') return;
  const guests = (await openHoldersOf(edit, deviceId)).filter(holder => holder.role === 'guest');
  if (guests.length === 0) return;
  const device = await edit.tx.one(selectDevice, { org: edit.org, id: deviceId });
  // Only desk devices have lines.
  if (device === undefined || !DESK_KINDS.includes(device.kind as DeviceKind)) return;
  for (const guest of guests) await endAssignment(edit, guest, 'the host has given the device up');
}
