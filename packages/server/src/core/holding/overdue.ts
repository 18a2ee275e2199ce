/** Records loans that have become overdue, once for each due time. Nothing about the assignment changes. */
import { holdsAt } from '../../domain/assignment.ts';
import { markOverdueTold, selectNewlyOverdue, toAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

/** Returns how many it looked at; less than `limit` if there are no more. */
export async function tellOverdue(edit: Edit, limit: number): Promise<number> {
  const { tx, org, now } = edit;
  const overdue = (await tx.all(selectNewlyOverdue, { org, now, limit })).map(toAssignment);
  for (const loan of overdue) {
    tx.send(markOverdueTold, { org, ownerId: loan.owner.id, number: loan.number });
    if (loan.dueAt !== null && holdsAt(loan, now)) record.assignmentOverdue(edit, loan, loan.dueAt);
  }
  return overdue.length;
}
