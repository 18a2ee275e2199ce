/** Statements that find other registrations of the same hardware, each by one index, as far as the actor sees them. */
import { query } from '../sql/statement.ts';
import { HELD_AT } from './assignments.ts';
import { DEVICE_COLUMNS, type DeviceNowRow, isHeld } from './devices.ts';
import { deviceInReach, type Reach } from './reach.ts';
import { inSlots, type Slots, slotsOf } from './slots.ts';

/** The texts that one statement looks for. */
const TEXTS_AT_ONCE = 8;

export type Texts = Slots<'text', string | null>;

const texts = slotsOf('text', TEXTS_AT_ONCE);

/** Texts as parameters. Unused ones are null. */
export function inTexts(values: readonly (string | null)[]): Texts[] {
  return [...inSlots('text', values, null, TEXTS_AT_ONCE)];
}

export interface SameHardware extends Reach {
  readonly org: number;
  /** The device itself, which is not among them. */
  readonly id: string;
  readonly at: number;
  /** 0 for an actor who sees only what they hold. */
  readonly everybody: 0 | 1;
  readonly limit: number;
}

const found = (ids: string) => `
  select ${DEVICE_COLUMNS}, ${isHeld(':at')} from device d
  where d.org_id = :org and d.id <> :id and d.id in (${ids}) and ${deviceInReach(':at')}
    and (:everybody = 1 or exists (
      select 1 from assignment a where a.org_id = :org and a.device_id = d.id and a.owner_id = :self and ${HELD_AT}))
  order by d.number limit :limit`;

const byText = (ids: string) => query<SameHardware & Texts, DeviceNowRow>(found(ids));

/** By the column in which the texts are. */
export const selectSameHardware = {
  serial: byText(`select s.id from device s where s.org_id = :org and s.serial in ${texts}`),
  udid: byText(`select s.id from device s where s.org_id = :org and s.udid in ${texts}`),
  mac: byText(`select s.id from device s where s.org_id = :org and s.mac in ${texts}`),
  identifier: byText(`select i.object_id from identifier i
    where i.org_id = :org and i.noun = 'device' and i.kind in ('mac', 'imei') and i.value in ${texts}`),
} as const;

/** Catalogs whose udid is the same in another spelling. */
export const selectSameCatalog = query<SameHardware & { hardwareKey: string }, DeviceNowRow>(
  found(`select s.id from device s where s.org_id = :org and s.hardware_key = :hardwareKey
    and s.kind in ('native_catalog', 'web_catalog')`),
);

/** What a device's registrations have as targets, the latest holders first. */
export const selectTargetsOf = query<{ org: number; deviceId: string; limit: number }, { target: string }>(`
  select p.target as "target" from assignment a
  join push_registration p on p.org_id = :org and p.assignment_id = a.id
  where a.org_id = :org and a.device_id = :deviceId order by a.number desc limit :limit`);

/**
 * Devices with one of these targets. The targets are parameters: joined to those of the device, PostgreSQL without statistics reads
 * every registration of the organization. Registrations that have ended have no index and are not found.
 */
export const selectSamePushTarget = byText(`select b.device_id from push_registration o
    cross join assignment b
    where o.org_id = :org and (o.target in ${texts} and o.state = 'active' or o.target in ${texts} and o.state = 'quarantined')
      and b.org_id = :org and b.id = o.assignment_id`);
