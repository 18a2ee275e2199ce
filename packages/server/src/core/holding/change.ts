/** Changes what is planned for an assignment, and blocks its holder on the device. */
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

/** Blocks this holder, and no other, until they are enabled again. */
export async function disableAssignment(edit: Edit, before: Assignment, reason: string | null): Promise<Assignment> {
  if (before.disabledReason !== null) return before;
  const blocked = { disabledReason: reason ?? BY_ADMINISTRATOR, disabledBy: blocker(edit), disabledAt: edit.now };
  return saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
}

/** A planned disabling goes with it. */
export async function enableAssignment(edit: Edit, before: Assignment): Promise<Assignment> {
  const free = { disabledReason: null, disabledBy: null, disabledAt: null, disableAt: null };
  return saveAssignment(edit, before, { ...before, ...free }, 'enabled');
}

/** Makes a planned disabling that has come a fact, from the instant that was planned. */
export async function disableAsPlanned(edit: Edit, before: Assignment): Promise<Assignment> {
  const blocked = { disabledReason: SCHEDULED, disabledBy: null, disabledAt: before.disableAt };
  return saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
}
