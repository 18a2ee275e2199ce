/** Exempting a device and taking that back, each the way back of the other. */
import type { PolicyExemption } from '@heldby/client';
import { client } from '../../data/client.ts';
import type { Change } from '../../data/write.ts';
import { STALE_JOBS } from '../../words/stale.ts';

export const POLICY = 'stale';

/** The beginning of the keys of all that the page asks. */
export const OLD_BY = ['policies'];

interface Reason {
  readonly reason?: string;
}

type Exempt = Pick<PolicyExemption, 'kind' | 'target' | 'until'>;

export function exempting({ kind, target, until }: Exempt, name: string, reason: Reason): Change<PolicyExemption> {
  return {
    run: options => client.policies.exempt(POLICY, { kind, target, until, ...reason }, options),
    done: STALE_JOBS.exempted(name),
    undo: exemption => endingExemption(exemption, name, {}),
    refreshes: OLD_BY,
  };
}

export function endingExemption(exemption: PolicyExemption, name: string, reason: Reason): Change<PolicyExemption> {
  const before: Reason = exemption.reason === null ? {} : { reason: exemption.reason };
  return {
    run: options => client.policies.removeExemption(POLICY, exemption.id, reason, options),
    done: STALE_JOBS.notExempt(name),
    undo: () => exempting(exemption, name, before),
    refreshes: OLD_BY,
  };
}
