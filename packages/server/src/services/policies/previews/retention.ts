/** Foresees retention: how many events, assignments, credentials and people would be removed. */
import type { Core } from '../../../core/core.ts';
import { requireRight } from '../../../core/rights.ts';
import type { Policy } from '../../../domain/organization.ts';
import { pageOfList } from '../../lists.ts';
import { filterOf, type Preview, proposedPolicy } from './question.ts';

export type Removed = 'events' | 'assignments' | 'credentials' | 'people';

export interface RetentionForeseen {
  readonly things: Removed;
  readonly setting: keyof Policy;
  readonly days: number;
  readonly count: number;
}

/** How much would go now by these settings. */
export type CountDue = (org: number, policy: Policy) => Promise<Readonly<Record<Removed, number>>>;

const SETTINGS = {
  events: 'keepEventsDays',
  assignments: 'keepEndedAssignmentsDays',
  credentials: 'keepSpentCredentialsDays',
  people: 'eraseLeaversDays',
} as const satisfies Record<Removed, keyof Policy>;

export function createRetentionPreview({ storage }: Core, countDue: CountDue): Preview<RetentionForeseen> {
  return async (actor, request) => {
    requireRight(actor, 'read events');
    const policy = await proposedPolicy(storage, actor.org, request.proposed);
    const due = await countDue(actor.org, policy);
    const all = (Object.keys(SETTINGS) as Removed[]).flatMap((things, place) => {
      const [setting, count] = [SETTINGS[things], due[things]];
      const days = policy[setting];
      return days === undefined || (request.show === 'due' && count === 0) ? [] : [{ things, setting, days, count, place }];
    });
    const behind = (after: number) => all.filter(({ place }) => place > after);
    const walk = {
      read: async (after: readonly (string | number)[] | null, limit: number) => behind(Number(after?.[0] ?? -1)).slice(0, limit),
      count: async () => all.length,
      positionOf: ({ place }: { readonly place: number }) => [place],
      kinds: ['number'] as const,
    };
    return pageOfList('retention', { ...request, filter: filterOf(request) }, walk, ({ place, ...each }) => each);
  };
}
