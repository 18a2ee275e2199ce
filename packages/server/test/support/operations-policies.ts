/** The rows of `operations.ts` about policies. */
import type { Entries } from './refusals.ts';

/** Every organization has the policy. */
const own = { words: { name: 'stale' } };

export const POLICY_OPERATIONS: Entries = {
  'native.approvals.list': {},
  'native.approvals.get': {},
  'native.approvals.approve': {},
  'native.approvals.deny': {},
  'native.policies.list': {},
  'native.retention.preview': {},
  'native.loans.list': {},
  'native.policies.get': own,
  'native.policies.update': { ...own, body: () => ({ staleGraceDays: 9 }) },
  'native.policies.preview': own,
  'native.policies.run': own,
  'native.policies.runs': own,
  'native.policies.undoRun': own,
  'native.policies.steps': own,
  'native.policies.undoStep': own,
  'native.policies.exemptions': own,
  'native.policies.exempt': { ...own, body: () => ({ kind: 'tag', target: 'Leak' }) },
  'native.policies.removeExemption': own,
};
