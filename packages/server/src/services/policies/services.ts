/** The use cases about policies, for the composition of all. */
import type { Core } from '../../core/core.ts';
import { type Approvals, createApprovals } from './approvals.ts';
import { createPolicies, type Policies, type RetentionOfPolicy } from './policies.ts';

export interface PolicyServices {
  readonly policies: Policies;
  readonly approvals: Approvals;
}

export function createPolicyServices(core: Core, retention: RetentionOfPolicy): PolicyServices {
  return { policies: createPolicies(core, retention), approvals: createApprovals(core) };
}
