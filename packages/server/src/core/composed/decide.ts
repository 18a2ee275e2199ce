/** Decides about a device that waits for approval: its holder can use it, or holds it no longer. */
import { type Approval, waitsFor } from '../../domain/approval.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { Problem } from '../../domain/problem.ts';
import { selectApproval } from '../../storage/statements/approvals.ts';
import { blocker } from '../blocking.ts';
import { liftBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { enableAssignment } from '../holding/change.ts';
import { findAssignment } from '../holding/find.ts';
import { endAssignment, saveAssignment } from '../holding/save.ts';
import { closeApproval } from '../policies/approvals.ts';

export async function approve(edit: Edit, approval: Approval): Promise<void> {
  await enableAssignment(edit, await requireWaiting(edit, approval));
}

/** A block stays with the hardware, so that the person cannot register it anew. */
export async function deny(edit: Edit, approval: Approval): Promise<void> {
  const before = await requireWaiting(edit, approval);
  closeApproval(edit, approval, 'denied');
  const disabledReason = edit.write.reason ?? 'denied';
  const blocked = { ...before, disabledReason, disabledBy: blocker(edit), disabledAt: edit.now };
  await endAssignment(edit, await saveAssignment(edit, before, blocked, 'disabled'), `denied: ${disabledReason}`);
}

/** Nobody has decided. The person may ask again: no block stays. */
export async function expire(edit: Edit, approval: Approval): Promise<void> {
  const before = await findAssignment(edit.tx, edit.actor, approval.assignmentId);
  closeApproval(edit, approval, 'expired');
  if (before === undefined || before.until !== null || waitsFor(before) === null) return;
  await endAssignment(edit, before, 'nobody approved it in time');
  await liftBlocks(edit, before.deviceId, before.owner);
}

async function requireWaiting(edit: Edit, { id, assignmentId, state }: Approval): Promise<Assignment> {
  const assignment = await findAssignment(edit.tx, edit.actor, assignmentId);
  const isOpen = state === 'waiting' && assignment !== undefined && assignment.until === null && waitsFor(assignment) !== null;
  if (isOpen) return assignment;
  const present = await edit.tx.one(selectApproval, { org: edit.org, id });
  throw new Problem('conflict', `This does not wait any more: it is ${present?.state ?? state}.`);
}
