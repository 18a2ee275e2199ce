/** Who may rename a device: administrators of devices, and those who hold it, unless it is a desk phone or room device. */
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { selectHoldersOf } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { mayAct } from '../rights.ts';
import { requireDevice, requireWritableDevice } from './find.ts';

/** Guests and those who only have a line on it use a device that is somebody else's. */
const ROLES: readonly string[] = ['owner', 'user'];

/** The device as it is; `not_found` for who may not see it, and `forbidden` for who may not name it. */
export async function requireRenamable(edit: Edit, id: DeviceId): Promise<Device> {
  if (mayAct(edit.actor, 'write devices')) return requireWritableDevice(edit, id);
  const device = await requireDevice(edit.tx, edit.actor, id, edit.now);
  if (DESK_KINDS.includes(device.kind)) {
    throw new Problem('forbidden', 'Desk phones and room devices are named by administrators.');
  }
  const holders = await edit.tx.all(selectHoldersOf, { org: edit.org, deviceId: device.id, at: edit.now });
  if (holders.some(({ ownerId, role }) => ownerId === edit.actor.id && ROLES.includes(role))) return device;
  throw new Problem('forbidden', 'Only who holds a device, or an administrator of devices, can rename it.');
}
