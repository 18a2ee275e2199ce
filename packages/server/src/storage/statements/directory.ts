/** Statements on people with their calling, for directories. */
import { personOwner } from '../../domain/owner.ts';
import type { Calling } from '../../domain/telephony.ts';
import { query } from '../sql/statement.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface DirectoryRow extends PersonRow {
  readonly callingLocationId: string | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly compression: number | null;
  readonly guestAllowed: number | null;
}

/** Null for a person who cannot be called. */
export function callingOf({ id, callingLocationId, extension, phoneNumber, ...flags }: DirectoryRow): Calling | null {
  if (callingLocationId === null) return null;
  const numbers = { owner: personOwner(id), locationId: callingLocationId, extension, phoneNumber };
  return { ...numbers, compression: flags.compression === 1, guestAllowed: flags.guestAllowed === 1 };
}

const ENTRY = `${PERSON_COLUMNS}, c.location_id as "callingLocationId", c.extension as "extension",
  c.phone_number as "phoneNumber", c.compression as "compression", c.guest_allowed as "guestAllowed"
  from person p left join calling c on c.org_id = :org and c.owner_id = p.id`;

export const selectEntry = query<{ org: number; id: string }, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.id = :id`);

/** In the order in which they were added. */
export const selectEntries = query<{ org: number; after: number; limit: number }, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit`);

/** All conditions must hold. Null matches everybody. */
export interface EntryFilter extends Reach {
  /** In the form in which addresses are compared. */
  readonly emailKey: string | null;
  /** Roles, each between commas: `,full,member,`. */
  readonly roles: string | null;
  /** The location of their calling. */
  readonly locationId: string | null;
  /** 1: only who can be called. */
  readonly onlyCalled: 0 | 1;
}

/** The parameter comes after the column, from which PostgreSQL infers its type. */
const FITS = `(p.email_key = :emailKey or :emailKey is null) and (:roles like '%,' || p.role || ',%' or :roles is null)
  and (c.location_id = :locationId or :locationId is null)
  and (c.owner_id is not null or :onlyCalled = 0) and ${ownerInReach('p.id', 'p.location_id')}`;

/** Matching people in a range of numbers. */
export const selectFittingEntries = query<
  { org: number; after: number; upTo: number; limit: number } & EntryFilter,
  DirectoryRow
>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.number > :after and p.number <= :upTo and ${FITS}
  order by p.number limit :limit`);

/** The same by e-mail address. */
export const selectFittingEntriesByEmail = query<{ org: number; after: number; address: string } & EntryFilter, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.email_key = :address and p.number > :after and ${FITS}
  order by p.number`);

/** The same by the login, of people without an address. */
export const selectFittingEntryByLogin = query<{ org: number; after: number; loginKey: string } & EntryFilter, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.login_key = :loginKey and p.email is null
    and p.number > :after and ${FITS}`);

/** The same by id. */
export const selectFittingEntry = query<{ org: number; id: string } & EntryFilter, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.id = :id and ${FITS}`);
