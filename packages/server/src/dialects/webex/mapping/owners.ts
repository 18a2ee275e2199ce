/** What persons and workspaces have, in the vendor's words (contract webex §2). Pure. */

import type { HotelingInput } from '../../../core/telephony/hoteling.ts';
import type { Hoteling } from '../../../domain/telephony.ts';
import { remember } from '../../../lib/remember.ts';
import type { LineDevice, LineDevices } from '../../../services/telephony/line-devices.ts';
import { renderId } from '../ids.ts';
import { missingField } from '../problems.ts';
import type * as api from '../schemas/owners.ts';
import { LINE_TYPES, modelOf, modelTypeOf, ownerId, ownerType, present, productOf } from './shared.ts';

/** `shape` says which of the two calls is answered: rows of a workspace have no model type. */
export const toLineDevices = remember((found: LineDevices, shape: 'person' | 'workspace'): api.LineDevices => {
  return { devices: found.devices.map(each => toLineDevice(each, found.hoteling, shape)), ...found.limits };
});

function toLineDevice(each: LineDevice, hoteling: Hoteling, shape: 'person' | 'workspace'): api.LineDevice {
  const { device, isPrimaryOwner, appearance, primary } = each;
  const tags = [...device.tags];
  return {
    id: renderId('CALLING_DEVICE', device.id),
    description: tags,
    descriptions: tags,
    model: modelOf(device),
    ...(shape === 'person' ? { modelType: modelTypeOf(device) } : {}),
    ...present({ mac: device.mac, ipAddress: each.ip }),
    displayName: productOf(device),
    primaryOwner: isPrimaryOwner,
    type: appearance === 'guest' ? 'HOTDESKING_GUEST' : LINE_TYPES[appearance],
    ...(isPrimaryOwner && appearance === 'primary' ? { hoteling } : {}),
    ...(primary === null ? {} : { owner: toOwner(primary) }),
    activationState: each.activationState.toUpperCase(),
  };
}

function toOwner({
  owner,
  firstName,
  lastName,
  location,
}: NonNullable<LineDevice['primary']>): NonNullable<api.LineDevice['owner']> {
  const place = location === null ? {} : { location: { id: renderId('LOCATION', location.id), name: location.name } };
  return { id: ownerId(owner), type: ownerType(owner), firstName, lastName, ...place };
}

/** A request that sets `limitGuestUse` must say how many hours (contract webex §1.2). */
export function toHoteling({ enabled, limitGuestUse = false, guestHoursLimit }: api.HotelingInput): HotelingInput {
  if (limitGuestUse && guestHoursLimit === undefined) throw missingField('guestHoursLimit');
  return { enabled, limitGuestUse, ...(guestHoursLimit === undefined ? {} : { guestHoursLimit }) };
}
