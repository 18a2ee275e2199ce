/** Corrects what the history says about who held a device: when it began and ended, or that it never was. */
import { type Assignment, holdsAt } from '../../domain/assignment.ts';
import { requirePast, requirePastInterval } from '../../domain/past.ts';
import { Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Edit } from '../change.ts';
import { requireNothingAgainst } from './past.ts';
import { endAssignment, eraseAssignment, rewriteAssignment } from './save.ts';

/** Members that are left out stay as they are. */
export interface Correction {
  readonly createdAt?: Instant;
  readonly until?: Instant;
  readonly endReason?: string | null;
}

/** An open assignment with an `until` ends then: its lines, pushes and sign-ins end now. */
export async function correctAssignment(edit: Edit, before: Assignment, correction: Correction): Promise<Assignment> {
  requireNoGuest(before);
  const { createdAt = before.createdAt, until } = correction;
  const isOpen = before.until === null;
  if (until === undefined && isOpen) requirePast('createdAt', createdAt, edit.now);
  else requirePastInterval(createdAt, until ?? before.until ?? edit.now, edit.now);
  const isEnding = isOpen && until !== undefined;
  const wanted = { ...before, createdAt, ...(until === undefined ? {} : { until }) };
  await requireNothingAgainst(edit, before.deviceId, wanted, before.id);
  const { endReason = before.endReason } = correction;
  const begun = await rewriteAssignment(edit, before, isEnding ? { ...before, createdAt } : { ...wanted, endReason });
  if (!isEnding) return begun;
  return endAssignment(edit, begun, endReason ?? edit.write.reason ?? null, until);
}

/** Only what was entered later, and is over, can be a mistake as a whole. Everything else happened. */
export async function removeAssignment(edit: Edit, before: Assignment): Promise<void> {
  if (holdsAt(before, edit.now) || before.until === null) {
    throw new Problem('conflict', 'The assignment is open: end it first, with until if it ended in the past.');
  }
  if (before.enteredAt === null || before.until > before.enteredAt) {
    throw new Problem(
      'conflict',
      'Only what was entered after it was over can be removed. Correct its `createdAt` and `until` instead.',
    );
  }
  eraseAssignment(edit, before);
}

function requireNoGuest({ role }: Assignment): void {
  if (role === 'guest') throw new Problem('conflict', 'The stay of a guest is what it was: it cannot be corrected.');
}
