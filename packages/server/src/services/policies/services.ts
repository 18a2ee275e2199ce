/** The use cases about policies, for the composition of all. */
import type { Core } from '../../core/core.ts';
import { type Approvals, createApprovals } from './approvals.ts';
import { createPolicies, type Policies } from './policies.ts';
import type { ApplyRetention } from './runs.ts';

export interface PolicyServices {
  readonly policies: Policies;
  readonly approvals: Approvals;
}

export function createPolicyServices(core: Core, applyRetention: ApplyRetention): PolicyServices {
  return { policies: createPolicies(core, applyRetention), approvals: createApprovals(core) };
}
