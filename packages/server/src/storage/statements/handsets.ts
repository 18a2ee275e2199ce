/** Statements on handsets: mobile devices and app catalogs that people hold, and their sign-ins on them. */
import { HOLDING_ROLES } from '../../domain/assignment.ts';
import { HANDSET_KINDS } from '../../domain/device.ts';
import { command, literals, query } from '../sql/statement.ts';
import { HELD_AT, HELD_COLUMNS, type HeldRow, WITH_ACTIVITY } from './assignments.ts';

export interface HandsetRow extends HeldRow {
  /** The holder's push token; null while they get no pushes. */
  readonly pushToken: string | null;
}

const HANDSETS = `select ${HELD_COLUMNS}, p.token as "pushToken" from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id and d.kind in ${literals(HANDSET_KINDS)}
  left join push_registration p on p.org_id = :org and p.assignment_id = a.id and p.state = 'active'
  where a.org_id = :org and a.owner_kind = 'person' and a.role in ${literals(HOLDING_ROLES)} and ${HELD_AT}`;

/** Oldest device first, after the device with a number. */
export const selectHandsetsOf = query<{ org: number; ownerId: string; at: number; after: number; limit: number }, HandsetRow>(`
  ${HANDSETS} and a.owner_id = :ownerId and d.number > :after order by d.number limit :limit`);

export const selectHandset = query<{ org: number; ownerId: string; deviceId: string; at: number }, HandsetRow>(`
  ${HANDSETS} and a.owner_id = :ownerId and a.device_id = :deviceId`);

/** When the person last signed in to an app catalog on any device. */
export const selectLastCatalogSignIn = query<{ org: number; personId: string }, { at: number | null }>(`
  select max(at) as "at" from catalog_sign_in where org_id = :org and person_id = :personId`);

export const upsertCatalogSignIn = command<{
  org: number;
  personId: string;
  deviceId: string;
  at: number;
  address: string;
}>(`
  insert into catalog_sign_in (org_id, person_id, device_id, at, address) values (:org, :personId, :deviceId, :at, :address)
  on conflict (org_id, person_id, device_id) do update set at = excluded.at, address = excluded.address`);
