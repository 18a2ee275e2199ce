/** People with how they can be called, as directories show them. */
import { personOwner } from '../../domain/owner.ts';
import type { Calling } from '../../domain/telephony.ts';
import { query } from '../sql/statement.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';

export interface DirectoryRow extends PersonRow {
  readonly callingLocationId: string | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly compression: number | null;
}

/** Null for somebody who cannot be called. */
export function callingOf({ id, callingLocationId, extension, phoneNumber, compression }: DirectoryRow): Calling | null {
  if (callingLocationId === null) return null;
  const owner = personOwner(id);
  return { owner, locationId: callingLocationId, extension, phoneNumber, compression: compression === 1 };
}

const ENTRY = `${PERSON_COLUMNS}, c.location_id as "callingLocationId", c.extension as "extension",
  c.phone_number as "phoneNumber", c.compression as "compression"
  from person p left join calling c on c.org_id = :org and c.owner_id = p.id`;

export const selectEntry = query<{ org: number; id: string }, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.id = :id`);

/** In the order in which they were added. */
export const selectEntries = query<{ org: number; after: number; limit: number }, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit`);

export const selectEntriesByEmail = query<{ org: number; email: string; after: number }, DirectoryRow>(`
  select ${ENTRY} where p.org_id = :org and p.removed_at is null and p.email = :email and p.number > :after order by p.number`);
