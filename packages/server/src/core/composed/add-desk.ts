/** Adds a desk phone by its MAC address, for its owner. */
import type { Owner } from '../../domain/owner.ts';
import type { PhoneModel } from '../../domain/phone-catalogue.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { savePhonePassword } from '../telephony/desk-settings.ts';
import { type OwnedDesk, requireDeskDevice } from '../telephony/desks.ts';
import { requirePhoneLocation } from '../telephony/find-calling.ts';
import { phonePlacing, placeDesk } from './place-desk.ts';

export interface DeskWish {
  /** 12 upper-case hex digits. */
  readonly mac: string;
  readonly model: PhoneModel;
  readonly owner: Owner;
  /** Null if the phone gets no SIP password. */
  readonly passwordHash: string | null;
}

export async function addDesk(edit: Edit, { mac, model, owner, passwordHash }: DeskWish): Promise<OwnedDesk> {
  const locationId = await requirePhoneLocation(edit.tx, edit.actor, owner);
  const device = await placeDesk(edit, { ...phonePlacing(model), mac, serial: null, locationId, activatedBy: 'mac' });
  if (passwordHash !== null) savePhonePassword(edit, device.id, passwordHash);
  await assign(edit, device, { owner, role: 'owner', isGiven: true });
  return requireDeskDevice(edit.tx, edit.actor, device.id, edit.now);
}
