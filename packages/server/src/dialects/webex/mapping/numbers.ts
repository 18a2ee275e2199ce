/** Numbers in the vendor's words (contract webex §3.6). Pure. */
import type { OwnerKind } from '../../../domain/owner.ts';
import type { Callable } from '../../../services/telephony/callables.ts';
import type { NumberFilter } from '../../../services/telephony/numbers.ts';
import { renderId, uuidOf } from '../ids.ts';
import type * as api from '../schemas/numbers.ts';
import { ownerId, ownerType, present } from './shared.ts';

export function toPhoneNumber({ owner, firstName, lastName, extension, phoneNumber, location }: Callable): api.PhoneNumber {
  return {
    ...present({ phoneNumber, extension }),
    ...(phoneNumber === null ? {} : { state: 'ACTIVE', phoneNumberType: 'PRIMARY', telephonyType: 'PSTN_NUMBER' }),
    mainNumber: false,
    tollFreeNumber: false,
    location: { id: location === null ? '' : renderId('LOCATION', location.id), name: location?.name ?? '' },
    owner: { id: ownerId(owner), type: ownerType(owner), firstName, lastName },
  };
}

const KINDS: Readonly<Record<string, OwnerKind>> = { PEOPLE: 'person', PLACE: 'workspace', VIRTUAL_LINE: 'virtual_line' };
const HAS_NUMBER: Readonly<Record<string, boolean>> = { NUMBER: true, EXTENSION: false };

/**
 * Null where no number can fit: every number here is active, is somebody's first one, and is not toll-free; and heldby knows no
 * number that nobody has.
 */
export function toNumberFilter(query: api.NumberQuery): NumberFilter | null {
  const {
    locationId,
    phoneNumber = null,
    extension = null,
    ownerName = null,
    ownerId: owner,
    ownerType: type,
    numberType,
  } = query;
  const ownerKind = type === undefined ? null : KINDS[type.toUpperCase()];
  const hasNumber = numberType === undefined ? null : HAS_NUMBER[numberType.toUpperCase()];
  const { state, phoneNumberType, tollFreeNumbers, available } = query;
  const isOther =
    available === true ||
    tollFreeNumbers === true ||
    (state ?? 'ACTIVE').toUpperCase() !== 'ACTIVE' ||
    (phoneNumberType ?? 'PRIMARY').toUpperCase() !== 'PRIMARY';
  if (isOther || ownerKind === undefined || hasNumber === undefined) return null;
  return {
    locationId: locationId === undefined ? null : uuidOf(locationId),
    ownerId: owner === undefined ? null : uuidOf(owner),
    ownerKind,
    phoneNumber,
    extension,
    ownerName,
    hasNumber,
  };
}

export function toCount({ total, extensionOnly }: { readonly total: number; readonly extensionOnly: number }) {
  return { assigned: total - extensionOnly, unAssigned: 0, inActive: 0, extensionOnly, tollFreeNumbers: 0, total };
}
