/**
 * Work that becomes due, claimed by leases.
 *
 * A claim writes a lease into the rows that it takes: who has them, and until when. Claims of an organization run in its
 * transaction, which has one writer at a time on both databases, so two claimers never take the same row. A worker that dies
 * leaves its lease behind; once that has ended, the next claim frees the row, and takes it in its turn.
 *
 * A worker can lose its lease while it still works (it was too slow, or its machine slept). Each claim therefore has a
 * number, and `extend`, `complete` and `fail` change nothing for a claim that is not the latest: they return false.
 *
 * A lease ends by the clock of the node that claims next. Make leases longer than the clocks of two nodes can differ.
 */
import type { OrgId } from '../domain/ids.ts';
import type { Instant } from '../lib/instant.ts';
import {
  claimDueWork,
  type DueWorkRow,
  deleteDueWork,
  extendLease,
  insertDueWork,
  releaseDueWork,
  releaseEndedLeases,
  selectClaimable,
} from './statements/due-work.ts';
import type { Reader, Storage, Transaction } from './storage.ts';

export interface NewWork {
  /** Chosen by the caller. An id that is there already adds nothing. */
  readonly id: string;
  readonly kind: string;
  /** JSON */
  readonly payload: string;
  readonly dueAt: Instant;
}

export interface ClaimRequest {
  /** The worker; different in each process. */
  readonly owner: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
}

/** An item and the claim by which its worker has it. */
export interface ClaimedWork extends DueWorkRow {
  readonly owner: string;
}

/** False where work of this id is there already. */
export async function addWork(tx: Transaction, org: OrgId, work: NewWork): Promise<boolean> {
  const { id, kind, payload, dueAt } = work;
  return (await tx.run(insertDueWork, { org, id, kind, payload, dueAt })) === 1;
}

/** Takes what is due and not leased, the earliest first. */
export async function claimWork(tx: Transaction, org: OrgId, request: ClaimRequest): Promise<ClaimedWork[]> {
  const { owner, now, leaseUntil, limit } = request;
  tx.send(releaseEndedLeases, { org, now });
  const rows = await tx.returning(claimDueWork, { org, owner, now, leaseUntil, limit });
  return rows.map(row => ({ ...row, owner })).toSorted(byDueTime);
}

/** Whether the claim still holds, and has the later end now. */
export async function extendClaim(tx: Transaction, org: OrgId, claim: ClaimedWork, leaseUntil: Instant): Promise<boolean> {
  return (await tx.run(extendLease, { ...heldBy(org, claim), leaseUntil })) === 1;
}

/** Whether the claim still held; the work is gone then. */
export async function completeWork(tx: Transaction, org: OrgId, claim: ClaimedWork): Promise<boolean> {
  return (await tx.run(deleteDueWork, heldBy(org, claim))) === 1;
}

/** Whether the claim still held; the work has no lease then, and is due at the given time. */
export async function failWork(tx: Transaction, org: OrgId, claim: ClaimedWork, nextDue: Instant): Promise<boolean> {
  return (await tx.run(releaseDueWork, { ...heldBy(org, claim), dueAt: nextDue })) === 1;
}

/** A claim in a transaction of its own. It reads first: where nothing is due, nothing is locked and no disk is waited for. */
export function createClaimDue(reader: Reader, transaction: Storage['transaction']): Storage['claimDue'] {
  return async (org, request) => {
    const first = await reader.one(selectClaimable, { org, now: request.now });
    return first === undefined ? [] : transaction(org, tx => claimWork(tx, org, request));
  };
}

function heldBy(org: OrgId, { id, owner, attempts }: ClaimedWork) {
  return { org, id, owner, attempts };
}

function byDueTime(one: DueWorkRow, other: DueWorkRow): number {
  return one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1);
}
