/** Gives assignments to the person that their holder turned out to be, with their lines and stays. */
import type { Assignment } from '../../domain/assignment.ts';
import type { Owner } from '../../domain/owner.ts';
import { giveAssignment, giveLines, giveStays } from '../../storage/statements/person-merges.ts';
import type { Edit } from '../change.ts';
import { recordCorrection } from '../record-corrections.ts';

export function giveTo(edit: Edit, before: Assignment, owner: Owner): Assignment {
  return giveBack(edit, before, { ...before, owner });
}

/** With the owner and the interval of `wanted`. */
export function giveBack(edit: Edit, present: Assignment, wanted: Assignment): Assignment {
  const { org, tx } = edit;
  const { owner, number, createdAt, until, endReason, endedBy, enteredAt } = wanted;
  const handed = { org, fromOwner: present.owner.id, toOwner: owner.id };
  // Null stands for the owner themselves, and they are another one now.
  const createdBy = wanted.createdBy === owner.id ? null : wanted.createdBy;
  const after: Assignment = { ...wanted, revision: present.revision + 1 };
  const interval = { createdAt, until, endReason, endedBy, enteredAt };
  tx.send(giveAssignment, { ...handed, number, createdBy, ...interval, revision: after.revision });
  if (present.owner.id !== owner.id) {
    tx.send(giveLines, { ...handed, assignmentId: present.id });
    tx.send(giveStays, { ...handed, assignmentId: present.id });
    edit.afterCommit(() => edit.everHeld.forget(org, owner.id));
  }
  recordCorrection.assignmentCorrected(edit, present, after);
  return after;
}
