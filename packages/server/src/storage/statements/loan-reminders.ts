/** Statements on the reminders of loans. */
import { command, query } from '../sql/statement.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, WITH_ACTIVITY } from './assignments.ts';

export type RemindedRow = AssignmentRow & { readonly remindedDays: number | null };

const LOANS = `select ${ASSIGNMENT_COLUMNS}, m.days as "remindedDays" from ${WITH_ACTIVITY}
  left join loan_reminder m on m.org_id = :org and m.assignment_number = a.number and m.due_at = a.due_at
  where a.org_id = :org and a.until is null and a.due_at is not null and (a.expires_at is null or a.expires_at > :now)`;

/** Open loans by when they are due, behind a position and due before an instant. */
export const selectLoansDue = query<
  { org: number; now: number; at: number; after: number; before: number; limit: number },
  RemindedRow
>(`
  ${LOANS} and a.due_at < :before and (a.due_at > :at or (a.due_at = :at and a.number > :after))
  order by a.due_at, a.number limit :limit`);

/** One of them, as it is now. */
export const selectLoan = query<{ org: number; now: number; number: number }, RemindedRow>(`
  ${LOANS} and a.number = :number`);

export const keepReminder = command<{ org: number; number: number; dueAt: number; days: number; at: number }>(`
  insert into loan_reminder (org_id, assignment_number, due_at, days, at) values (:org, :number, :dueAt, :days, :at)
  on conflict (org_id, assignment_number) do update set due_at = excluded.due_at, days = excluded.days, at = excluded.at`);
