/** Statements on lock-outs after wrong passwords, and on the networks from which people sign in. */
import { command, query } from '../sql/statement.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** `network` is empty for every network that is not familiar. */
export interface LockOutRow {
  readonly network: string;
  readonly attempts: number;
  readonly beganAt: number;
  readonly until: number;
}

const COLUMNS = 'l.network as "network", l.attempts as "attempts", l.began_at as "beganAt", l.until as "until"';

export interface AccountLockOutRow extends LockOutRow {
  /** Null unless somebody lifted it before its end. */
  readonly liftedAt: number | null;
}

/** Those of the login that have not come to their planned end, the lifted ones among them. */
export const selectLockOutsOf = query<{ org: number; account: string; now: number }, AccountLockOutRow>(`
  select ${COLUMNS}, l.lifted_at as "liftedAt" from lock_out l
  where l.org_id = :org and l.account = :account and l.until > :now`);

export interface ListedLockOutRow extends LockOutRow {
  readonly personId: string;
  readonly login: string;
}

/** Those of people that are in force, the latest end first. An empty `personId` stands for everybody within reach. */
export const selectLockOuts = query<{ org: number; personId: string; now: number; limit: number } & Reach, ListedLockOutRow>(`
  select p.id as "personId", p.login as "login", ${COLUMNS}
  from lock_out l
  join person p on p.org_id = :org and p.id = l.person_id and p.removed_at is null
  where l.org_id = :org and l.until > :now and l.lifted_at is null and (:personId = '' or l.person_id = :personId)
    and ${ownerInReach('p.id', 'p.location_id')}
  order by l.until desc, p.id, l.network limit :limit`);

export const upsertLockOut = command<LockOutRow & { org: number; account: string; personId: string | null }>(`
  insert into lock_out (org_id, account, network, person_id, attempts, began_at, until, lifted_at)
  values (:org, :account, :network, :personId, :attempts, :beganAt, :until, null)
  on conflict (org_id, account, network) do update set person_id = excluded.person_id,
    attempts = excluded.attempts, began_at = excluded.began_at, until = excluded.until, lifted_at = null`);

export const liftLockOuts = command<{ org: number; personId: string; now: number }>(`
  update lock_out set lifted_at = :now
  where org_id = :org and person_id = :personId and lifted_at is null and until > :now`);

export const liftLockOutsAt = command<{ org: number; account: string; now: number }>(`
  update lock_out set lifted_at = :now
  where org_id = :org and account = :account and lifted_at is null and until > :now`);

export const deleteEndedLockOuts = command<{ org: number; before: number }>(`
  delete from lock_out where org_id = :org and until <= :before`);

export const selectFamiliarNetwork = query<{ org: number; network: string }, { lastAt: number }>(`
  select last_at as "lastAt" from familiar_network where org_id = :org and network = :network`);

export const upsertFamiliarNetwork = command<{ org: number; network: string; now: number }>(`
  insert into familiar_network (org_id, network, last_at) values (:org, :network, :now)
  on conflict (org_id, network) do update set last_at = excluded.last_at`);

/** When somebody last signed in from the network after the `kept` latest ones. */
export const selectOldFamiliarNetwork = query<{ org: number; kept: number }, { lastAt: number }>(`
  select last_at as "lastAt" from familiar_network where org_id = :org order by last_at desc limit 1 offset :kept`);

export const deleteFamiliarNetworks = command<{ org: number; upTo: number }>(`
  delete from familiar_network where org_id = :org and last_at <= :upTo`);
