/** Stores which new devices wait for approval, and what was decided. All code that asks or decides calls this file. */
import { type Approval, type ApprovalState, expiryOf, waitsFor } from '../../domain/approval.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { insertApproval, selectWaitingOf, updateApproval } from '../../storage/statements/approvals.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { recordPolicy } from '../record-policies.ts';
import { sendMail, sendMailOnce } from '../send-mail.ts';

/** An assignment that begins waiting is asked for. Does nothing for any other. */
export function askApproval(edit: Edit, assignment: Assignment): void {
  const cause = waitsFor(assignment);
  if (cause === null) return;
  const asked: Approval = {
    id: edit.newId(),
    number: edit.newNumber(),
    cause,
    assignmentId: assignment.id,
    deviceId: assignment.deviceId,
    ownerId: assignment.owner.id,
    state: 'waiting',
    askedAt: edit.now,
    expiresAt: expiryOf(edit.actor.policy, edit.now),
    decidedAt: null,
    decidedBy: null,
    reason: null,
    revision: 1,
  };
  edit.tx.send(insertApproval, { org: edit.org, ...asked });
  recordPolicy.approvalRequested(edit, asked);
  const about = { deviceId: asked.deviceId, about: asked.ownerId, page: 'approvals' };
  sendMailOnce(edit, 'approvals', { template: 'approval_asked', to: 'administrators', ...about });
}

/** What the person is told by mail. */
const MAILS = { approved: 'approval_given', denied: 'approval_denied', expired: null, withdrawn: null } as const;

/** `reason`: in the words of who decides. */
export function closeApproval(edit: Edit, before: Approval, state: Exclude<ApprovalState, 'waiting'>): Approval {
  const reason = edit.write.reason ?? null;
  const decided = { state, decidedAt: edit.now, decidedBy: blocker(edit), reason };
  const after: Approval = { ...before, ...decided, revision: before.revision + 1 };
  edit.tx.send(updateApproval, { org: edit.org, id: after.id, ...decided, revision: after.revision });
  recordPolicy.approvalClosed(edit, before, after);
  const template = MAILS[state];
  if (template !== null) sendMail(edit, { template, to: after.ownerId, deviceId: after.deviceId, page: 'my-devices' });
  return after;
}

/** Who enables a waiting assignment has approved it. */
export async function noteApproved(edit: Edit, { id }: Assignment): Promise<void> {
  const found = await findWaiting(edit, id);
  if (found !== undefined) closeApproval(edit, found, 'approved');
}

/** The holder gave the device up, or left, before anybody decided. */
export async function withdrawApproval(edit: Edit, assignment: Assignment): Promise<void> {
  if (waitsFor(assignment) === null) return;
  const found = await findWaiting(edit, assignment.id);
  if (found !== undefined) closeApproval(edit, found, 'withdrawn');
}

function findWaiting({ tx, org }: Edit, assignmentId: string): Promise<Approval | undefined> {
  return tx.one(selectWaitingOf, { org, assignmentId }) as Promise<Approval | undefined>;
}
