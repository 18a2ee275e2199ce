/** Says what a policy is about to do, to what, when and why, or would do with other settings. Changes nothing. */
import type { Core } from '../../../core/core.ts';
import { type ApprovalForeseen, createApprovalPreview } from './approval.ts';
import { type CapForeseen, createCapsPreview } from './caps.ts';
import { createLoansPreview, type LoanForeseen } from './loans.ts';
import type { Preview } from './question.ts';
import { type CountDue, createRetentionPreview, type RetentionForeseen } from './retention.ts';
import { createStalePreview, type StaleTarget } from './stale.ts';

export interface PolicyPreviews {
  readonly stale: Preview<StaleTarget>;
  readonly caps: Preview<CapForeseen>;
  readonly approval: Preview<ApprovalForeseen>;
  readonly loans: Preview<LoanForeseen>;
  readonly retention: Preview<RetentionForeseen>;
}

export function createPolicyPreviews(core: Core, countDue: CountDue): PolicyPreviews {
  return {
    stale: createStalePreview(core),
    caps: createCapsPreview(core),
    approval: createApprovalPreview(core),
    loans: createLoansPreview(core),
    retention: createRetentionPreview(core, countDue),
  };
}
