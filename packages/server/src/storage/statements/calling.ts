/** Statements on callings, virtual lines and host settings. */
import type { OwnerKind } from '../../domain/owner.ts';
import type { Calling, Hoteling } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';
import { locationInReach, type Reach } from './reach.ts';

export interface CallingRow {
  readonly ownerId: string;
  readonly ownerKind: string;
  readonly locationId: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly compression: number;
  readonly guestAllowed: number;
}

export function toCalling(row: CallingRow): Calling {
  const { ownerId, ownerKind, compression, guestAllowed, ...rest } = row;
  const owner = { kind: ownerKind as OwnerKind, id: ownerId };
  return { ...rest, owner, compression: compression === 1, guestAllowed: guestAllowed === 1 };
}

export function fromCalling(calling: Calling): CallingRow {
  const { owner, compression, guestAllowed, ...rest } = calling;
  const flags = { compression: compression ? 1 : 0, guestAllowed: guestAllowed ? 1 : 0 };
  return { ...rest, ownerId: owner.id, ownerKind: owner.kind, ...flags };
}

const COLUMNS = `owner_id as "ownerId", owner_kind as "ownerKind", location_id as "locationId", extension as "extension",
  phone_number as "phoneNumber", compression as "compression", guest_allowed as "guestAllowed"`;

export const selectCalling = query<{ org: number; ownerId: string }, CallingRow>(`
  select ${COLUMNS} from calling where org_id = :org and owner_id = :ownerId`);

export const selectCallingByExtension = query<{ org: number; locationId: string; extension: string }, CallingRow>(`
  select ${COLUMNS} from calling where org_id = :org and location_id = :locationId and extension = :extension`);

export const selectCallingByNumber = query<{ org: number; phoneNumber: string }, CallingRow>(`
  select ${COLUMNS} from calling where org_id = :org and phone_number = :phoneNumber`);

/** How many owners of each kind are called in a location within reach. */
export const countCalling = query<{ org: number } & Reach, { ownerKind: string; total: number }>(`
  select c.owner_kind as "ownerKind", count(*) as "total" from calling c
  where c.org_id = :org and ${locationInReach('c.location_id')} group by c.owner_kind`);

export const upsertCalling = command<CallingRow & { org: number; now: number }>(`
  insert into calling (org_id, owner_id, owner_kind, location_id, extension, phone_number, compression, guest_allowed, modified_at)
  values (:org, :ownerId, :ownerKind, :locationId, :extension, :phoneNumber, :compression, :guestAllowed, :now)
  on conflict (org_id, owner_id) do update set location_id = excluded.location_id, extension = excluded.extension,
    phone_number = excluded.phone_number, compression = excluded.compression, guest_allowed = excluded.guest_allowed,
    modified_at = excluded.modified_at`);

export const deleteCalling = command<{ org: number; ownerId: string }>(`
  delete from calling where org_id = :org and owner_id = :ownerId`);

/** An owner who can be called, with their name, for lists of possible members. */
export interface CallableRow extends CallingRow {
  readonly firstName: string;
  readonly lastName: string;
  readonly locationName: string;
}

const CALLABLE = `c.owner_id as "ownerId", c.owner_kind as "ownerKind", c.location_id as "locationId",
  c.extension as "extension", c.phone_number as "phoneNumber", c.compression as "compression",
  c.guest_allowed as "guestAllowed",
  coalesce(p.first_name, w.name, v.first_name, '') as "firstName", coalesce(p.last_name, v.last_name, '.') as "lastName",
  coalesce(l.name, '') as "locationName"`;

const CALLABLE_FROM = `calling c
  left join person p on p.org_id = :org and p.id = c.owner_id
  left join workspace w on w.org_id = :org and w.id = c.owner_id
  left join virtual_line v on v.org_id = :org and v.id = c.owner_id
  left join location l on l.org_id = :org and l.id = c.location_id`;

