/** Carries out a run of the policy of loans: reminds the holders whose day has come. */
import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { remind } from '../../core/holding/remind.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { countIn, requireAtWork } from '../../core/policies/runs.ts';
import { systemActor } from '../../domain/actor.ts';
import { reminderDays, reminderDue } from '../../domain/loan-reminder.ts';
import type { Organization } from '../../domain/organization.ts';
import { DAY_MICROS, NO_COUNTS } from '../../domain/policies.ts';
import { inBatches } from '../../lib/in-batches.ts';
import type { Instant } from '../../lib/instant.ts';
import { toAssignment } from '../../storage/statements/assignments.ts';
import { type RemindedRow, selectLoan, selectLoansDue } from '../../storage/statements/loan-reminders.ts';
import type { Task } from './stale-run.ts';

type Of = Pick<Organization, 'org' | 'id'>;

/** Loans in one transaction. */
const BATCH = 100;
const BEFORE_ALL = -Number.MAX_SAFE_INTEGER;

export async function runLoans(core: Core, organization: Of, runId: string, { signal }: Task): Promise<void> {
  const { org, id } = organization;
  const days = reminderDays((await requireOrganization(core.storage, org)).policy);
  const [first = 0] = days;
  const now = core.clock.now();
  // A reminder comes when its day begins, which is up to a day before the hour of the due time.
  const key = { org, now, before: now - (first - 1) * DAY_MICROS, limit: BATCH };
  const read = ([at, after]: readonly [number, number]) => core.storage.all(selectLoansDue, { ...key, at, after });
  const positionOf = (row: RemindedRow) => [row.dueAt ?? 0, row.number] as const;
  const write = { actor: systemActor(org, id), reason: 'the policy says so: loans' };
  for await (const rows of inBatches<RemindedRow, readonly [number, number]>([BEFORE_ALL, 0], BATCH, read, positionOf)) {
    signal.throwIfAborted();
    const due = rows.filter(row => dueOf(row, days, now) !== null);
    if (due.length === 0) continue;
    await change(core, write, { name: 'policies.remind', needs: null }, null, async edit => {
      const run = await requireAtWork(edit, runId, 'running');
      let reminded = 0;
      for (const { number } of due) {
        // Read again: another node may have reminded of it.
        const row = await edit.tx.one(selectLoan, { org, now, number });
        const day = row === undefined ? null : dueOf(row, days, now);
        if (row === undefined || day === null) continue;
        remind(edit, toAssignment(row), day);
        reminded += 1;
      }
      countIn(edit, run, { ...NO_COUNTS, reminded });
    });
  }
}

function dueOf({ createdAt, dueAt, remindedDays }: RemindedRow, days: readonly number[], now: Instant): number | null {
  return dueAt === null ? null : reminderDue({ lentAt: createdAt, dueAt, remindedDays }, days, now);
}
