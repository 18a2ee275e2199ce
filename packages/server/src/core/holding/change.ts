/** Changes the planned end of an assignment, and disables and enables it. */
import { type Assignment, SCHEDULED } from '../../domain/assignment.ts';
import { BY_ADMINISTRATOR, blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { type AssignmentWish, requireFuture } from './assign.ts';
import { saveAssignment } from './save.ts';

export type Plans = Pick<AssignmentWish, 'expiresAt' | 'disableAt'>;

export async function planAssignment(edit: Edit, before: Assignment, plans: Plans): Promise<Assignment> {
  requireFuture(plans, edit.now);
  return saveAssignment(edit, before, { ...before, ...plans }, 'updated');
}

/** Blocks this holder of the device until the assignment is enabled again. Other holders are not affected. */
export async function disableAssignment(edit: Edit, before: Assignment, reason: string | null): Promise<Assignment> {
  if (before.disabledReason !== null) return before;
  const blocked = { disabledReason: reason ?? BY_ADMINISTRATOR, disabledBy: blocker(edit), disabledAt: edit.now };
  return saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
}

/** Also cancels a planned disabling. */
export async function enableAssignment(edit: Edit, before: Assignment): Promise<Assignment> {
  const free = { disabledReason: null, disabledBy: null, disabledAt: null, disableAt: null };
  return saveAssignment(edit, before, { ...before, ...free }, 'enabled');
}

/** Stores a planned disabling that is due, with the planned instant as its beginning. */
export async function disableAsPlanned(edit: Edit, before: Assignment): Promise<Assignment> {
  const blocked = { disabledReason: SCHEDULED, disabledBy: null, disabledAt: before.disableAt };
  return saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
}
