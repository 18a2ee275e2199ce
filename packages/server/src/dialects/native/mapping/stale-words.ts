/** Says in words why the stale policy does something with a device. Pure. */
import { DAY_MICROS } from '../../../domain/policies.ts';
import type { StaleTarget } from '../../../services/policies/previews/stale.ts';

const RELEASED: Readonly<Record<string, string>> = {
  used: 'It was used again: it will be as it was before.',
  exempt: 'It is exempt now: it will be as it was before.',
  policy_changed: 'The policy no longer takes it for stale: it will be as it was before.',
  device_changed: 'It was set in repair, lost or retired, or nobody holds it any more: the policy lets it go.',
};

export function whyStale({ facts, finding, graceDays, idleMicros }: StaleTarget): string {
  const { what, why, lastActiveAt, limitDays } = finding;
  if (what === 'release') return RELEASED[why] ?? '';
  if (why === 'exempt') return 'It is exempt.';
  const idle = days(Math.floor(idleMicros / DAY_MICROS));
  const used = lastActiveAt === null ? `Never used; held or known for ${idle}` : `Not used for ${idle}`;
  const limit = limitDays === null ? '' : `, and the limit is ${days(limitDays)}`;
  if (facts.mark?.state !== 'grace') return `${used}${limit}.`;
  const then = finding.at === null ? 'It stays disabled' : `Its assignments end after a grace of ${days(graceDays)}`;
  return `${used}${limit}. ${then}.`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
