/** The members by which people and devices are found. A new member of a noun that people look for gets a line here. */
import type { Device } from '../device.ts';
import type { Person } from '../person.ts';
import type { SearchedMember } from './document.ts';

/** A person, with the numbers under which they are called. */
export interface SearchedPerson
  extends Pick<Person, 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone'> {
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

export type SearchedDevice = Pick<Device, 'name' | 'make' | 'model' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'tags'>;

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
  ];
}
