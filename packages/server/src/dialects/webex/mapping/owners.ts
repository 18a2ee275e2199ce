/** What persons and workspaces have, in the vendor's words (contract webex §2). Pure. */

import type { HotelingInput } from '../../../core/telephony/hoteling.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { Hoteling } from '../../../domain/telephony.ts';
import { remember } from '../../../lib/remember.ts';
import type { LineDevice, LineDevices } from '../../../services/telephony/line-devices.ts';
import { renderId } from '../ids.ts';
import { hasOwnModels } from '../models/catalogue.ts';
import { missingField } from '../problems.ts';
import type * as api from '../schemas/owners.ts';
import { LINE_TYPES, modelOf, modelTypeOf, ownerId, ownerType, present, productOf } from './shared.ts';

/** Which of the two calls is answered: rows of a workspace have no model type. */
type Shape = 'person' | 'workspace';

/** Remembered, unless the organization has models of its own, which it may change. */
export function toLineDevices(found: LineDevices, shape: Shape, policy: Policy): api.LineDevices {
  return hasOwnModels(policy) ? lineDevices(found, shape, policy) : toKnownLineDevices(found, shape, policy);
}

const toKnownLineDevices = remember(lineDevices);

function lineDevices(found: LineDevices, shape: Shape, policy: Policy): api.LineDevices {
  return { devices: found.devices.map(each => toLineDevice(each, found.hoteling, shape, policy)), ...found.limits };
}

function toLineDevice(each: LineDevice, hoteling: Hoteling, shape: Shape, policy: Policy): api.LineDevice {
  const { device, isPrimaryOwner, appearance, primary } = each;
  const tags = [...device.tags];
  return {
    id: renderId('CALLING_DEVICE', device.id),
    description: tags,
    descriptions: tags,
    model: modelOf(device),
    ...(shape === 'person' ? { modelType: modelTypeOf(device, policy) } : {}),
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
