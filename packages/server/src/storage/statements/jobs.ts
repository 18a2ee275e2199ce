/** Statements on jobs, and on the leases by which workers claim them. */
import { command, query } from '../sql/statement.ts';

export const JOB_STATES = ['waiting', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface ClaimedRow {
  readonly id: string;
  readonly kind: string;
  /** JSON */
  readonly payload: string;
  readonly dueAt: number;
  /** How often it was claimed, including this time. */
  readonly attempts: number;
  /** How often in a row it failed before, or lost its worker. */
  readonly failures: number;
  readonly personId: string | null;
}

/** A job as it stands. */
export interface JobRow extends Omit<ClaimedRow, 'payload'> {
  readonly state: JobState;
  readonly createdAt: number;
  readonly leaseUntil: number | null;
  /** JSON */
  readonly progress: string | null;
  /** JSON */
  readonly result: string | null;
  readonly error: string | null;
  readonly finishedAt: number | null;
  /** Of who asked for it. */
  readonly personName: string | null;
}

interface Claiming {
  readonly org: number;
  readonly kind: string;
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
}

/** A worker's claim of a job. Its number distinguishes it from earlier and later claims. */
interface Held {
  readonly org: number;
  readonly id: string;
  readonly owner: string;
  readonly attempts: number;
}

type New = Pick<ClaimedRow, 'id' | 'kind' | 'payload' | 'dueAt' | 'personId'>;

/**
 * A job that is waiting becomes due at the earlier time. One that a worker has gets the new time, by which the worker's end leaves it
 * waiting. One that has ended begins anew.
 */
export const insertJob = command<New & { org: number; now: number }>(`
  insert into job (org_id, id, kind, payload, state, created_at, due_at, attempts, failures, person_id)
  values (:org, :id, :kind, :payload, 'waiting', :now, :dueAt, 0, 0, :personId)
  on conflict (org_id, id) do update set
    payload = excluded.payload, state = 'waiting', person_id = excluded.person_id, finished_at = null,
    created_at = case when job.state = 'waiting' then job.created_at else excluded.created_at end,
    failures = case when job.state = 'waiting' then job.failures else 0 end,
    progress = case when job.state = 'waiting' then job.progress end,
    result = case when job.state = 'waiting' then job.result end,
    error = case when job.state = 'waiting' then job.error end,
    due_at = case when job.state = 'waiting' and job.lease_until is null and job.due_at < excluded.due_at then job.due_at
      else excluded.due_at end`);

/** Returns a row if there is something to claim: a job that is due, without a lease or with one that has ended. */
export const selectClaimable = query<Pick<Claiming, 'org' | 'now' | 'kind'>, { id: string }>(`
  select d.id as "id" from (
    select w.id from job w
    where w.org_id = :org and w.state = 'waiting' and w.lease_until is null and w.due_at <= :now and w.kind = :kind limit 1) d
  union all select l.id from (
    select w.id from job w where w.org_id = :org and w.lease_until <= :now limit 1) l`);

/** Returns a row if there is something to claim, of whatever kind. */
export const selectAnyClaimable = query<{ org: number; now: number }, { id: string }>(`
  select d.id as "id" from (
    select w.id from job w where w.org_id = :org and w.state = 'waiting' and w.lease_until is null and w.due_at <= :now limit 1) d
  union all select l.id from (
    select w.id from job w where w.org_id = :org and w.lease_until <= :now limit 1) l`);

/** A job whose worker is gone may be what killed it, so that counts as a failure. */
export const releaseEndedLeases = command<{ org: number; now: number }>(`
  update job set lease_owner = null, lease_until = null, failures = failures + 1 where org_id = :org and lease_until <= :now`);

/** Returns rows in no order, because `returning` has none. */
export const claimJobRows = command<Claiming, ClaimedRow>(`
  update job as j set lease_owner = :owner, lease_until = :leaseUntil, attempts = j.attempts + 1
  where j.org_id = :org and j.id in (
    select w.id from job w
    where w.org_id = :org and w.state = 'waiting' and w.lease_until is null and w.due_at <= :now and w.kind = :kind
    order by w.due_at, w.id limit :limit)
  returning id as "id", kind as "kind", payload as "payload", due_at as "dueAt", attempts as "attempts", failures as "failures",
    person_id as "personId"`);

export const extendLease = command<Held & { leaseUntil: number; progress: string | null }>(`
  update job set lease_until = :leaseUntil, progress = coalesce(:progress, progress)
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

type Ending = Held & Pick<JobRow, 'result' | 'progress' | 'error'> & { state: string; now: number; claimedDueAt: number };

export const endHeldJob = command<Ending>(`
  update job set lease_owner = null, lease_until = null, failures = 0, result = :result, error = :error,
    progress = coalesce(:progress, progress),
    state = case when due_at = :claimedDueAt or :state = 'dead' then :state else 'waiting' end,
    finished_at = case when due_at = :claimedDueAt or :state = 'dead' then cast(:now as bigint) end
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

export const deleteHeldJob = command<Held & { claimedDueAt: number }>(`
  delete from job
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts and due_at = :claimedDueAt`);

type Releasing = Held & { dueAt: number; error: string | null; result: string | null; failed: number; claimedDueAt: number };

export const releaseJob = command<Releasing>(`
  update job set lease_owner = null, lease_until = null, error = :error, result = coalesce(:result, result),
    failures = case when :failed = 1 then failures + 1 else 0 end,
    due_at = case when due_at = :claimedDueAt or due_at > :dueAt then cast(:dueAt as bigint) else due_at end
  where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

/** Whether the claim is the latest of its job. */
export const selectHeld = query<Held, { id: string }>(`
  select id as "id" from job where org_id = :org and id = :id and lease_owner = :owner and attempts = :attempts`);

const MEMBERS = `j.id as "id", j.kind as "kind", j.state as "state", j.created_at as "createdAt", j.due_at as "dueAt",
  j.attempts as "attempts", j.failures as "failures", j.person_id as "personId", j.lease_until as "leaseUntil",
  j.progress as "progress", j.result as "result", j.error as "error", j.finished_at as "finishedAt",
  (select n.display_name from person n where n.org_id = :org and n.id = j.person_id) as "personName"`;

export const selectJob = query<{ org: number; id: string }, JobRow>(`
  select ${MEMBERS} from job j where j.org_id = :org and j.id = :id`);

export const selectPayload = query<{ org: number; id: string }, { readonly payload: string }>(`
  select j.payload as "payload" from job j where j.org_id = :org and j.id = :id`);

/** Keeps how far the work is with what it needs. For the transaction in which the work was done. */
export const savePayload = command<{ org: number; id: string; payload: string }>(`
  update job set payload = :payload where org_id = :org and id = :id`);

/**
 * A job of the kind that has not ended, other than the one with the id. Each part reads the index of its rows; SQLite takes that of
 * all jobs unless the time is compared.
 */
export const selectWaitingOfKind = query<{ org: number; kind: string; except: string }, { id: string }>(`
  select d.id as "id" from (
    select w.id from job w
    where w.org_id = :org and w.state = 'waiting' and w.lease_until is null and w.due_at >= 0 and w.kind = :kind
      and w.id <> :except limit 1) d
  union all select l.id from (
    select w.id from job w
    where w.org_id = :org and w.lease_until is not null and w.kind = :kind and w.id <> :except limit 1) l`);

interface Listing {
  readonly org: number;
  /** Null for every one. */
  readonly state: string | null;
  readonly kind: string | null;
  /** Of those that are waiting, 1: only those that a worker has at this time, 0: only the others. */
  readonly running: number | null;
  readonly now: number;
  /** Whose jobs; null for those of everybody. */
  readonly personId: string | null;
  /** The last row of the page before. */
  readonly at: number;
  readonly before: string;
  readonly limit: number;
}

/** The newest first. */
export const selectJobs = query<Listing, JobRow>(`
  select ${MEMBERS} from job j
  where j.org_id = :org and (j.created_at < :at or (j.created_at = :at and j.id < :before))
    and (cast(:state as text) is null or j.state = :state) and (cast(:kind as text) is null or j.kind = :kind)
    and (cast(:personId as text) is null or j.person_id = :personId)
    and (cast(:running as integer) is null or cast(:running as integer) = case when j.lease_until > :now then 1 else 0 end)
  order by j.created_at desc, j.id desc limit :limit`);

/** A job that has ended without success is due again. */
export const reviveJob = command<{ org: number; id: string; now: number }>(`
  update job set state = 'waiting', due_at = :now, failures = 0, finished_at = null
  where org_id = :org and id = :id and state in ('dead', 'cancelled')`);

export const cancelJob = command<{ org: number; id: string; now: number }>(`
  update job set state = 'cancelled', finished_at = :now, lease_owner = null, lease_until = null
  where org_id = :org and id = :id and state = 'waiting'`);

export const pruneJobs = command<{ org: number; before: number; deadBefore: number }>(`
  delete from job
  where org_id = :org and (finished_at < :deadBefore or (finished_at < :before and state <> 'dead'))`);
