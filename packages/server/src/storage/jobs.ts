/**
 * The queue of jobs, claimed by leases.
 *
 * A claim writes a lease into the rows that it takes: who has them, and until when. Claims of an organization run in its
 * transaction, which has one writer at a time on both databases, so two claimers never take the same row. A worker that dies
 * leaves its lease behind; once that has ended, the next claim frees the row, counts a failure, and takes it in its turn.
 *
 * A worker can lose its lease while it still works (it was too slow, or its machine slept). Each claim therefore has a
 * number, and what a worker says of its job changes nothing unless its claim is the latest: it gets false.
 *
 * A lease ends by the clock of the node that claims next. Make leases longer than the clocks of two nodes can differ.
 */
import type { OrgId } from '../domain/ids.ts';
import type { Instant } from '../lib/instant.ts';
import {
  type ClaimedRow,
  claimJobRows,
  deleteHeldJob,
  endHeldJob,
  extendLease,
  insertJob,
  releaseEndedLeases,
  releaseJob,
  selectClaimable,
} from './statements/jobs.ts';
import type { Reader, Storage, Transaction } from './storage.ts';

export interface NewJob {
  /** Chosen by the caller. Where a job of this id is waiting, it only becomes due earlier; where it has ended, it begins anew. */
  readonly id: string;
  readonly kind: string;
  /** JSON */
  readonly payload: string;
  readonly dueAt: Instant;
  readonly now: Instant;
  /** Who asked for it; null for the system. */
  readonly personId: string | null;
}

export interface ClaimRequest {
  /** The worker; different in each process. */
  readonly owner: string;
  readonly kind: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
}

/** A job and the claim by which its worker has it. */
export interface ClaimedJob extends ClaimedRow {
  readonly owner: string;
}

export function addJob(tx: Transaction, org: OrgId, job: NewJob): void {
  tx.send(insertJob, { org, ...job });
}

/** Takes what is due and not leased, the earliest first. */
export async function claimJobs(tx: Transaction, org: OrgId, request: ClaimRequest): Promise<ClaimedJob[]> {
  tx.send(releaseEndedLeases, { org, now: request.now });
  const rows = await tx.returning(claimJobRows, { org, ...request });
  return rows.map(row => ({ ...row, owner: request.owner })).toSorted(byDueTime);
}

/** Whether the claim still holds, and has the later end now. `progress` is JSON; null leaves it as it is. */
export async function extendClaim(
  tx: Transaction,
  org: OrgId,
  claim: ClaimedJob,
  leaseUntil: Instant,
  progress: string | null = null,
): Promise<boolean> {
  return (await tx.run(extendLease, { ...heldBy(org, claim), leaseUntil, progress })) === 1;
}

export interface Ended {
  readonly state: 'done' | 'dead';
  readonly now: Instant;
  /** JSON */
  readonly result: string | null;
  /** JSON; null leaves it as it is. */
  readonly progress: string | null;
  readonly error: string | null;
}

/**
 * Whether the claim still held; the job has ended then. One that somebody asked for again meanwhile is due at that time instead, unless it
 * is dead.
 */
export async function endJob(tx: Transaction, org: OrgId, claim: ClaimedJob, ended: Ended): Promise<boolean> {
  return (await tx.run(endHeldJob, { ...heldBy(org, claim), ...ended, claimedDueAt: claim.dueAt })) === 1;
}

/** Whether the claim still held, and the job is gone. One that somebody asked for again meanwhile stays. */
export async function forgetJob(tx: Transaction, org: OrgId, claim: ClaimedJob): Promise<boolean> {
  if ((await tx.run(deleteHeldJob, { ...heldBy(org, claim), claimedDueAt: claim.dueAt })) === 1) return true;
  return postponeJob(tx, org, claim, { dueAt: claim.dueAt, error: null, hasFailed: false });
}

export interface Postponed {
  readonly dueAt: Instant;
  /** Why it could not be done now. */
  readonly error: string | null;
  readonly hasFailed: boolean;
  /** JSON; left out: none. */
  readonly result?: string | null;
}

/** Whether the claim still held; the job has no lease then, and is due at the given time, or earlier if somebody asked for that meanwhile. */
export async function postponeJob(tx: Transaction, org: OrgId, claim: ClaimedJob, postponed: Postponed): Promise<boolean> {
  const { dueAt, error, hasFailed, result = null } = postponed;
  const parameters = { ...heldBy(org, claim), dueAt, error, result, failed: hasFailed ? 1 : 0, claimedDueAt: claim.dueAt };
  return (await tx.run(releaseJob, parameters)) === 1;
}

/** A claim in a transaction of its own. It reads first: where nothing is due, nothing is locked and no disk is waited for. */
export function createClaimDue(reader: Reader, transaction: Storage['transaction']): Storage['claimDue'] {
  return async (org, request) => {
    const first = await reader.one(selectClaimable, { org, now: request.now, kind: request.kind });
    return first === undefined ? [] : transaction(org, tx => claimJobs(tx, org, request));
  };
}

function heldBy(org: OrgId, { id, owner, attempts }: ClaimedJob) {
  return { org, id, owner, attempts };
}

function byDueTime(one: ClaimedRow, other: ClaimedRow): number {
  return one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1);
}
