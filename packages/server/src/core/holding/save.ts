/** The one way in which an assignment is stored: begun, changed, ended. */
import { isDeepStrictEqual } from 'node:util';
import { type Assignment, disabledReasonAt, endingInstant } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { LineSettings } from '../../domain/telephony.ts';
import { endAssignment as closeInterval, insertAssignment, updateAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';

/** Stores a new assignment. `line`: how the line that may come with it is to be. */
export async function beginAssignment(
  edit: Edit,
  device: Device,
  assignment: Assignment,
  line: Partial<LineSettings>,
): Promise<Assignment> {
  edit.tx.send(insertAssignment, rowOf(edit, assignment));
  record.assignmentCreated(edit, assignment);
  await tell(edit, 'assignment begun', { device, assignment, line });
  return assignment;
}

const RECORDERS = {
  updated: record.assignmentUpdated,
  disabled: record.assignmentDisabled,
  enabled: record.assignmentEnabled,
} as const;

/** Brings the stored assignment from `before` to `wanted`, and gives it as it is then. Nothing is written where nothing differs. */
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
  // A planned disabling that has come counts, also where it is taken back before the sweep has made it a fact.
  const wasBlocked = disabledReasonAt(before, edit.now) !== null;
  if (wasBlocked || after.disabledReason !== null) await tell(edit, 'assignment disabled', { assignment: after });
  if (how === 'enabled') await tell(edit, 'assignment enabled', { assignment: after });
  return after;
}

/** Closes the interval. What has ended already stays as it is. */
export async function endAssignment(edit: Edit, before: Assignment, reason: string | null): Promise<Assignment> {
  const until = endingInstant(before, edit.now);
  const key = { org: edit.org, ownerId: before.owner.id, number: before.number };
  // Somebody who takes a device from all of its holders meets guests who have left together with their host.
  if ((await edit.tx.run(closeInterval, { ...key, until, reason })) === 0) return before;
  const after: Assignment = { ...before, until, endReason: reason, revision: before.revision + 1 };
  record.assignmentEnded(edit, before, after);
  await tell(edit, 'assignment ended', { assignment: after });
  return after;
}

function rowOf({ org }: Edit, assignment: Assignment) {
  return { org, ownerId: assignment.owner.id, ownerKind: assignment.owner.kind, ...assignment };
}
