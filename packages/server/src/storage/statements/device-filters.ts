/** Statements that list the devices within the actor's reach that match a filter; the same ones for each index. */
import { DESK_KINDS } from '../../domain/device.ts';
import { literals, query } from '../sql/statement.ts';
import { DEVICE_COLUMNS, type DeviceNowRow, isHeld } from './devices.ts';
import { type IdentifiedConditions, identifiedAs, isIdentified } from './identifiers.ts';
import { amongNumbers, pathStatements } from './paths.ts';
import { deviceInReach, ownerInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every device. */
export interface DeviceConditions extends Reach, IdentifiedConditions {
  readonly org: number;
  /** The instant at which devices are held. */
  readonly at: number;
  /** Kinds, each between commas: `,mobile,browser,`. */
  readonly kinds: string | null;
  /** The only kind. */
  readonly kind: string | null;
  readonly platforms: string | null;
  readonly model: string | null;
  readonly make: string | null;
  /** 1 for devices that are disabled, 0 for those that are not. */
  readonly disabled: 0 | 1 | null;
  readonly locationId: string | null;
  /** A tag in quotes, as it is in the stored JSON list. */
  readonly tag: string | null;
  /** 1 for devices that nobody holds, 0 for those that somebody holds; 2 for either. */
  readonly holderless: 0 | 1 | 2;
  readonly personId: string | null;
  readonly ownerId: string | null;
  readonly serial: string | null;
  /** Empty matches every device. */
  readonly mac: string;
  readonly udid: string | null;
  /** States, each between commas. */
  readonly lifecycles: string | null;
  /** Nobody has used them since. */
  readonly inactiveSince: number | null;
  /** They were used, or added, since. */
  readonly activeSince: number | null;
  readonly createdAfter: number | null;
  readonly createdBefore: number | null;
}

const heldAt = (a: string) =>
  `${a}.created_at <= :at and (${a}.until is null or ${a}.until > :at) and (${a}.expires_at is null or ${a}.expires_at > :at)`;

const IS_HELD = `exists (select 1 from assignment f where f.org_id = :org and f.device_id = d.id and ${heldAt('f')})`;

/** An owner who is out of reach holds nothing for the actor, as in the list of holders. */
const isHeldBy = (owner: string) => `(coalesce(${owner}, '') = '' or exists (
    select 1 from assignment f
    left join person fp on fp.org_id = :org and fp.id = f.owner_id
    left join workspace fw on fw.org_id = :org and fw.id = f.owner_id
    where f.org_id = :org and f.owner_id = ${owner} and f.device_id = d.id and ${heldAt('f')}
      and ${ownerInReach('f.owner_id', 'coalesce(fp.location_id, fw.location_id)')}))`;

/** Of any interface, as a device is found by its address. */
const WITH_MAC = `select m.id from device m where m.org_id = :org and m.mac = :mac
    union select i.object_id from identifier i where i.org_id = :org and i.noun = 'device' and i.kind = 'mac' and i.value = :mac`;

const usedSince = (at: string) => `exists (
    select 1 from assignment f join activity ft on ft.org_id = :org and ft.assignment_number = f.number
    where f.org_id = :org and f.device_id = d.id and ft.last_active_at >= ${at})`;

/** Devices are added before they are used. */
const IS_UNUSED = `(cast(:inactiveSince as bigint) is null or (d.created_at < :inactiveSince and not ${usedSince(':inactiveSince')}))
  and (cast(:activeSince as bigint) is null or d.created_at >= :activeSince or ${usedSince(':activeSince')})`;

/**
 * Each parameter comes after a column, from which PostgreSQL infers its type. A text contains another if replacing it changes the
 * text, because `like` and `instr` differ between the databases.
 */
export const DEVICE_FITS = `(:kinds like '%,' || d.kind || ',%' or :kinds is null)
  and (:platforms like '%,' || d.platform || ',%' or :platforms is null)
  and (d.model = :model or :model is null) and (replace(d.tags, :tag, '') <> d.tags or :tag is null)`;

const IS_IN_STATE = `(coalesce(:lifecycles, '') = ''
  or :lifecycles like '%,' || coalesce(d.lifecycle, case when ${IS_HELD} then 'assigned' else 'in_stock' end) || ',%')`;

const FITS = `${DEVICE_FITS} and (d.make = :make or :make is null)
  and (case when d.disabled_reason is null then 0 else 1 end = :disabled or :disabled is null)
  and (d.location_id = :locationId or :locationId is null) and (d.serial = :serial or :serial is null)
  and (:mac = '' or d.id in (${WITH_MAC})) and (d.udid = :udid or :udid is null)
  and ${isIdentified('d.id')} and ${IS_IN_STATE}
  and (d.created_at > :createdAfter or :createdAfter is null) and (d.created_at < :createdBefore or :createdBefore is null)
  and (case when :holderless = 2 then 2 when ${IS_HELD} then 0 else 1 end = :holderless)
  and ${IS_UNUSED} and ${isHeldBy(':personId')} and ${isHeldBy(':ownerId')} and ${deviceInReach(':at')}`;

const LIST = { table: 'device d', columns: `${DEVICE_COLUMNS}, ${isHeld(':at')}`, number: 'd.number', fits: FITS };
const ALL = 'd.org_id = :org';

const path = (where: string, isSorted = true) =>
  pathStatements<DeviceConditions, DeviceNowRow>({ ...LIST, isSorted }, 'device d', where);

/** What an owner ever held: the devices that they hold now are among these. Their quota keeps them few. */
const heldBy = (owner: string) =>
  path(
    `${ALL} and d.id in (
      select g.device_id from assignment g where g.org_id = :org and g.owner_id = ${owner} and g.until is null)`,
    false,
  );

/** Devices that something else has found. */
export const selectDevicesAmong = amongNumbers<DeviceConditions, DeviceNowRow>(LIST, ALL);

/** Planned ends that have come and are not carried out yet: nobody holds these devices any more. At most `limit`. */
export const selectExpiredDevices = query<{ org: number; at: number; limit: number }, { number: number }>(`
  select d.number as "number" from assignment a join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.until is null and a.expires_at <= :at limit :limit`);

/** By what devices are found. Each has an index in the order of their numbers, or finds few. */
export const DEVICE_PATHS = {
  number: path(ALL),
  serial: path(`${ALL} and d.serial = :serial`, false),
  mac: path(`${ALL} and d.id in (${WITH_MAC})`, false),
  identified: path(`${ALL} and d.id in ${identifiedAs('device')}`, false),
  lifecycle: path(`${ALL} and d.lifecycle is not null`),
  udid: path(`${ALL} and d.udid = :udid`, false),
  location: path(`${ALL} and d.location_id = :locationId`),
  model: path(`${ALL} and d.model = :model`),
  kind: path(`${ALL} and d.kind = :kind and d.kind <> 'mobile'`),
  telephony: path(`${ALL} and d.kind in ${literals(DESK_KINDS)}`),
  platform: path(`${ALL} and d.platform not in ('ios', 'android')`),
  disabled: path(`${ALL} and d.disabled_reason is not null`),
  tagged: path(`${ALL} and d.tags <> '[]'`),
  person: heldBy(':personId'),
  owner: heldBy(':ownerId'),
} as const;

export type DevicePath = keyof typeof DEVICE_PATHS;
