/** Reminds the holder of a loan. The one place where that is done: what tells people of it begins here. */
import type { Assignment } from '../../domain/assignment.ts';
import { keepReminder } from '../../storage/statements/loan-reminders.ts';
import type { Edit } from '../change.ts';
import { recordPolicy } from '../record-policies.ts';
import { sendMail } from '../send-mail.ts';

/** `days`: after the due time; below 0 before it. */
export function remind(edit: Edit, loan: Assignment, days: number): void {
  const { org, now } = edit;
  if (loan.dueAt === null) return;
  edit.tx.send(keepReminder, { org, number: loan.number, dueAt: loan.dueAt, days, at: now });
  recordPolicy.loanReminded(edit, loan, loan.dueAt, days);
  if (loan.owner.kind !== 'person') return;
  const template = days > 0 ? 'loan_overdue' : 'loan_due';
  sendMail(edit, { template, to: loan.owner.id, deviceId: loan.deviceId, day: loan.dueAt, page: 'my-devices' });
}
