/** Statements that list the desk phones and room devices within the actor's reach that match a filter; one for each index. */
import { DESK_KINDS } from '../../domain/device.ts';
import { literals, query } from '../sql/statement.ts';
import { DESK_DEVICE, DESK_LOCATION, type DeskDeviceRow, IN_USE, WITH_OWNER } from './desk-devices.ts';
import { deviceInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every device. */
export interface DeskConditions extends Reach {
  readonly org: number;
  readonly now: number;
  readonly serial: string | null;
  readonly software: string | null;
  readonly kind: string | null;
  readonly state: string | null;
  readonly locationId: string | null;
  /** A tag in quotes, as it is in the stored JSON list. */
  readonly tag: string | null;
  /** A model has two names. `modelless` is 1 if devices without a model match, too. */
  readonly model: string | null;
  readonly modelAlias: string | null;
  readonly modelless: 0 | 1;
  /** The device's name, or the name of its model if it has none. */
  readonly name: string | null;
  readonly nameModel: string | null;
  readonly nameModelAlias: string | null;
  readonly nameModelless: 0 | 1;
}

const STATE = `case when d.disabled_reason is null or d.disabled_at is null then t.activation_state else 'deactivated' end`;

/**
 * Each parameter comes after a column, from which PostgreSQL infers its type. A text contains another if replacing it changes the
 * text, because `like` and `instr` differ between the databases.
 */
const FITS = `(d.serial = :serial or :serial is null) and (t.software = :software or :software is null)
  and (d.kind = :kind or :kind is null) and (${STATE} = :state or :state is null)
  and (${DESK_LOCATION} = :locationId or :locationId is null) and (replace(d.tags, :tag, '') <> d.tags or :tag is null)
  and (d.model = :model or d.model = :modelAlias or (d.model is null and :modelless = 1) or :model is null)
  and (d.name = :name or (d.name is null and (d.model = :nameModel or d.model = :nameModelAlias
    or (d.model is null and :nameModelless = 1))) or :name is null)
  and ${deviceInReach(':now')}`;

/** Matching devices in a range of numbers. */
export const selectFittingDesks = query<DeskConditions & { after: number; upTo: number; limit: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.number > :after and d.number <= :upTo and ${IN_USE} and ${FITS}
  order by d.number limit :limit`);

/** The number of the device `skip` + 1 places after `start`. Devices that nobody uses are included. */
export const selectDeskNumberAfter = query<{ org: number; start: number; skip: number }, { number: number }>(`
  select d.number as "number" from device d
  where d.org_id = :org and d.number > :start and d.kind in ${literals(DESK_KINDS)} order by d.number limit 1 offset :skip`);

export const selectFittingDesksOf = query<DeskConditions & { ownerId: string; after: number }, DeskDeviceRow>(`
  select ${DESK_DEVICE} from line l
  join device d on d.org_id = :org and d.id = l.device_id and d.kind in ${literals(DESK_KINDS)} and d.number > :after
  ${WITH_OWNER}
  where l.org_id = :org and l.owner_id = :ownerId and l.kind = 'primary' and l.until is null and m.owner_id = :ownerId
    and ${FITS}
  order by d.number`);

export const selectFittingDesksByMac = query<
  DeskConditions & { mac: string; ownerId: string | null; after: number },
  DeskDeviceRow
>(`
  select ${DESK_DEVICE} from device d ${WITH_OWNER}
  where d.org_id = :org and d.mac = :mac and d.number > :after and ${IN_USE} and ${FITS}
    and (m.owner_id = :ownerId or :ownerId is null)`);
