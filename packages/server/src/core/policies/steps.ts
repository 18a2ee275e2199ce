/** Stores what a policy does to devices, step by step. All code that takes or undoes a step calls this file. */

import type { PolicyStep } from '../../domain/policies.ts';
import { notFound } from '../../domain/problem.ts';
import { fromStep, insertStep, markUndone, selectStep, toStep } from '../../storage/statements/policy-runs.ts';
import type { Reader } from '../../storage/storage.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { recordPolicy } from '../record-policies.ts';

export type StepWish = Omit<PolicyStep, 'id' | 'number' | 'at' | 'undoneAt' | 'undoneBy'>;

export function takeStep(edit: Edit, wish: StepWish): PolicyStep {
  const step: PolicyStep = {
    ...wish,
    id: edit.newId(),
    number: edit.newNumber(),
    at: edit.now,
    undoneAt: null,
    undoneBy: null,
  };
  edit.tx.send(insertStep, { org: edit.org, ...fromStep(step) });
  recordPolicy.stepTaken(edit, step);
  return step;
}

export function closeStep(edit: Edit, step: PolicyStep): void {
  edit.tx.send(markUndone, { org: edit.org, id: step.id, at: edit.now, by: blocker(edit) });
  recordPolicy.stepUndone(edit, step);
}

export async function requireStep(reader: Reader, org: number, id: string): Promise<PolicyStep> {
  const row = await reader.one(selectStep, { org, id });
  if (row === undefined) throw notFound('step');
  return toStep(row);
}
