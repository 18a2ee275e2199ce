/** This dialect's part of the organization's policy. */
import { POLICY_SECTIONS, type WebexModel } from '@heldby/contract';
import type { PolicyPart } from '../../http/dialect/policy.ts';

/** A model that an organization adds to the vendor's. */
export type AddedModel = WebexModel;

interface WebexPolicy {
  readonly webexModels: readonly AddedModel[];
}

export const POLICY: PolicyPart<WebexPolicy> = {
  schema: POLICY_SECTIONS.webex,
  defaults: { webexModels: [] },
};
