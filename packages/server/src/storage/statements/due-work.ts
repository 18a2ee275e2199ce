/** Statements on due work, and on the leases by which workers claim it. */
import { command, query } from '../sql/statement.ts';

export interface DueWorkRow {
  readonly id: string;
  readonly kind: string;
  /** JSON */
  readonly payload: string;
  readonly dueAt: number;
  /** How often it was claimed, including this time. */
  readonly attempts: number;
}

interface Claiming {
  readonly org: number;
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
}

/** A worker's claim of an item. Its number distinguishes it from earlier and later claims. */
interface Held {
  readonly org: number;
  readonly id: string;
  readonly owner: string;
  readonly attempts: number;
}

export const insertDueWork = command<Omit<DueWorkRow, 'attempts'> & { org: number }>(`
  insert into due_work (org_id, id, kind, payload, due_at, attempts) values (:org, :id, :kind, :payload, :dueAt, 0)
  on conflict (org_id, id) do nothing`);

/** Returns a row if there is something to claim: due work without a lease or with an expired one. */
export const selectClaimable = query<{ org: number; now: number }, { id: string }>(`
  select d.id as "id" from (
    select w.id from due_work w where w.org_id = :org and w.lease_until is null and w.due_at <= :now limit 1) d
  union all select l.id from (
    select w.id from due_work w where w.org_id = :org and w.lease_until <= :now limit 1) l`);

export const releaseEndedLeases = command<{ org: number; now: number }>(`
  update due_work set lease_owner = null, lease_until = null where org_id = :org and lease_until <= :now`);

/** Returns rows in no order, because `returning` has none. */
export const claimDueWork = command<Claiming, DueWorkRow>(`
  update due_work as d set lease_owner = :owner, lease_until = :leaseUntil, attempts = d.attempts + 1
  where d.org_id = :org and d.id in (
    select w.id from due_work w where w.org_id = :org and w.lease_until is null and w.due_at <= :now
    order by w.due_at, w.id limit :limit)
  returning id as "id", kind as "kind", payload as "payload", due_at as "dueAt", attempts as "attempts"`);

export const extendLease = command<Held & { leaseUntil: number }>(`
  update due_work set lease_until = :leaseUntil
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

export const deleteDueWork = command<Held>(`
  delete from due_work where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

export const releaseDueWork = command<Held & { dueAt: number }>(`
  update due_work set due_at = :dueAt, lease_owner = null, lease_until = null
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);
