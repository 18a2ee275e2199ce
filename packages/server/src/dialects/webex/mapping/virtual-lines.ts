/** Virtual lines in the vendor's words (contract webex §3.8). Pure. */
import type { CallingInput } from '../../../core/telephony/calling.ts';
import type { VirtualLineWish } from '../../../core/telephony/virtual-lines.ts';
import type { CalledLine, CalledLineFilter } from '../../../services/telephony/called-lines.ts';
import { renderId, uuidOf } from '../ids.ts';
import type * as api from '../schemas/virtual-lines.ts';
import { fromExtras, toExtras } from './extras.ts';
import { present } from './shared.ts';

const KEPT = [
  'displayName',
  'callerIdLastName',
  'callerIdFirstName',
  'callerIdNumber',
  'announcementLanguage',
  'timeZone',
] as const;

export function toVirtualLine(line: CalledLine): api.VirtualLine {
  const { id, firstName, lastName, extension, phoneNumber, locationId, locationName, devices } = line;
  return {
    id: renderId('VIRTUAL_LINE', id),
    firstName,
    lastName,
    ...fromExtras<api.VirtualLine>(line, KEPT),
    number: { ...present({ external: phoneNumber, extension }), primary: phoneNumber !== null },
    location: { id: renderId('LOCATION', locationId), name: locationName },
    numberOfDevicesAssigned: Number(devices),
  };
}

/** What is left out stays as it is. */
export function toLineWish(body: api.VirtualLineInput): VirtualLineWish {
  const { firstName, lastName } = body;
  return {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    extras: toExtras(KEPT, body),
  };
}

export function toLineNumbers({ extension, phoneNumber }: api.VirtualLineInput): Omit<CallingInput, 'locationId'> {
  return {
    ...(extension === undefined ? {} : { extension: extension || null }),
    ...(phoneNumber === undefined ? {} : { phoneNumber: phoneNumber || null }),
  };
}

export function toLineFilter(query: api.VirtualLineQuery): CalledLineFilter {
  const { locationId, id, ownerName, phoneNumber, hasDeviceAssigned, hasExtensionAssigned, hasDnAssigned } = query;
  return {
    locationId: locationId === undefined ? null : uuidOf(locationId),
    id: id === undefined ? null : uuidOf(id),
    name: ownerName ?? null,
    phoneNumber: phoneNumber ?? null,
    hasDevice: hasDeviceAssigned ?? null,
    hasExtension: hasExtensionAssigned ?? null,
    hasNumber: hasDnAssigned ?? null,
  };
}
