/** Maps the steps and exemptions of policies to the contract, as events have them. */
import type * as api from '@heldby/contract';
import type { Approval } from '../domain/approval.ts';
import { DAY_MICROS, type Exemption, type PolicyStep } from '../domain/policies.ts';
import { toIso, toIsoOrNull } from '../lib/instant.ts';

export function toPolicyStepRecord(step: PolicyStep): api.PolicyStepRecord {
  const { id, policy, runId, step: what, why, endedAssignments } = step;
  return { id, policy, runId, step: what, why, ...toIdleness(step), endedAssignments: [...endedAssignments] };
}

/** How long the device was not used when the step was taken. */
export function toIdleness({ lastActiveAt, limitDays, at }: Pick<PolicyStep, 'lastActiveAt' | 'limitDays' | 'at'>) {
  const idleDays = lastActiveAt === null ? null : Math.max(0, Math.floor((at - lastActiveAt) / DAY_MICROS));
  return { lastActiveAt: toIsoOrNull(lastActiveAt), idleDays, limitDays };
}

export function toApprovalRecord({ id, cause, state, assignmentId, expiresAt, reason, revision }: Approval): api.ApprovalRecord {
  return { id, cause, state, assignmentId, expiresAt: toIso(expiresAt), reason, revision };
}

export function toExemptionRecord({ id, policy, kind, target, reason, until }: Exemption): api.PolicyExemptionRecord {
  return { id, policy, kind, target, reason, until: toIsoOrNull(until) };
}
