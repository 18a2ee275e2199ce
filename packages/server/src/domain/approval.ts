/** New devices of people that wait for approval. */
import type { Instant } from '../lib/instant.ts';
import type { Doer } from './assignment.ts';
import type { DeviceKind } from './device.ts';
import type { AssignmentId, DeviceId, OwnerId, PersonId } from './ids.ts';
import type { Policy } from './organization.ts';
import { DAY_MICROS } from './policies.ts';

export type ApprovalCause = 'approval' | 'caps';
export type ApprovalState = 'waiting' | 'approved' | 'denied' | 'expired' | 'withdrawn';

export interface Approval {
  readonly id: string;
  readonly number: number;
  readonly cause: ApprovalCause;
  readonly assignmentId: AssignmentId;
  readonly deviceId: DeviceId;
  readonly ownerId: PersonId;
  readonly state: ApprovalState;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: OwnerId | null;
  readonly reason: string | null;
  readonly revision: number;
}

/** With what is shown of the device and the people. */
export interface ShownApproval extends Approval {
  readonly kind: DeviceKind;
  readonly model: string | null;
  readonly names: { readonly device: string | null; readonly owner: string; readonly decidedBy: Doer };
  /** Whether the actor may decide it. */
  readonly mayDecide: boolean;
}

/** With which the reason of an assignment begins that waits. */
const WAITING = 'waiting for approval';

export const WAITING_REASON: Readonly<Record<ApprovalCause, string>> = {
  approval: WAITING,
  caps: `${WAITING}: more devices of this kind than the policy of caps allows`,
};

interface Disabled {
  readonly disabledReason: string | null;
  readonly disabledBy: OwnerId | null;
}

/** Which policy lets the assignment wait; null if none does. */
export function waitsFor({ disabledReason, disabledBy }: Disabled): ApprovalCause | null {
  if (disabledBy !== null || disabledReason === null) return null;
  if (disabledReason === WAITING_REASON.approval) return 'approval';
  return disabledReason === WAITING_REASON.caps ? 'caps' : null;
}

const APPROVAL_DAYS = 14;

export function expiryOf(policy: Policy, now: Instant): Instant {
  return now + (policy.approvalDays ?? APPROVAL_DAYS) * DAY_MICROS;
}
