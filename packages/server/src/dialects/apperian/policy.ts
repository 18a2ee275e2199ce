/** This dialect's part of the organization's policy, and how it is read. */
import { POLICY_SECTIONS } from '@heldby/contract';
import type { Actor } from '../../domain/actor.ts';
import type { OwnerId } from '../../domain/ids.ts';
import { type PolicyPart, readPolicy } from '../../http/dialect/policy.ts';

interface ApperianPolicy {
  readonly apperianShowsPushTokens: boolean;
}

export const POLICY: PolicyPart<ApperianPolicy> = {
  schema: POLICY_SECTIONS.apperian,
  // Contract apperian §3.2: the vendor's page prints them.
  defaults: { apperianShowsPushTokens: true },
};

/** Holders see their own push tokens; the organization decides about administrators. */
export function showsPushTokens(actor: Pick<Actor, 'id' | 'policy'>, holder: OwnerId): boolean {
  return actor.id === holder || readPolicy(POLICY, actor.policy, 'apperianShowsPushTokens');
}
