/** One function for each type of event about policies. */
import type { Approval } from '../domain/approval.ts';
import type { Assignment } from '../domain/assignment.ts';
import { personOwner } from '../domain/owner.ts';
import type { Exemption, PolicyRun, PolicyStep } from '../domain/policies.ts';
import { type Instant, toIso } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { toApprovalRecord, toExemptionRecord, toPolicyStepRecord } from './policy-objects.ts';
import { changed, created, put, removed } from './put-event.ts';

const ofStep = ({ id, deviceId }: PolicyStep) => ({ subject: id, device: deviceId });

const ofExemption = ({ id, kind, target }: Exemption) => ({
  subject: id,
  device: kind === 'device' ? target : undefined,
  owner: kind === 'person' ? personOwner(target) : undefined,
});

const ofApproval = ({ id, deviceId, ownerId }: Approval) => ({ subject: id, device: deviceId, owner: personOwner(ownerId) });
const CLOSED = {
  approved: 'approval.approved',
  denied: 'approval.denied',
  expired: 'approval.expired',
  withdrawn: 'approval.withdrawn',
} as const;

export const recordPolicy = {
  approvalRequested: (edit: Edit, made: Approval) =>
    created(edit, 'approval.requested', ofApproval(made), toApprovalRecord(made)),
  approvalClosed: (edit: Edit, before: Approval, after: Approval) => {
    if (after.state === 'waiting') return;
    changed(edit, CLOSED[after.state], ofApproval(after), toApprovalRecord(before), toApprovalRecord(after));
  },
  loanReminded: (edit: Edit, { id, deviceId, owner }: Assignment, dueAt: Instant, days: number) =>
    put(edit, 'assignment.reminded', { subject: id, device: deviceId, owner }, undefined, { dueAt: toIso(dueAt), days }),
  stepTaken: (edit: Edit, step: PolicyStep) => created(edit, 'policy.step_taken', ofStep(step), toPolicyStepRecord(step)),
  stepUndone: (edit: Edit, step: PolicyStep) => removed(edit, 'policy.step_undone', ofStep(step), toPolicyStepRecord(step)),
  runFinished: (edit: Edit, { id, policy, disabled, ended, released, reminded }: PolicyRun) =>
    put(edit, 'policy.run_finished', { subject: id }, undefined, { policy, disabled, ended, released, reminded }),
  /** `isUndo`: it was to be undone. */
  runFailed: (edit: Edit, { id, policy, disabled, ended, released, reminded }: PolicyRun, isUndo: boolean, error: string) =>
    put(edit, 'policy.run_failed', { subject: id }, undefined, { policy, disabled, ended, released, reminded, isUndo, error }),
  runUndone: (edit: Edit, { id, policy }: PolicyRun, undone: number) =>
    put(edit, 'policy.run_undone', { subject: id }, undefined, { policy, undone }),
  exemptionCreated: (edit: Edit, made: Exemption) =>
    created(edit, 'policy_exemption.created', ofExemption(made), toExemptionRecord(made)),
  exemptionRemoved: (edit: Edit, before: Exemption) =>
    removed(edit, 'policy_exemption.removed', ofExemption(before), toExemptionRecord(before)),
} as const;
