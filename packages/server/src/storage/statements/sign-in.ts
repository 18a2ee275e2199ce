/** Statements on passwords, and on what finds the organization of a sign-in. */
import { command, query } from '../sql/statement.ts';

/** The organization that a host name is registered for. */
export const locateHost = query<{ host: string }, { org: number }>(`
  select org_id as "org" from organization_host where host = :host`);

export const insertHost = command<{ host: string; org: number }>(`
  insert into organization_host (host, org_id) values (:host, :org)`);

export const deleteHost = command<{ host: string; org: number }>(`
  delete from organization_host where host = :host and org_id = :org`);

export const selectHosts = query<{ org: number }, { host: string }>(`
  select host as "host" from organization_host where org_id = :org order by host`);

/** Organizations by name or id. Names are not unique. */
export const locateOrganization = query<{ name: string }, { org: number }>(`
  select org_id as "org" from organization where org_id > 0 and (name = :name or id = :name) order by org_id limit 2`);

export const selectPassword = query<{ org: number; personId: string }, { hash: string; version: number }>(`
  select hash as "hash", version as "version" from password where org_id = :org and person_id = :personId`);

/** When the password was set, and until when the longest lock-out in force lasts. */
export const selectPasswordState = query<
  { org: number; personId: string; account: string; now: number },
  { passwordChangedAt: number | null; lockedUntil: number | null }
>(`
  select (select w.changed_at from password w where w.org_id = :org and w.person_id = :personId) as "passwordChangedAt",
    (select max(l.until) from lock_out l
      where l.org_id = :org and l.account = :account and l.until > :now and l.lifted_at is null) as "lockedUntil"
  from organization o where o.org_id = :org`);

export const upsertPassword = command<{ org: number; personId: string; hash: string; now: number }>(`
  insert into password (org_id, person_id, hash, version, changed_at) values (:org, :personId, :hash, 1, :now)
  on conflict (org_id, person_id) do update set hash = excluded.hash, version = password.version + 1,
    changed_at = excluded.changed_at`);

/** A sign-in that has proven the password before is refused when it writes. */
export const outdatePassword = command<{ org: number; personId: string }>(`
  update password set version = version + 1 where org_id = :org and person_id = :personId`);

export const deletePassword = command<{ org: number; personId: string }>(`
  delete from password where org_id = :org and person_id = :personId`);

/** Stores the same password hashed with newer parameters, unless it was changed in between. */
export const rehashPassword = command<{ org: number; personId: string; before: string; hash: string }>(`
  update password set hash = :hash where org_id = :org and person_id = :personId and hash = :before`);
