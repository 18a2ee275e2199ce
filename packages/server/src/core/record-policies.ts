/** One function for each type of event about policies. */
import { personOwner } from '../domain/owner.ts';
import type { Exemption, PolicyRun, PolicyStep } from '../domain/policies.ts';
import type { Edit } from './change.ts';
import { toExemptionRecord, toPolicyStepRecord } from './policy-objects.ts';
import { created, put, removed } from './put-event.ts';

const ofStep = ({ id, deviceId }: PolicyStep) => ({ subject: id, device: deviceId });

const ofExemption = ({ id, kind, target }: Exemption) => ({
  subject: id,
  device: kind === 'device' ? target : undefined,
  owner: kind === 'person' ? personOwner(target) : undefined,
});

export const recordPolicy = {
  stepTaken: (edit: Edit, step: PolicyStep) => created(edit, 'policy.step_taken', ofStep(step), toPolicyStepRecord(step)),
  stepUndone: (edit: Edit, step: PolicyStep) => removed(edit, 'policy.step_undone', ofStep(step), toPolicyStepRecord(step)),
  runFinished: (edit: Edit, { id, policy, disabled, ended, released, reminded }: PolicyRun) =>
    put(edit, 'policy.run_finished', { subject: id }, undefined, { policy, disabled, ended, released, reminded }),
  runUndone: (edit: Edit, { id, policy }: PolicyRun, undone: number) =>
    put(edit, 'policy.run_undone', { subject: id }, undefined, { policy, undone }),
  exemptionCreated: (edit: Edit, made: Exemption) =>
    created(edit, 'policy_exemption.created', ofExemption(made), toExemptionRecord(made)),
  exemptionRemoved: (edit: Edit, before: Exemption) =>
    removed(edit, 'policy_exemption.removed', ofExemption(before), toExemptionRecord(before)),
} as const;
