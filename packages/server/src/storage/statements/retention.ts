/** Statements on what the policy of an organization no longer keeps, but for events. */
import { command, query } from '../sql/statement.ts';

interface Org {
  readonly org: number;
}

export interface RetentionRow {
  readonly ranAt: number;
  readonly eventSequence: number;
  readonly eventChain: Uint8Array | null;
  readonly toldBy: number | null;
  readonly assignments: number;
  readonly credentials: number;
  readonly people: number;
}

export const selectRetention = query<Org, RetentionRow>(`
  select ran_at as "ranAt", event_sequence as "eventSequence", event_chain as "eventChain", told_by as "toldBy",
    assignments as "assignments", credentials as "credentials", people as "people" from retention where org_id = :org`);

/** Begins a round. */
export const beginRetention = command<Org & { now: number }>(`
  insert into retention (org_id, ran_at, event_sequence, assignments, credentials, people) values (:org, :now, 0, 0, 0, 0)
  on conflict (org_id) do update set ran_at = :now where retention.org_id = :org`);

export const countRemoved = command<Org & { assignments: number; credentials: number; people: number }>(`
  update retention set assignments = assignments + :assignments, credentials = credentials + :credentials, people = people + :people
  where org_id = :org`);

/** Everything that was removed is told. */
export const tellRemoved = command<Org & { eventSequence: number; eventChain: Uint8Array | null; toldBy: number }>(`
  update retention set event_sequence = :eventSequence, event_chain = :eventChain, told_by = :toldBy, assignments = 0,
    credentials = 0, people = 0 where org_id = :org`);

export interface EndedRow {
  readonly number: number;
  readonly id: string;
  readonly ownerId: string;
  readonly deviceId: string;
}

/** Assignments with a number in `(after, upTo]` that ended before the instant. */
export const selectEndedBefore = query<Org & { after: number; upTo: number; before: number }, EndedRow>(`
  select number as "number", id as "id", owner_id as "ownerId", device_id as "deviceId" from assignment
  where org_id = :org and number > :after and number <= :upTo and until is not null and until < :before order by number`);

export const deleteAssignment = command<Org & EndedRow & { before: number }>(`
  delete from assignment where org_id = :org and owner_id = :ownerId and number = :number and id = :id and device_id = :deviceId
    and until is not null and until < :before`);

type OfAssignment = Org & EndedRow;
const of = (sql: string) => command<OfAssignment>(sql);

/** What goes with an assignment. */
export const deleteOfAssignment = [
  of('delete from activity where org_id = :org and assignment_number = :number'),
  of('delete from loan_reminder where org_id = :org and assignment_number = :number'),
  of('delete from push_registration where org_id = :org and assignment_id = :id'),
  of('delete from line where org_id = :org and device_id = :deviceId and assignment_id = :id'),
  of('delete from guest_session where org_id = :org and device_id = :deviceId and assignment_id = :id'),
] as const;

export interface SpentRow {
  readonly id: string;
  readonly digest: string;
  readonly spent: number;
}

/** Credentials in the order of their ids, and whether they ended before the instant. */
export const selectSpentBefore = query<Org & { after: string; before: number; limit: number }, SpentRow>(`
  select id as "id", digest as "digest", case when revoked_at < :before or expires_at < :before then 1 else 0 end as "spent"
  from credential where org_id = :org and id > :after order by id limit :limit`);

/** Sign-ins of which no credential is left. */
export const deleteSignInsBefore = command<Org & { before: number; limit: number }>(`
  delete from sign_in_grant as t where t.org_id = :org and t.id in (
    select g.id from sign_in_grant g where g.org_id = :org and g.created_at < :before
      and not exists (select 1 from credential c where c.org_id = :org and c.grant_id = g.id) order by g.id limit :limit)`);

/** People who left before the instant and were not erased, those who left first first. */
export const selectLongGone = query<Org & { before: number; limit: number }, { id: string }>(`
  select distinct p.id as "id", p.removed_at as "removedAt" from off_boarding o
  join person p on p.org_id = :org and p.id = o.person_id
  where o.org_id = :org and o.state = 'done' and o.effective_at < :before and p.removed_at is not null and p.removed_at < :before
    and p.login_key <> '' order by p.removed_at limit :limit`);

export const countLongGone = query<Org & { before: number }, { total: number }>(`
  select count(distinct p.id) as "total" from off_boarding o join person p on p.org_id = :org and p.id = o.person_id
  where o.org_id = :org and o.state = 'done' and o.effective_at < :before and p.removed_at is not null and p.removed_at < :before
    and p.login_key <> ''`);
