/** Statements on organizations, their counters, and the indexes that find them. */
import { parseElsewhere } from '../../domain/elsewhere.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { command, query } from '../sql/statement.ts';

interface OrganizationRow {
  readonly org: number;
  readonly id: string;
  readonly name: string;
  readonly policy: string;
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly closedReason: string | null;
  readonly restsUntil: number | null;
  /** JSON */
  readonly elsewhere: string | null;
}

export function toOrganization(row: OrganizationRow): Organization {
  return { ...row, policy: JSON.parse(row.policy) as Policy, elsewhere: parseElsewhere(row.elsewhere) };
}

type NewOrganizationRow = Omit<OrganizationRow, 'closedAt' | 'closedReason' | 'restsUntil' | 'elsewhere'>;

const COLUMNS = `org_id as "org", id as "id", name as "name", policy as "policy", created_at as "createdAt",
  closed_at as "closedAt", closed_reason as "closedReason", rests_until as "restsUntil", elsewhere as "elsewhere"`;

export const selectOrganization = query<{ org: number }, OrganizationRow>(`
  select ${COLUMNS} from organization where org_id = :org`);

/** By its id, also a closed one. The reserved one is none. */
export const selectOrganizationById = query<{ id: string }, OrganizationRow>(`
  select ${COLUMNS} from organization where org_id > 0 and id = :id`);

export const selectOrganizationsAfter = query<{ after: number; limit: number }, OrganizationRow>(`
  select ${COLUMNS} from organization where org_id > 0 and org_id > :after order by org_id limit :limit`);

/** All except the reserved one. */
export const selectOrganizations = query<Record<string, never>, OrganizationRow>(`
  select ${COLUMNS} from organization where org_id > 0 order by org_id`);

/** At most two, which is enough to know whether there is only one. */
export const selectFirstOrganizations = query<Record<string, never>, { org: number }>(`
  select org_id as "org" from organization where org_id > 0 order by org_id limit 2`);

/** Including the reserved one, without those that are being moved into the store: their numbers are below 0 until they have arrived. */
export const selectOrganizationNumbers = query<Record<string, never>, { org: number }>(`
  select org_id as "org" from organization where org_id >= 0 order by org_id`);

/** Also of one that is being moved into the store: see `storage/move/arrival.ts`. */
export const selectHighestOrg = query<Record<string, never>, { highest: number | null }>(`
  select max(abs(org_id)) as "highest" from organization`);

/** The group of everybody takes the first number. */
export const insertOrganization = command<NewOrganizationRow>(`
  insert into organization (org_id, id, name, policy, event_sequence, last_number, created_at)
  values (:org, :id, :name, :policy, 0, 1, :createdAt)`);

/** Does nothing if the row exists, because two nodes may start on the same empty store. */
export const reserveInstallation = command<NewOrganizationRow>(`
  insert into organization (org_id, id, name, policy, event_sequence, last_number, created_at)
  values (:org, :id, :name, :policy, 0, 0, :createdAt) on conflict (org_id) do nothing`);

/** The organizations that browsers may call from this origin. */
export const locateOrigin = query<{ origin: string }, { org: number }>(`
  select org_id as "org" from origin_index where origin = :origin order by org_id`);

export const insertOrigin = command<{ origin: string; org: number }>(`
  insert into origin_index (origin, org_id) values (:origin, :org)`);

export const deleteOrigin = command<{ origin: string; org: number }>(`
  delete from origin_index where origin = :origin and org_id = :org`);

export const updateOrganization = command<{ org: number; name: string; closedAt: number | null; closedReason: string | null }>(`
  update organization set name = :name, closed_at = :closedAt, closed_reason = :closedReason where org_id = :org`);

export const updatePolicy = command<{ org: number; policy: string }>(`
  update organization set policy = :policy where org_id = :org`);

/** The last values taken from the counters. */
export interface CounterRow {
  readonly event: number;
  readonly number: number;
  /** Head of the event chain; null before the first event. */
  readonly chain: Uint8Array | null;
}

export interface StoredCounterRow extends CounterRow {
  /** JSON; null while the organization lives in this store. Read with the counters, so that no write has to ask for it. */
  readonly elsewhere: string | null;
}

export const selectCounters = query<{ org: number }, StoredCounterRow>(`
  select event_sequence as "event", last_number as "number", event_chain as "chain", elsewhere as "elsewhere"
  from organization where org_id = :org`);

export const selectElsewhere = query<{ org: number }, { elsewhere: string | null }>(`
  select elsewhere as "elsewhere" from organization where org_id = :org`);

export const updateCounters = command<CounterRow & { org: number }>(`
  update organization set event_sequence = :event, last_number = :number, event_chain = :chain where org_id = :org`);

export const selectEventSequence = query<{ org: number }, { sequence: number }>(`
  select event_sequence as "sequence" from organization where org_id = :org`);
