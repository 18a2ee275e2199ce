/** Ends and shortens the stays of guests: a guest uses the host's line, and is there only while host, phone and person allow it. */
import type { Assignment } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device, type DeviceKind } from '../../domain/device.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import { selectOpenOf, toAssignment } from '../../storage/statements/assignments.ts';
import { selectDevice } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { openHoldersOf } from './end.ts';
import { endAssignment, saveAssignment } from './save.ts';

export async function endGuestsOfHost(edit: Edit, { deviceId, role }: Assignment): Promise<void> {
  if (role === 'owner') await endGuestsOnId(edit, deviceId, 'the host has given the device up');
}

export async function endGuestsOn(edit: Edit, device: Pick<Device, 'id' | 'kind'>, reason: string): Promise<void> {
  for (const guest of await guestsOn(edit, device)) await endAssignment(edit, guest, reason);
}

async function endGuestsOnId(edit: Edit, deviceId: DeviceId, reason: string): Promise<void> {
  for (const guest of await guestsOnId(edit, deviceId)) await endAssignment(edit, guest, reason);
}

/** Ends every stay of the person at others' devices. */
export async function endStaysOf(edit: Edit, personId: OwnerId, reason: string): Promise<void> {
  const open = (await edit.tx.all(selectOpenOf, { org: edit.org, ownerId: personId })).map(toAssignment);
  for (const stay of open) if (stay.role === 'guest') await endAssignment(edit, stay, reason);
}

/** Ends the guests on every device that the host owns. */
export async function endGuestsAtHost(edit: Edit, hostId: OwnerId, reason: string): Promise<void> {
  const open = (await edit.tx.all(selectOpenOf, { org: edit.org, ownerId: hostId })).map(toAssignment);
  for (const owned of open) if (owned.role === 'owner') await endGuestsOnId(edit, owned.deviceId, reason);
}

/** No guest stays longer than the planned end of the host. */
export async function shortenGuests(edit: Edit, { deviceId, role, expiresAt }: Assignment): Promise<void> {
  if (role !== 'owner' || expiresAt === null) return;
  for (const guest of await guestsOnId(edit, deviceId)) {
    if (guest.expiresAt === null || guest.expiresAt > expiresAt) {
      const assignment = await saveAssignment(edit, guest, { ...guest, expiresAt }, 'updated');
      await tell(edit, 'assignment planned', { assignment });
    }
  }
}

/** The planned end of the device's owner; null if there is none. */
export async function hostEnd(edit: Edit, deviceId: DeviceId): Promise<number | null> {
  const host = (await openHoldersOf(edit, deviceId)).find(({ role }) => role === 'owner');
  return host?.expiresAt ?? null;
}

async function guestsOnId(edit: Edit, id: DeviceId): Promise<Assignment[]> {
  const device = await edit.tx.one(selectDevice, { org: edit.org, id });
  return device === undefined ? [] : guestsOn(edit, { id, kind: device.kind as DeviceKind });
}

/** Only desk devices have lines for guests to use. */
async function guestsOn(edit: Edit, { id, kind }: Pick<Device, 'id' | 'kind'>): Promise<Assignment[]> {
  if (!DESK_KINDS.includes(kind)) return [];
  return (await openHoldersOf(edit, id)).filter(holder => holder.role === 'guest');
}
