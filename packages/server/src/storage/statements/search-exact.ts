/** Statements that find people and devices by a whole value, by ordinary indexes: they know of a write at once. */
import { query } from '../sql/statement.ts';

export interface PersonValues {
  readonly org: number;
  readonly id: string;
  readonly number: number;
  readonly loginKey: string;
  readonly emailKey: string;
  readonly phoneNumber: string;
  /** As it was typed, for ids of other systems; `loginKey` and `phoneNumber` for the rest. */
  readonly text: string;
  readonly limit: number;
}

export const selectExactPeople = query<PersonValues, { number: number }>(`
  select f.number as "number" from (
    select p.number from person p where p.org_id = :org and p.id = :id
    union select p.number from person p where p.org_id = :org and p.number = :number
    union select p.number from person p where p.org_id = :org and p.login_key = :loginKey and p.removed_at is null
    union select p.number from person p where p.org_id = :org and p.email_key = :emailKey
    union select p.number from calling c join person p on p.org_id = :org and p.id = c.owner_id
      where c.org_id = :org and c.phone_number = :phoneNumber
    union select p.number from identifier i join person p on p.org_id = :org and p.id = i.object_id
      where i.org_id = :org and i.noun = 'person' and i.value in (:text, :loginKey, :phoneNumber)) f
  order by f.number desc limit :limit`);

export interface DeviceValues {
  readonly org: number;
  readonly id: string;
  readonly number: number;
  readonly mac: string;
  /** A serial number, `udid` or id of another system: as it was typed, in upper and in lower case. */
  readonly text: string;
  readonly upper: string;
  readonly lower: string;
  /** Of a catalog's `udid`, in any spelling. */
  readonly hardwareKey: string;
  /** Without separators. */
  readonly digits: string;
  readonly phoneNumber: string;
  /** As labels are compared. */
  readonly nameKey: string;
  readonly limit: number;
}

export const selectExactDevices = query<DeviceValues, { number: number }>(`
  select f.number as "number" from (
    select d.number from device d where d.org_id = :org and d.id = :id
    union select d.number from device d where d.org_id = :org and d.number = :number
    union select d.number from device d where d.org_id = :org and d.mac = :mac
    union select d.number from device d where d.org_id = :org and d.serial in (:text, :upper, :lower)
    union select d.number from device d where d.org_id = :org and d.udid in (:text, :upper, :lower)
    union select d.number from device d where d.org_id = :org and d.hardware_key = :hardwareKey
      and d.kind in ('native_catalog', 'web_catalog')
    union select d.number from identifier i join device d on d.org_id = :org and d.id = i.object_id
      where i.org_id = :org and i.noun = 'device' and i.value in (:text, :nameKey, :mac, :digits, :phoneNumber)) f
  order by f.number desc limit :limit`);
