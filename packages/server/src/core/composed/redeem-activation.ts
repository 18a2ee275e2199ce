/** Redeems an activation code: assigns the device that presents it to the owner of the code. */
import type { Device } from '../../domain/device.ts';
import { requireMac } from '../../domain/hardware.ts';
import { invalid } from '../../domain/problem.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { record } from '../record.ts';
import { requireActivation, spendActivation } from '../telephony/activations.ts';
import { reportIn } from '../telephony/desk-phone.ts';
import { requirePhoneLocation } from '../telephony/find-calling.ts';
import { phonePlacing, placeDesk } from './place-desk.ts';

/** What a device reports about itself when it redeems a code. */
export interface Redemption {
  readonly code: string;
  readonly mac: string;
  readonly model: string;
  readonly serial: string | null;
  readonly ip: string;
}

/** `key`: the code's digest. */
export async function redeemCode(edit: Edit, id: string, key: string, redemption: Redemption): Promise<Device> {
  const { owner, model } = await requireActivation(edit, id);
  const mac = requireMac(redemption.mac);
  const locationId = await requirePhoneLocation(edit.tx, edit.actor, owner);
  const { serial, ip } = redemption;
  const placing = placingFor(edit, model, redemption.model);
  const device = await placeDesk(edit, { ...placing, mac, serial, locationId, activatedBy: 'code' });
  // Spend the code before the assignment: an open code counts against the owner's device limit.
  spendActivation(edit, id, key, device.id);
  await assign(edit, device, { owner, role: 'owner' });
  record.activationRedeemed(edit, id, owner, device.id);
  await reportIn(edit, device.id, { ip, software: null }, owner);
  return device;
}

/** A device must have the model that the code was issued for. A code without a model accepts any room device. */
function placingFor({ phoneModels, actor }: Edit, wanted: string | null, name: string): ReturnType<typeof phonePlacing> {
  const model = phoneModels.find(name, actor.policy);
  if (wanted === null) {
    if (model?.kind === 'desk_phone') throw invalid('model', 'that of a room device', name);
    return { kind: 'room_device', model: name, name, make: phoneModels.roomDeviceMake };
  }
  if (model === undefined || model !== phoneModels.find(wanted, actor.policy))
    throw invalid('model', `the one that the code is for, ${wanted}`, name);
  return phonePlacing(model);
}
