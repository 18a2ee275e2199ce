/** Which device a MAC address stands for: a new one, or one that nobody owns any more and that is given out again. */

import type { Change } from '../../core/change.ts';
import { type Device, parseMac } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { PhoneModel } from '../../domain/phone-catalogue.ts';
import { Problem } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import { restartDeskPhone, selectDeskDevice } from '../../storage/statements/desk-phones.ts';
import { fromDevice, selectDeviceByMac, toDevice, updateDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { createDevice } from '../devices/devices.ts';
import { newDeskPhone } from './lines.ts';

/** What is known of a device when it is placed. */
export interface Placing {
  readonly kind: 'desk_phone' | 'room_device';
  readonly mac: string;
  readonly model: string;
  readonly name: string;
  readonly make: string | null;
  readonly serial: string | null;
  readonly locationId: LocationId;
  readonly activatedBy: DeskPhone['activatedBy'];
}

export type MacState = 'available' | 'unavailable' | 'duplicate' | 'invalid';

/** The refusal of an address that another device has, for dialects with words of their own for it. */
export const MAC_IN_USE = 'mac';

export function phonePlacing(model: PhoneModel): Pick<Placing, 'kind' | 'model' | 'name' | 'make'> {
  return { kind: 'desk_phone', model: model.model, name: model.displayName, make: model.make };
}

/** The device with this address, as new; what is given out again keeps its history. */
export async function placeDevice(edit: Change, placing: Placing): Promise<Device> {
  const { kind, mac, model, name, make, serial, locationId, activatedBy } = placing;
  const known = await edit.tx.one(selectDeviceByMac, { org: edit.org, mac });
  if (known === undefined) return createDevice(edit, { kind, mac, model, name, make, serial, locationId });
  const before = toDevice(known);
  if (before.kind !== kind || (await isOwned(edit.tx, edit.org, before.id, edit.now))) {
    throw new Problem('conflict', `The MAC address ${mac} is in use.`, { resource: MAC_IN_USE });
  }
  const revision = before.revision + 1;
  const fresh = { model, name, make, serial: serial ?? before.serial, locationId, tags: [], disabled: null };
  const after: Device = { ...before, ...fresh, modifiedAt: edit.now, revision };
  edit.tx.send(updateDevice, { org: edit.org, ...fromDevice(after) });
  edit.tx.send(restartDeskPhone, { org: edit.org, sipPasswordDigest: null, ...newDeskPhone(after, activatedBy) });
  edit.record({ type: 'device.updated', subject: after.id, device: after.id, before, after });
  return after;
}

/** Whether a phone could be added with this address, which is not among those `seen` before it. */
export async function macState(reader: Reader, org: number, text: string, seen: Set<string>, now: number): Promise<MacState> {
  const mac = parseMac(text);
  if (mac === undefined) return 'invalid';
  if (seen.has(mac)) return 'duplicate';
  seen.add(mac);
  const known = await reader.one(selectDeviceByMac, { org, mac });
  if (known === undefined) return 'available';
  return known.kind === 'desk_phone' && !(await isOwned(reader, org, known.id, now)) ? 'available' : 'unavailable';
}

async function isOwned(reader: Reader, org: number, id: string, now: number): Promise<boolean> {
  const desk = await reader.one(selectDeskDevice, { org, id, now });
  return desk !== undefined && desk.ownerId !== null;
}
