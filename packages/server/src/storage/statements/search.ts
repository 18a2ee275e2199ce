/** Statements that read what the search index is made of. */
import type { SearchedDevice, SearchedPerson } from '../../domain/search/members.ts';
import { query } from '../sql/statement.ts';
import { type Slots, slotsOf } from './slots.ts';

/** An event, as far as it says of which person or device to look at the row again. */
export interface IndexedEventRow {
  readonly sequence: number;
  /** Null where the event is about the device, or without a device about the owner. */
  readonly subject: string | null;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
  readonly chain: Uint8Array;
}

export const selectIndexedEvents = query<{ org: number; after: number; limit: number }, IndexedEventRow>(`
  select e.sequence as "sequence", e.subject as "subject", e.device_id as "deviceId", e.owner_id as "ownerId", e.chain as "chain"
  from event e where e.org_id = :org and e.sequence > :after order by e.sequence limit :limit`);

/** What the chain was after an event. */
export const selectChainAt = query<{ org: number; sequence: number }, { chain: Uint8Array }>(`
  select e.chain as "chain" from event e where e.org_id = :org and e.sequence = :sequence`);

/** The numbers of people and devices with these ids. */
export const selectNumbersOf = query<{ org: number } & Slots<'id', string>, { noun: string; number: number }>(`
  select 'person' as "noun", p.number as "number" from person p where p.org_id = :org and p.id in ${slotsOf('id')}
  union all select 'device' as "noun", d.number as "number" from device d where d.org_id = :org and d.id in ${slotsOf('id')}`);

export interface IndexedDeviceRow extends Omit<SearchedDevice, 'tags' | 'details'> {
  readonly id: string;
  readonly number: number;
  /** JSON */
  readonly tags: string;
  /** JSON */
  readonly details: string | null;
  /** 1 if it has no open assignment, also none whose planned end has come. */
  readonly isFree: number;
}

const DEVICE = `select d.id as "id", d.number as "number", d.name as "name", d.make as "make", d.model as "model", d.os_version as "osVersion",
  d.serial as "serial", d.mac as "mac", d.udid as "udid", d.tags as "tags", d.details as "details",
  case when exists (select 1 from assignment a where a.org_id = :org and a.device_id = d.id and a.until is null)
    then 0 else 1 end as "isFree" from device d where d.org_id = :org`;

export const selectIndexedDevicesById = query<{ org: number } & Slots<'id', string>, IndexedDeviceRow>(`
  ${DEVICE} and d.id in ${slotsOf('id')}`);

export const selectIndexedDevices = query<{ org: number; after: number; limit: number }, IndexedDeviceRow>(`
  ${DEVICE} and d.number > :after order by d.number limit :limit`);

export interface IndexedPersonRow extends Omit<SearchedPerson, 'details'> {
  readonly number: number;
  /** JSON */
  readonly details: string | null;
  /** Null while the person is here. */
  readonly removedAt: number | null;
}

const PERSON = `select p.number as "number", p.login as "login", p.first_name as "firstName", p.last_name as "lastName",
  p.display_name as "displayName", p.email as "email", p.mobile_phone as "mobilePhone", p.details as "details", p.removed_at as "removedAt",
  c.extension as "extension", c.phone_number as "phoneNumber"
  from person p left join calling c on c.org_id = :org and c.owner_id = p.id where p.org_id = :org`;

/** Also of somebody who has left. */
export const selectIndexedPeopleById = query<{ org: number } & Slots<'id', string>, IndexedPersonRow>(`
  ${PERSON} and p.id in ${slotsOf('id')}`);

export const selectIndexedPeople = query<{ org: number; after: number; limit: number }, IndexedPersonRow>(`
  ${PERSON} and p.number > :after order by p.number limit :limit`);
