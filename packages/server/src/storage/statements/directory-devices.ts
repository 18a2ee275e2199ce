/** Statements on the devices that the people of a directory hold. */
import { query } from '../sql/statement.ts';

export interface ProvisionedDeviceRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly platform: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly lifecycle: string | null;
  readonly disabledReason: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A device in the hands of one of its people. */
export interface HeldByProvisionedRow extends ProvisionedDeviceRow {
  readonly personId: string;
  readonly personName: string;
  readonly since: number;
}

type OfDirectory = { readonly org: number; readonly directoryId: string; readonly at: number };

const DEVICE = `d.id as "id", d.number as "number", d.name as "name", d.kind as "kind", d.platform as "platform", d.make as "make",
  d.model as "model", d.serial as "serial", d.lifecycle as "lifecycle", d.disabled_reason as "disabledReason",
  d.created_at as "createdAt", d.modified_at as "modifiedAt"`;

const HOLDING = `a.until is null and (a.expires_at is null or a.expires_at > :at)`;

const HELD = `select ${DEVICE}, p.id as "personId", p.display_name as "personName", a.created_at as "since"
  from directory_person l
  join assignment a on a.org_id = :org and a.owner_id = l.person_id and ${HOLDING}
  join device d on d.org_id = :org and d.id = a.device_id
  join person p on p.org_id = :org and p.id = l.person_id
  where l.org_id = :org and l.directory_id = :directoryId and l.deleted_at is null`;

/** Of the people with numbers in a range. */
export const selectHeldByProvisioned = query<OfDirectory & { after: number; upTo: number }, HeldByProvisionedRow>(`
  ${HELD} and l.number > :after and l.number <= :upTo order by a.created_at, a.number`);

/** Who of them holds the device. */
export const selectProvisionedHolders = query<OfDirectory & { deviceId: string }, HeldByProvisionedRow>(`
  ${HELD} and a.device_id = :deviceId order by a.created_at, a.number`);

/** In order of creation. */
export const selectProvisionedDevices = query<OfDirectory & { after: number; limit: number }, ProvisionedDeviceRow>(`
  select ${DEVICE} from device d where d.org_id = :org and d.number > :after and exists (
    select 1 from assignment a
    join directory_person l on l.org_id = :org and l.directory_id = :directoryId and l.person_id = a.owner_id and l.deleted_at is null
    where a.org_id = :org and a.device_id = d.id and ${HOLDING})
  order by d.number limit :limit`);
