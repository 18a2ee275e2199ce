/** Makes the device with a given MAC address, or reuses the stored one if nobody owns it any more. */
import type { Device } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { PhoneModel } from '../../domain/phone-catalogue.ts';
import { Problem } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import { selectDeviceByMac, toDevice } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { createDevice } from '../devices/create.ts';
import { saveDevice } from '../devices/save.ts';
import { controlsDevice } from '../reach.ts';
import { resetDeskPhone } from '../telephony/desk-phone.ts';
import { hasOwner } from '../telephony/desks.ts';
import { MAC_IN_USE } from '../telephony/macs.ts';

/** What is known about a device when it is placed. */
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

export function phonePlacing({ kind, model, displayName, make }: PhoneModel): Pick<Placing, 'kind' | 'model' | 'name' | 'make'> {
  return { kind, model, name: displayName, make };
}

/** A reused device starts without its former settings but keeps its id and history, and stays disabled if it is. */
export async function placeDesk(edit: Edit, placing: Placing): Promise<Device> {
  const { activatedBy, ...facts } = placing;
  const known = await edit.tx.one(selectDeviceByMac, { org: edit.org, mac: facts.mac });
  if (known === undefined) return createDevice(edit, facts, activatedBy);
  const before = toDevice(known);
  const isTaken =
    before.mac !== facts.mac || before.kind !== facts.kind || (await hasOwner(edit.tx, edit.org, before.id, edit.now));
  // A phone that nobody owns any more is still where it was: taking it over moves it.
  if (isTaken || !(await controlsDevice(edit, before))) {
    throw new Problem('conflict', `The MAC address ${facts.mac} is in use.`, { resource: MAC_IN_USE });
  }
  const fresh = { ...facts, serial: facts.serial ?? before.serial, tags: [], extras: {} };
  const after = await saveDevice(edit, before, { ...before, ...fresh }, true);
  resetDeskPhone(edit, after, activatedBy);
  return after;
}
