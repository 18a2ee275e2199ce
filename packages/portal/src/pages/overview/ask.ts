/** What the overview asks the server. Each is asked once, however many parts of the page show it. */
import type { Leaver, Loan } from '@heldby/client';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { DAY_MS } from '../../words/local-time.ts';

/** A number; undefined while it is on its way, null where it could not be had. */
export type Asked = number | null | undefined;

interface Wish {
  readonly holderless?: true;
  readonly deviceless?: true;
  readonly unusedDays?: number;
}

/** How many there are that the list of this filter shows. */
export function useTotal(of: 'devices' | 'people' | null, wish: Wish = {}): Asked {
  const { unusedDays, ...filters } = wish;
  const since = unusedDays === undefined ? {} : { inactiveSince: dayBefore(unusedDays) };
  const query = { ...filters, ...since, limit: 1, total: true, fields: ['id'] } as const;
  const key = of && `${of}/?total&${JSON.stringify(query)}`;
  const { value, error } = useAnswer(key, async signal => {
    const { total } =
      of === 'people' ? await client.people.list(query, { signal }) : await client.devices.list(query, { signal });
    return total ?? null;
  });
  return value ?? (error === undefined ? undefined : null);
}

export interface Loans {
  readonly late: number;
  readonly out: number;
  /** Those that are due first. */
  readonly items: readonly Loan[];
}

export function useLoans(): Loans | null | undefined {
  const { value, error } = useAnswer('loans/?first', async signal => {
    const { items } = await client.reports.loans({ limit: MOST }, { signal });
    return { late: items.filter(({ overdue }) => overdue).length, out: items.length, items };
  });
  return value ?? (error === undefined ? undefined : null);
}

/** The largest page: no organization lends more at a time than somebody can look after. */
const MOST = 1_000;

export function useLeavers(sees: boolean): { readonly items: readonly Leaver[] } | null | undefined {
  const { value, error } = useAnswer(sees ? 'off_boardings/?planned' : null, async signal => {
    const { items } = await client.offBoardings.list({ state: 'planned', limit: MOST }, { signal });
    return { items: items.toSorted((a, b) => a.effectiveAt.localeCompare(b.effectiveAt)) };
  });
  return value ?? (error === undefined ? undefined : null);
}

/** How many sign-ins failed in a week. */
export function useSignInTrouble(sees: boolean): Asked {
  const since = dayBefore(7);
  const { value, error } = useAnswer(sees ? `sign_ins/?since=${since}` : null, async signal => {
    let attempts = 0;
    for await (const { after } of client.events.list.all({ type: 'sign_in.*', since, limit: MOST }, { signal })) {
      attempts += Number(after?.attempts ?? 0);
    }
    return attempts;
  });
  return value ?? (error === undefined ? undefined : null);
}

/** How many people are locked out now. */
export function useLockOuts(sees: boolean): Asked {
  const { value, error } = useAnswer(sees ? 'lock_outs' : null, async signal => {
    const { items } = await client.lockOuts.list({}, { signal });
    return new Set(items.map(({ personId }) => personId)).size;
  });
  return value ?? (error === undefined ? undefined : null);
}

/** The day in UTC, as the filters of lists take it. */
export function dayBefore(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}
