/** Foresees the policy of loans: which holders are reminded next, and when. */
import type { Core } from '../../../core/core.ts';
import { reachOf, requireRight } from '../../../core/rights.ts';
import { nextReminder, type Reminder, reminderDays } from '../../../domain/loan-reminder.ts';
import type { Position } from '../../../lib/cursor.ts';
import { slowLane } from '../../../lib/slow-lane.ts';
import { type ForeseenLoanRow, selectForeseenLoans } from '../../../storage/statements/policy-previews.ts';
import type { Reach } from '../../../storage/statements/reach.ts';
import { pageOfList, type Walk } from '../../lists.ts';
import { BEYOND, STRIDE } from '../../walk.ts';
import { filterOf, type Preview, proposedPolicy } from './question.ts';

export interface LoanForeseen {
  readonly loan: ForeseenLoanRow;
  readonly next: Reminder;
}

export function createLoansPreview(core: Core): Preview<LoanForeseen> {
  return async (actor, request) => {
    requireRight(actor, 'read devices');
    const days = reminderDays(await proposedPolicy(core.storage, actor.org, request.proposed));
    const now = core.clock.now();
    const foreseen = (loan: ForeseenLoanRow): LoanForeseen[] => {
      const { createdAt: lentAt, dueAt, remindedDays } = loan;
      const next = nextReminder({ lentAt, dueAt, remindedDays }, days, now);
      return next === null || (request.show === 'due' && next.at > now) ? [] : [{ loan, next }];
    };
    const key = { org: actor.org, now, ...reachOf(actor) };
    const read = (after: Position | null, limit: number) => take(core, key, after, limit, foreseen);
    const walk: Walk<LoanForeseen> = {
      read,
      count: async () => (await read(null, BEYOND)).length,
      positionOf: ({ loan }) => [loan.dueAt, loan.number],
      kinds: ['number', 'number'],
    };
    return pageOfList('loans', { ...request, filter: filterOf(request) }, walk, each => each);
  };
}

async function take(
  { storage }: Core,
  key: Reach & { readonly org: number; readonly now: number },
  position: Position | null,
  limit: number,
  foreseen: (loan: ForeseenLoanRow) => readonly LoanForeseen[],
): Promise<LoanForeseen[]> {
  const found: LoanForeseen[] = [];
  for (let [at, after] = (position ?? [-BEYOND, 0]) as [number, number]; found.length < limit; ) {
    const rows = await storage.all(selectForeseenLoans, { ...key, at, after, limit: STRIDE });
    found.push(...rows.flatMap(foreseen));
    const last = rows.at(-1);
    if (last === undefined || rows.length < STRIDE) break;
    [at, after] = [last.dueAt, last.number];
    await slowLane.turn(key.actor);
  }
  return found.slice(0, limit);
}
