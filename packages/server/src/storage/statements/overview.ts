/** Statements that count what is few: loans, planned leavers, and lock-outs. Each counts up to a limit. */
import { query } from '../sql/statement.ts';
import { ownerInReach, type Reach } from './reach.ts';

type Counted = { readonly org: number; readonly now: number; readonly limit: number } & Reach;

/** Open loans of holders within reach, in time and late. */
export const countLoans = query<Counted, { due: number; overdue: number }>(`
  select coalesce(sum(1 - n.late), 0) as "due", coalesce(sum(n.late), 0) as "overdue" from (
    select case when a.due_at <= :now then 1 else 0 end as late from assignment a
    left join person lp on lp.org_id = :org and lp.id = a.owner_id
    left join workspace lw on lw.org_id = :org and lw.id = a.owner_id
    where a.org_id = :org and a.until is null and a.due_at is not null and (a.expires_at is null or a.expires_at > :now)
      and ${ownerInReach('a.owner_id', 'coalesce(lp.location_id, lw.location_id)')}
    order by a.due_at, a.number limit :limit) n`);

/** People who are to leave. */
export const countPlannedLeavers = query<Omit<Counted, 'now'>, { total: number }>(`
  select count(*) as "total" from (
    select o.id from off_boarding o join person p on p.org_id = :org and p.id = o.person_id
    where o.org_id = :org and o.state = 'planned' and ${ownerInReach('p.id', 'p.location_id')} limit :limit) n`);

/** People who cannot sign in from some network, or from any that is not familiar. */
export const countLockedOut = query<Counted, { total: number }>(`
  select count(*) as "total" from (
    select distinct l.person_id from lock_out l join person p on p.org_id = :org and p.id = l.person_id and p.removed_at is null
    where l.org_id = :org and l.until > :now and l.lifted_at is null and ${ownerInReach('p.id', 'p.location_id')} limit :limit) n`);
