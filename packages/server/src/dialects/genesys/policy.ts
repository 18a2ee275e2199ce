/** This dialect's part of the organization's policy, and how it is read. */
import { POLICY_SECTIONS } from '@heldby/contract';
import type { Policy } from '../../domain/organization.ts';
import { type PolicyPart, readPolicy } from '../../http/dialect/policy.ts';

interface GenesysPolicy {
  readonly genesysRatePerMinute: number;
  readonly genesysRequiresUser: boolean;
}

export const POLICY: PolicyPart<GenesysPolicy> = {
  schema: POLICY_SECTIONS.genesys,
  defaults: {
    // Contract genesys §7.
    genesysRatePerMinute: 300,
    // Contract genesys §10: a client that acts for itself has devices of its own.
    genesysRequiresUser: false,
  },
};

export function requiresUser(policy: Policy): boolean {
  return readPolicy(POLICY, policy, 'genesysRequiresUser');
}
