/** Stores assignments. All code that begins, changes or ends an assignment calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { type Assignment, disabledReasonAt, EXPIRED, endingInstant } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { LineSettings } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { endAssignment as closeInterval, insertAssignment, updateAssignment } from '../../storage/statements/assignments.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';

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
  if (isNewlyDisabled(before, after, edit.now)) await tell(edit, 'assignment disabled', { assignment: after });
  if (how === 'enabled') await tell(edit, 'assignment enabled', { assignment: after });
  return after;
}

/** Closes the interval. An assignment that has ended stays unchanged. */
export async function endAssignment(edit: Edit, before: Assignment, reason: string | null): Promise<Assignment> {
  const until = endingInstant(before, edit.now);
  const key = { org: edit.org, ownerId: before.owner.id, number: before.number };
  // When all holders of a device are ended in turn, ending the host has already ended the guests.
  // A planned end that has come is the system's, although somebody's request may find it first.
  const endedBy = reason === EXPIRED ? null : blocker(edit);
  if ((await edit.tx.run(closeInterval, { ...key, until, reason, by: endedBy })) === 0) return before;
  const after: Assignment = { ...before, until, endReason: reason, endedBy, revision: before.revision + 1 };
  record.assignmentEnded(edit, before, after);
  await tell(edit, 'assignment ended', { assignment: after });
  return after;
}

/**
 * Each disabling is reported once. A planned one that is due counts, even if it is cancelled before the sweep has stored it,
 * because reads have treated the assignment as disabled since that instant.
 */
function isNewlyDisabled(before: Assignment, after: Assignment, now: Instant): boolean {
  if (before.disabledReason !== null) return false;
  return after.disabledReason !== null || disabledReasonAt(before, now) !== null;
}

function rowOf({ org }: Edit, assignment: Assignment) {
  return { org, ownerId: assignment.owner.id, ownerKind: assignment.owner.kind, ...assignment };
}
