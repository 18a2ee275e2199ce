/** The rows of `reach-rules.ts` about policies. */
import { listed, never, type ReachRule, rule, seen } from './reach-answers.ts';

/** Of a device of somebody here alone: it has waited for nothing any more once it was decided. */
const approved = rule(['ok', 404, 404, 'ok']);

export const POLICY_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.retention.preview': never,
  'native.loans.list': listed,
  'native.approvals.list': listed,
  'native.approvals.get': seen,
  'native.approvals.approve': approved,
  'native.approvals.deny': approved,
  'native.policies.list': listed,
  'native.policies.get': listed,
  'native.policies.update': never,
  'native.policies.preview': listed,
  'native.policies.run': never,
  'native.policies.runs': listed,
  'native.policies.undoRun': never,
  'native.policies.steps': listed,
  'native.policies.undoStep': never,
  'native.policies.exemptions': never,
  'native.policies.exempt': { ...never, body: () => ({ kind: 'tag', target: 'VIP' }) },
  'native.policies.removeExemption': never,
};
