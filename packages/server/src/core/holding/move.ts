/** Moves assignments between two registrations of one device, with the lines and the stays of guests that came with them. */
import type { Assignment } from '../../domain/assignment.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { insertAssignment, markEntered, touchAssignment } from '../../storage/statements/assignments.ts';
import { moveAssignment, moveLines, moveStays, restoreAssignment } from '../../storage/statements/merges.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { recordCorrection } from '../record-corrections.ts';

export function moveTo(edit: Edit, before: Assignment, deviceId: DeviceId): Assignment {
  const { org, tx } = edit;
  const after: Assignment = { ...before, deviceId, revision: before.revision + 1 };
  const { owner, number, revision } = after;
  tx.send(moveAssignment, { org, ownerId: owner.id, number, deviceId, revision });
  moveParts(edit, before, deviceId);
  recordCorrection.assignmentCorrected(edit, before, after);
  return after;
}

/** Puts an assignment on the device, and into the interval, that it had. */
export function putBack(edit: Edit, present: Assignment, wanted: Assignment): Assignment {
  const after: Assignment = { ...wanted, revision: present.revision + 1 };
  const { owner, number, deviceId, createdAt, until, endReason, endedBy, enteredAt, revision } = after;
  const interval = { createdAt, until, endReason, endedBy, enteredAt };
  edit.tx.send(restoreAssignment, { org: edit.org, ownerId: owner.id, number, deviceId, ...interval, revision });
  if (present.deviceId !== deviceId) moveParts(edit, present, deviceId);
  recordCorrection.assignmentCorrected(edit, present, after);
  return after;
}

/** Stores an assignment again that was taken out of the history. */
export function insertAgain({ tx, org, ...edit }: Edit, gone: Assignment): void {
  const { owner, number, createdBy, enteredAt, endedBy, lastActiveAt } = gone;
  const row = { ...gone, org, ownerId: owner.id, ownerKind: owner.kind };
  tx.send(insertAssignment, { ...row, createdBy: createdBy === owner.id ? null : createdBy });
  tx.send(markEntered, { org, ownerId: owner.id, number, enteredAt, endedBy });
  if (lastActiveAt !== null) tx.send(touchAssignment, { org, number, at: lastActiveAt });
  record.assignmentCreated({ tx, org, ...edit }, gone);
  edit.afterCommit(() => edit.everHeld.forget(org, owner.id));
}

function moveParts({ tx, org }: Edit, { id: assignmentId, deviceId: fromDevice }: Assignment, toDevice: DeviceId): void {
  const parts = { org, fromDevice, toDevice, assignmentId };
  tx.send(moveLines, parts);
  tx.send(moveStays, parts);
}
