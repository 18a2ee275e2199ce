/** The policy of stale devices in words, and what its next run does. */
import type { PolicyInForce, PolicyTarget } from '@heldby/client';
import { format } from '../../words/format.ts';
import { STALE } from '../../words/stale.ts';

type Policy = Pick<PolicyInForce, 'enabled' | 'settings' | 'nextRunAt'>;

export function sayPolicy({ enabled, settings, nextRunAt }: Policy): string {
  if (!enabled) return STALE.off;
  const values = new Map(settings.map(({ name, value }) => [name, value]));
  const limits = Object.entries(STALE.kinds).flatMap(([name, kind]) => {
    const days = values.get(name);
    return typeof days === 'number' ? [STALE.after(kind, days)] : [];
  });
  const then = values.get('staleEnds') === false ? STALE.stays : STALE.ends(Number(values.get('staleGraceDays')));
  const next = nextRunAt === null ? [] : [STALE.nextRun(format.dateTime(nextRunAt))];
  return [STALE.disables(limits), then, ...next].join(' ');
}

export interface RunCounts {
  readonly disabled: number;
  readonly ended: number;
  readonly released: number;
}

/** What a run now would do. What is to come later counts for nothing. */
export function countOf(targets: readonly Pick<PolicyTarget, 'what' | 'at'>[], nowMs: number): RunCounts {
  const due = targets.filter(({ at }) => at === null || Date.parse(at) <= nowMs);
  const count = (what: PolicyTarget['what']) => due.filter(each => each.what === what).length;
  return { disabled: count('disable'), ended: count('end'), released: count('release') };
}