export const selectCallable = query<{ org: number; ownerId: string }, CallableRow>(`
  select ${CALLABLE} from ${CALLABLE_FROM} where c.org_id = :org and c.owner_id = :ownerId`);

export const selectCallables = query<{ org: number; after: string; limit: number }, CallableRow>(`
  select ${CALLABLE} from ${CALLABLE_FROM} where c.org_id = :org and c.owner_id > :after order by c.owner_id limit :limit`);

/** The same in one location. */
export const selectCallablesAt = query<{ org: number; locationId: string; after: string; limit: number }, CallableRow>(`
  select ${CALLABLE} from ${CALLABLE_FROM} where c.org_id = :org and c.location_id = :locationId and c.owner_id > :after
  order by c.owner_id limit :limit`);

/** Who is called under a number or an extension. Null matches everybody. */
export interface NumberFilter extends Reach {
  readonly locationId: string | null;
  readonly ownerKind: string | null;
}

const NUMBERED = `c.org_id = :org and (c.phone_number is not null or c.extension is not null)
  and ${locationInReach('c.location_id')}`;

type NumberPage = { org: number; after: string; limit: number } & NumberFilter;

function numbersWhere<P extends object>(condition: string) {
  return query<NumberPage & P, CallableRow & { id: string }>(`
  select c.owner_id as "id", ${CALLABLE} from ${CALLABLE_FROM} where ${NUMBERED} and ${condition}
    and (c.location_id = :locationId or :locationId is null) and (c.owner_kind = :ownerKind or :ownerKind is null)
  order by c.owner_id limit :limit`);
}

export const selectNumbers = numbersWhere<object>('c.owner_id > :after');

export const selectNumbersOfOwner = numbersWhere<{ ownerId: string }>('c.owner_id = :ownerId and c.owner_id > :after');

/** Found by the index of extensions, in which locations come first. */
export const selectNumbersWithExtension = numbersWhere<{ extension: string }>(`c.owner_id in (
      select e.owner_id from calling e where e.org_id = :org and e.extension = :extension
        and e.location_id in (select o.id from location o where o.org_id = :org))
    and c.owner_id > :after`);

/** How many there are, and how many of them have no number but an extension. */
export const countNumbers = query<{ org: number } & Reach, { total: number; extensionOnly: number }>(`
  select count(*) as "total", coalesce(sum(case when c.phone_number is null then 1 else 0 end), 0) as "extensionOnly"
  from calling c where ${NUMBERED}`);

/** The owners of lines on the device who can be called. */
export const selectCallablesOn = query<{ org: number; deviceId: string }, CallableRow>(`
  select ${CALLABLE} from ${CALLABLE_FROM}
  where c.org_id = :org and c.owner_id in (
    select m.owner_id from line m where m.org_id = :org and m.device_id = :deviceId and m.until is null)`);

interface HotelingRow {
  readonly enabled: number;
  readonly limitGuestUse: number;
  readonly guestHoursLimit: number;
}

export function toHoteling(row: HotelingRow): Hoteling {
  return { enabled: row.enabled === 1, limitGuestUse: row.limitGuestUse === 1, guestHoursLimit: row.guestHoursLimit };
}

export const selectHoteling = query<{ org: number; ownerId: string }, HotelingRow>(`
  select enabled as "enabled", limit_guest_use as "limitGuestUse", guest_hours_limit as "guestHoursLimit" from hoteling
  where org_id = :org and owner_id = :ownerId`);

export const upsertHoteling = command<HotelingRow & { org: number; ownerId: string; ownerKind: string; now: number }>(`
  insert into hoteling (org_id, owner_id, owner_kind, enabled, limit_guest_use, guest_hours_limit, modified_at, revision)
  values (:org, :ownerId, :ownerKind, :enabled, :limitGuestUse, :guestHoursLimit, :now, 1)
  on conflict (org_id, owner_id) do update set enabled = excluded.enabled, limit_guest_use = excluded.limit_guest_use,
    guest_hours_limit = excluded.guest_hours_limit, modified_at = excluded.modified_at, revision = hoteling.revision + 1`);
