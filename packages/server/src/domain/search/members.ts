/** The members by which people and devices are found. A new member of a noun that people look for gets a line here. */
import type { DeviceDetails, PersonDetails } from '../details.ts';
import type { Device } from '../device.ts';
import type { Person } from '../person.ts';
import type { SearchedMember } from './document.ts';

/** A person, with the numbers under which they are called. */
export interface SearchedPerson
  extends Pick<Person, 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone' | 'details'> {
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

export type SearchedDevice = Pick<
  Device,
  'name' | 'make' | 'model' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'tags' | 'details'
>;

export function membersOfPerson(person: SearchedPerson): SearchedMember[] {
  return [
    { member: 'login', value: person.login },
    { member: 'displayName', value: person.displayName },
    { member: 'firstName', value: person.firstName },
    { member: 'lastName', value: person.lastName },
    { member: 'email', value: person.email },
    { member: 'mobilePhone', value: person.mobilePhone, isCode: true },
    { member: 'extension', value: person.extension, isCode: true },
    { member: 'phoneNumber', value: person.phoneNumber, isCode: true },
    ...membersOfDetails(person.details),
  ];
}

export function membersOfDevice(device: SearchedDevice): SearchedMember[] {
  return [
    { member: 'name', value: device.name },
    { member: 'make', value: device.make },
    { member: 'model', value: device.model },
    { member: 'osVersion', value: device.osVersion },
    { member: 'serial', value: device.serial, isCode: true },
    { member: 'mac', value: device.mac, isCode: true },
    { member: 'udid', value: device.udid, isCode: true },
    ...device.tags.map(tag => ({ member: 'tags', value: tag })),
    ...membersOfDetails(device.details),
  ];
}

/** Most people and devices have none. */
function membersOfDetails(details: (PersonDetails & DeviceDetails) | null): SearchedMember[] {
  if (details === null) return [];
  const { employeeNumber, assetTag, macs = [], imei = [], iccid, phoneNumber, notes, externalIds = [], metadata = {} } = details;
  return [
    { member: 'employeeNumber', value: employeeNumber ?? null, isCode: true },
    { member: 'assetTag', value: assetTag ?? null, isCode: true },
    ...macs.map(({ address }) => ({ member: 'macs', value: address, isCode: true })),
    ...imei.map(value => ({ member: 'imei', value, isCode: true })),
    { member: 'iccid', value: iccid ?? null, isCode: true },
    { member: 'phoneNumber', value: phoneNumber ?? null, isCode: true },
    ...externalIds.map(({ id }) => ({ member: 'externalIds', value: id, isCode: true })),
    { member: 'notes', value: notes ?? null },
    ...Object.values(metadata).map(value => ({ member: 'metadata', value: typeof value === 'string' ? value : null })),
  ];
}
