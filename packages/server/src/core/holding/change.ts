/** Changes what is planned for an assignment, and disables and enables it. */
import type { Assignment } from '../../domain/assignment.ts';
import { type Block, carriesPlans } from '../../domain/block.ts';
import type { Instant } from '../../lib/instant.ts';
import { BY_ADMINISTRATOR, blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { type AssignmentWish, requireFuture, requirePlansFor } from './assign.ts';
import { beginningOf } from './restrict.ts';
import { disableIfDue, ENABLED, endAssignment, saveAssignment } from './save.ts';

export type Plans = Pick<AssignmentWish, 'expiresAt' | 'disableAt' | 'dueAt'>;

/** A disabling that has come stays: an administrator enables the assignment. */
export async function planAssignment(edit: Edit, stored: Assignment, plans: Plans): Promise<Assignment> {
  requireFuture(plans, edit.now);
  requirePlansFor(stored.role, plans);
  const before = await disableIfDue(edit, stored);
  const after = await saveAssignment(edit, before, { ...before, ...plans }, 'updated');
  if (after.expiresAt !== before.expiresAt) await tell(edit, 'assignment planned', { assignment: after });
  return after;
}

/** Blocks this holder of the device until the block is lifted. Other holders are not affected. A blocked guest leaves. */
export async function disableAssignment(edit: Edit, before: Assignment, reason: string | null): Promise<Assignment> {
  if (before.disabledReason !== null) return before;
  const blocked = { disabledReason: reason ?? BY_ADMINISTRATOR, disabledBy: blocker(edit), disabledAt: edit.now };
  const after = await saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
  return after.role === 'guest' ? endAssignment(edit, after, blocked.disabledReason) : after;
}

/** Puts the blocks on an assignment that were found after it began. */
export async function restrictAsBlocked(edit: Edit, before: Assignment, blocks: readonly Block[]): Promise<Assignment> {
  const { disabledReason, disabledBy, disabledAt, ...plans } = beginningOf(edit, { role: before.role }, blocks);
  const planned = {
    expiresAt: earlier(before.expiresAt, plans.expiresAt),
    disableAt: earlier(before.disableAt, plans.disableAt),
  };
  const isBlocked = before.disabledReason === null && disabledReason !== null;
  const wanted = { ...before, ...planned, ...(isBlocked ? { disabledReason, disabledBy, disabledAt } : {}) };
  return saveAssignment(edit, before, wanted, isBlocked ? 'disabled' : 'updated');
}

/** Lifts the block, and cancels a planned disabling. */
export async function enableAssignment(edit: Edit, before: Assignment): Promise<Assignment> {
  return saveAssignment(edit, before, { ...before, ...ENABLED }, 'enabled');
}

/** The same, and cancels a planned end of somebody who holds the device for themselves. */
export async function freeAssignment(edit: Edit, before: Assignment): Promise<Assignment> {
  const expiresAt = carriesPlans(before.role) ? null : before.expiresAt;
  return saveAssignment(edit, before, { ...before, ...ENABLED, expiresAt }, 'enabled');
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
