/** Stores assignments. All code that begins, changes or ends an assignment calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { type Assignment, disabledReasonAt, EXPIRED, endingInstant, isDisablingDue, SCHEDULED } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { LineSettings } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  endAssignment as closeInterval,
  insertAssignment,
  markEntered,
  selectIsOpen,
  selectOpenAssignments,
  toAssignment,
  updateAssignment,
} from '../../storage/statements/assignments.ts';
import { deleteActivity, deleteAssignment, deleteRegistration, rewriteInterval } from '../../storage/statements/past.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';
import { recordCorrection } from '../record-corrections.ts';
import { followRestriction } from './restrict.ts';

/** Stores a new assignment. `line`: settings of the line that it gets on a desk phone. */
export async function beginAssignment(
  edit: Edit,
  device: Device,
  assignment: Assignment,
  line: Partial<LineSettings>,
): Promise<Assignment> {
  const { createdBy } = assignment;
  edit.tx.send(insertAssignment, {
    ...rowOf(edit, assignment),
    createdBy: createdBy === assignment.owner.id ? null : createdBy,
  });
  if (assignment.enteredAt !== null) markAsEntered(edit, assignment);
  record.assignmentCreated(edit, assignment);
  await tell(edit, 'assignment begun', { device, assignment, line });
  return assignment;
}

const RECORDERS = {
  updated: record.assignmentUpdated,
  disabled: record.assignmentDisabled,
  enabled: record.assignmentEnabled,
} as const;

/** Writes the assignment if `wanted` differs from `before`, and returns the stored object. */
export async function saveAssignment(
  edit: Edit,
  before: Assignment,
  wanted: Assignment,
  how: keyof typeof RECORDERS,
): Promise<Assignment> {
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Assignment = { ...wanted, revision: before.revision + 1 };
  edit.tx.send(updateAssignment, rowOf(edit, after));
  RECORDERS[how](edit, before, after);
  const lifted = await followRestriction(edit, before, after);
  if (isNewlyDisabled(before, after, edit.now)) await tell(edit, 'assignment disabled', { assignment: after });
  if (how === 'enabled') {
    await tell(edit, 'assignment enabled', { assignment: after });
    await enableElsewhere(edit, after, lifted);
  }
  return after;
}

/** The same hardware may have been registered as several devices. */
async function enableElsewhere(edit: Edit, { owner }: Assignment, deviceIds: readonly string[]): Promise<void> {
  for (const deviceId of deviceIds) {
    const open = await edit.tx.all(selectOpenAssignments, { org: edit.org, ownerId: owner.id, deviceId });
    for (const other of open.map(toAssignment)) await saveAssignment(edit, other, { ...other, ...ENABLED }, 'enabled');
  }
}

/** Nothing is blocked, and no disabling is planned. */
export const ENABLED = { disabledReason: null, disabledBy: null, disabledAt: null, disableAt: null } as const;

/** Closes the interval. An assignment that has ended stays unchanged. `at`: when it ended, where that was in the past. */
export async function endAssignment(edit: Edit, open: Assignment, given: string | null, at?: Instant): Promise<Assignment> {
  const before = await disableIfDue(edit, open);
  const until = endingInstant(before, at ?? edit.now);
  // A planned end that has come was the end, even if the sweep has not stored it yet.
  const reason = before.expiresAt !== null && before.expiresAt <= (at ?? edit.now) ? EXPIRED : given;
  const key = { org: edit.org, ownerId: before.owner.id, number: before.number };
  // When all holders of a device are ended in turn, ending the host has already ended the guests.
  // A planned end that has come is the system's, although somebody's request may find it first.
  const endedBy = reason === EXPIRED ? null : blocker(edit);
  if ((await edit.tx.one(selectIsOpen, key)) === undefined) return before;
  // With the device, this spoils no answer about another one that was read ahead.
  edit.tx.send(closeInterval, { ...key, deviceId: before.deviceId, until, reason, by: endedBy });
  const after: Assignment = { ...before, until, endReason: reason, endedBy, revision: before.revision + 1 };
  record.assignmentEnded(edit, before, after);
  await tell(edit, 'assignment ended', { assignment: after });
  return after;
}

/** Stores a planned disabling that is due, with the planned instant as its beginning. */
export async function disableIfDue(edit: Edit, before: Assignment): Promise<Assignment> {
  if (before.until !== null || !isDisablingDue(before, edit.now)) return before;
  const blocked = { disabledReason: SCHEDULED, disabledBy: null, disabledAt: before.disableAt };
  return saveAssignment(edit, before, { ...before, ...blocked }, 'disabled');
}

/**
 * Each disabling is reported once. A planned one that is due counts, even if it is cancelled before the sweep has stored it,
 * because reads have treated the assignment as disabled since that instant.
 */
function isNewlyDisabled(before: Assignment, after: Assignment, now: Instant): boolean {
  if (before.disabledReason !== null) return false;
  return after.disabledReason !== null || disabledReasonAt(before, now) !== null;
}

/** Stores an assignment that was over when it was entered. */
export function storePast(edit: Edit, assignment: Assignment): Assignment {
  const { createdBy, owner } = assignment;
  edit.tx.send(insertAssignment, { ...rowOf(edit, assignment), createdBy: createdBy === owner.id ? null : createdBy });
  markAsEntered(edit, assignment);
  record.assignmentCreated(edit, assignment);
  return assignment;
}

/** Writes another interval. Marked as entered when the assignment was, because its number is from then. */
export async function rewriteAssignment(edit: Edit, before: Assignment, wanted: Assignment): Promise<Assignment> {
  if (isDeepStrictEqual(wanted, before)) return before;
  const enteredAt = before.enteredAt ?? before.createdAt;
  const after: Assignment = { ...wanted, enteredAt, revision: before.revision + 1 };
  edit.tx.send(rewriteInterval, rowOf(edit, after));
  recordCorrection.assignmentCorrected(edit, before, after);
  return after;
}

/** Takes an assignment out of the history. Its events stay. */
export function eraseAssignment(edit: Edit, before: Assignment): void {
  const { org, tx } = edit;
  const { owner, number, id } = before;
  tx.send(deleteRegistration, { org, assignmentId: id });
  tx.send(deleteActivity, { org, number });
  tx.send(deleteAssignment, { org, ownerId: owner.id, number });
  recordCorrection.assignmentRemoved(edit, before);
}

/** A statement of its own, so that it costs those nothing that began as they were entered. */
function markAsEntered({ tx, org }: Edit, { owner, number, enteredAt, endedBy }: Assignment): void {
  if (enteredAt !== null) tx.send(markEntered, { org, ownerId: owner.id, number, enteredAt, endedBy });
}

function rowOf({ org }: Edit, assignment: Assignment) {
  return { org, ownerId: assignment.owner.id, ownerKind: assignment.owner.kind, ...assignment };
}
