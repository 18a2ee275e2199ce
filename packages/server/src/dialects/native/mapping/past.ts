/** Reads the intervals of the past that somebody gives by hand. */
import type { When } from '../../../core/composed/history.ts';
import type { Correction } from '../../../core/holding/correct.ts';
import { invalid } from '../../../domain/problem.ts';
import type { Instant } from '../../../lib/instant.ts';
import { instants } from './requests.ts';

interface PastBody {
  readonly createdAt?: string;
  readonly until?: string;
  readonly endReason?: string | null;
}

/** Undefined for an assignment that begins now. */
export function whenIn(body: PastBody): When | undefined {
  const { createdAt, until } = pastOf(body);
  const { endReason } = body;
  if (createdAt === undefined) {
    if (until !== undefined)
      throw invalid('createdAt', 'given with `until`: an assignment that is over began, too', '', 'missing');
    if (endReason !== undefined) throw invalid('endReason', 'left out without `until`', endReason, 'unknown');
    return undefined;
  }
  if (until === undefined && endReason !== undefined)
    throw invalid('endReason', 'left out without `until`', endReason, 'unknown');
  return { createdAt, until: until ?? null, ...(endReason === undefined ? {} : { endReason }) };
}

const PLANS = ['expiresAt', 'disableAt', 'dueAt'] as const;

/** Undefined for a change of what is planned. */
export function correctionIn(
  body: PastBody & { readonly [P in (typeof PLANS)[number]]?: string | null },
): Correction | undefined {
  const { endReason } = body;
  const past = pastOf(body);
  if (past.createdAt === undefined && past.until === undefined && endReason === undefined) return undefined;
  for (const plan of PLANS) {
    if (body[plan] !== undefined)
      throw invalid(plan, 'left out with `createdAt` and `until`: correct first, then plan', body[plan] ?? '', 'unknown');
  }
  return { ...past, ...(endReason === undefined ? {} : { endReason }) };
}

/** When something began that was there before it was added. */
export function sinceIn(body: Pick<PastBody, 'createdAt'>): { createdAt?: Instant } {
  const { createdAt } = pastOf(body);
  return createdAt === undefined ? {} : { createdAt };
}

/** The other members. */
export function withoutSince<B extends { readonly createdAt?: string }>({ createdAt: _, ...others }: B): Omit<B, 'createdAt'> {
  return others;
}

function pastOf(body: PastBody): { createdAt?: Instant; until?: Instant } {
  return instants(body, ['createdAt', 'until']) as { createdAt?: Instant; until?: Instant };
}
