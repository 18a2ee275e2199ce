/** What the overview asks the server. Each is asked once, however many parts of the page show it. */

import type { Happened, Leaver, Loan, Overview } from '@heldby/client';
import type { Answer } from '../../data/answers.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { DAY_MS } from '../../words/local-time.ts';
import { presentMs } from '../../words/present.ts';

/** The beginning of the keys, for another try. */
export const ASKED = {
  figures: 'reports/overview',
  weeks: 'reports/happened',
  loans: 'loans/first',
  leavers: 'off_boardings/next',
};

export function useFigures(): Answer<Overview> {
  return useAnswer(ASKED.figures, signal => client.reports.overview({ signal }));
}

export function useWeeks(): Answer<readonly Happened[]> {
  return useAnswer(ASKED.weeks, async signal => (await client.reports.happened({ per: 'week' }, { signal })).items);
}

/** The lists have the others. */
export const SHOWN_ROWS = 6;

/** Those that are due first. */
export function useLoans(): Answer<readonly Loan[]> {
  return useAnswer(ASKED.loans, async signal => (await client.reports.loans({ limit: SHOWN_ROWS }, { signal })).items);
}

/** The largest page: the list begins with who leaves last. */
const MOST = 1_000;

/** Those who leave first. */
export function useLeavers(sees: boolean): Answer<readonly Leaver[]> {
  return useAnswer(sees ? ASKED.leavers : null, async signal => {
    const { items } = await client.offBoardings.list({ state: 'planned', limit: MOST }, { signal });
    return items.toSorted((a, b) => a.effectiveAt.localeCompare(b.effectiveAt));
  });
}

/** The day in UTC, as the filters of lists take it. */
export function dayBefore(days: number): string {
  return new Date(presentMs() - days * DAY_MS).toISOString().slice(0, 10);
}
